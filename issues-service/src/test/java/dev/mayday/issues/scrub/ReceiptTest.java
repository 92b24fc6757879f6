package dev.mayday.issues.scrub;

import static dev.mayday.issues.scrub.Scrubbed.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mayday.contracts.issues.EventDetail.ReceiptLine;
import dev.mayday.contracts.issues.EventDetail.ReceiptLine.Kind;
import dev.mayday.issues.event.json.Receipt;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a person is told of what was done to an event.
class ReceiptTest {

    @Test
    void what_was_filtered_is_named_by_its_header() {
        var receipt = receipt("{'request':{'headers':{'Authorization':'Bearer abc'}}}");

        assertThat(receipt)
                .containsExactly(
                        new ReceiptLine(
                                "request.headers.Authorization",
                                Kind.FILTERED,
                                "@password:filter",
                                10L,
                                ""));
    }

    @Test
    void nothing_done_is_nothing_told() {
        assertThat(receipt("{'message':'m','extra':{'a':1}}")).isEmpty();
    }

    @Test
    void what_was_dropped_says_why_and_once() {
        var receipt =
                receipt(
                        "{'release':'latest','exception':[{'type':'E','stacktrace':{'frames':[{'function':'f','lineno':'x'}]}}]}");

        assertThat(receipt)
                .containsExactlyInAnyOrder(
                        new ReceiptLine(
                                "release",
                                Kind.DROPPED,
                                "invalid_data",
                                null,
                                "not a valid release"),
                        new ReceiptLine(
                                "exception.values.0.stacktrace.frames.0.lineno",
                                Kind.DROPPED,
                                "invalid_data",
                                null,
                                "expected a whole number"));
    }

    @Test
    void what_was_cut_says_how_long_it_was() {
        assertThat(receipt("{'extra':{'long':'" + "x".repeat(20_000) + "'}}"))
                .containsExactly(new ReceiptLine("extra.long", Kind.CUT, "!limit", 20_000L, ""));
        assertThat(receipt("{'breadcrumbs':[" + "{},".repeat(500) + "{}]}"))
                .containsExactly(
                        new ReceiptLine("breadcrumbs.values", Kind.CUT, "!limit", 501L, ""));
    }

    @Test
    void a_long_stack_says_once_what_its_middle_lost() {
        var frames = "{'function':'f','vars':{'a':'1'}},".repeat(100) + "{'function':'g'}";

        assertThat(receipt("{'stacktrace':{'frames':[" + frames + "]}}"))
                .extracting(ReceiptLine::path, ReceiptLine::kind, ReceiptLine::rule)
                .containsExactly(tuple("stacktrace.frames", Kind.CUT, "!frames"));
    }

    @Test
    void what_was_corrected_is_told_too() {
        var receipt = receipt("{'timestamp':1,'extra':[1e400]}");

        assertThat(receipt).extracting(ReceiptLine::kind).containsOnly(Kind.CORRECTED);
        assertThat(receipt)
                .extracting(ReceiptLine::rule)
                .containsExactlyInAnyOrder("past_timestamp", "!shape", "!number");
    }

    @Test
    void the_notes_of_the_sdk_stand_beside_ours() {
        var receipt =
                receipt(
                        "{'extra':{'k':'abc...','password':'x'},'errors':[{'type':'js_no_source','name':'http://x'}],'_meta':{'extra':{'k':{'':{'len':900,'rem':[['!limit','s',3,6]]}},'gone':{'':{'rem':[['@email','x']]}}}}}");

        assertThat(receipt)
                .extracting(ReceiptLine::path, ReceiptLine::kind)
                .containsExactlyInAnyOrder(
                        tuple("extra.k", Kind.CUT),
                        tuple("extra.gone", Kind.FILTERED),
                        tuple("extra.password", Kind.FILTERED),
                        tuple("http://x", Kind.DROPPED));
    }

    @Test
    void no_line_says_what_was_removed_and_there_are_never_too_many() {
        var secrets = new StringBuilder();
        for (int i = 0; i < 1500; i++) secrets.append("'password").append(i).append("':'S3CRET',");

        var receipt =
                receipt("{'extra':{" + secrets + "'a':1},'tags':{'password':{'a':'S3CRET'}}}");

        assertThat(receipt).hasSizeLessThanOrEqualTo(500);
        assertThat(receipt.toString()).doesNotContain("S3CRET");
    }

    private static List<ReceiptLine> receipt(String payload) {
        return Receipt.of(body(payload));
    }
}
