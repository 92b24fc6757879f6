package dev.mayday.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.spool.Loss.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossTest {

    @Test
    void how_much_a_set_back_spool_lost_is_unknown_and_not_nothing() {
        var loss = Loss.ofRecords(Reason.SET_BACK, "a", 5, 9, 0);

        assertThat(loss.recordsInWords()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"DAMAGED", "UNREADABLE"})
    void how_many_records_bytes_were_that_are_none_is_unknown_and_not_nothing(Reason reason) {
        var loss = Loss.ofBytes(reason, "a", 5, 700, "1.bad");

        assertThat(loss.knownRecords()).isNull();
        assertThat(loss.bytes()).isEqualTo(700);
    }

    @Test
    void a_tail_that_nobody_was_promised_is_no_record() {
        assertThat(Loss.ofBytes(Reason.TORN, "a", 5, 700, "1.bad").knownRecords()).isZero();
    }

    @Test
    void what_was_counted_is_said() {
        var loss = Loss.ofRecords(Reason.MISSING, "a", 5, 9, 5);

        assertThat(loss.recordsInWords()).isEqualTo("5");
    }
}
