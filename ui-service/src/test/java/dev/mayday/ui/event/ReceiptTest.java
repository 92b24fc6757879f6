package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ui.Fixtures;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private static Receipt receipt(String json) {
        return Receipt.of(Fixtures.json(json));
    }

    @Test
    void what_was_filtered_cut_and_dropped_is_told_with_its_reason() {
        var receipt =
                receipt(
                        """
                        {"_meta": {
                          "request": {"headers": {"2": {"1": {"": {"rem": [["@password:filter", "s", 0, 10]]}}}}},
                          "extra": {"big": {"": {"len": 5000, "rem": [["!limit", "s", 253, 256]]}},
                                    "many": {"": {"len": 900}},
                                    "gone": {"": {"rem": [["@anything:remove", "x"]]}}},
                          "level": {"": {"err": [["invalid_data", {"reason": "expected a level"}]], "val": "loud"}}},
                         "errors": [
                          {"type": "invalid_data", "name": "level", "reason": "expected a level", "value": "loud"},
                          {"type": "clock_drift", "name": "timestamp", "sdk_time": "2020"}]}
                        """);

        assertThat(receipt.notes())
                .containsExactly(
                        new Receipt.Note(
                                "request.headers.2.1",
                                "filtered",
                                "scrubbing rule @password:filter"),
                        new Receipt.Note("extra.big", "cut", "longer than is kept, it had 5,000"),
                        new Receipt.Note("extra.many", "cut", "more than is kept, it had 900"),
                        new Receipt.Note(
                                "extra.gone", "removed", "scrubbing rule @anything:remove"),
                        new Receipt.Note("level", "dropped", "invalid data: expected a level"),
                        new Receipt.Note("timestamp", "corrected", "clock drift: sdk_time 2020"));
    }

    @Test
    void values_that_were_taken_out_are_not_shown_again() {
        var receipt =
                receipt(
                        "{\"errors\": [{\"type\": \"invalid_data\", \"name\": \"x\", \"value\":"
                                + " \"s3cret\"}]}");

        assertThat(receipt.notes().toString()).doesNotContain("s3cret");
    }

    @Test
    void a_receipt_of_any_shape_and_size_stays_a_list() {
        assertThat(receipt("{\"_meta\": [1], \"errors\": 5}").isEmpty()).isTrue();
        assertThat(
                        receipt(
                                        "{\"_meta\": {\"\": 3, \"a\": {\"\": {\"rem\": [1, []],"
                                                + " \"err\": \"x\"}}}}")
                                .notes())
                .hasSize(2);

        var many =
                receipt(
                        "{\"errors\": ["
                                + "{\"type\": \"t\", \"name\": \"n\"},".repeat(250)
                                + "1]}");
        assertThat(many.notes()).hasSize(200);
        assertThat(many.more()).isEqualTo(51);
    }
}
