package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.EventDetail.ReceiptLine;
import dev.mayday.contracts.issues.EventDetail.ReceiptLine.Kind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    @Test
    void what_was_done_is_told_with_its_reason() {
        var receipt =
                Receipt.of(
                        List.of(
                                new ReceiptLine(
                                        "request.headers.Cookie",
                                        Kind.FILTERED,
                                        "@password:filter",
                                        null,
                                        ""),
                                new ReceiptLine("extra.big", Kind.CUT, "!limit", 5000L, ""),
                                new ReceiptLine(
                                        "level",
                                        Kind.DROPPED,
                                        "invalid_data",
                                        null,
                                        "expected a level"),
                                new ReceiptLine("", Kind.CORRECTED, "clock_drift", null, "late")));

        assertThat(receipt.notes())
                .containsExactly(
                        new Receipt.Note(
                                "request.headers.Cookie",
                                "filtered",
                                "scrubbing rule @password:filter"),
                        new Receipt.Note("extra.big", "cut", "longer than is kept, it had 5,000"),
                        new Receipt.Note("level", "dropped", "invalid data: expected a level"),
                        new Receipt.Note("the event", "corrected", "clock drift: late"));
    }

    @Test
    void a_long_receipt_is_listed_in_part_and_says_so() {
        var line = new ReceiptLine("p", Kind.CUT, "!limit", null, "");

        var receipt = Receipt.of(Collections.nCopies(250, line));

        assertThat(receipt.notes()).hasSize(200);
        assertThat(receipt.more()).isEqualTo(50);
    }
}
