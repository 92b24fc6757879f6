package dev.mayday.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.spool.Loss.Reason;
import org.junit.jupiter.api.Test;

class LossTest {

    @Test
    void how_much_a_set_back_spool_lost_is_unknown_and_not_nothing() {
        var loss = Loss.ofRecords(Reason.SET_BACK, "a", 5, 9, 0);

        assertThat(loss.recordsInWords()).isEqualTo("unknown");
    }

    @Test
    void what_was_counted_is_said() {
        var loss = Loss.ofRecords(Reason.MISSING, "a", 5, 9, 5);

        assertThat(loss.recordsInWords()).isEqualTo("5");
    }
}
