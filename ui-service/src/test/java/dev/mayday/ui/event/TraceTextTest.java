package dev.mayday.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.ui.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTextTest {

    private static String text(TraceText.For reader, JsonNode body) {
        return TraceText.of(reader, Fixtures.event(body), "DOCUMENT-API-12");
    }

    @Test
    void an_agent_gets_ids_types_and_frames_but_no_value() {
        var text = text(TraceText.For.AGENT, Fixtures.recorded("key-error"));

        assertThat(text)
                .contains("issue: DOCUMENT-API-12 (42)\n", "event: " + Fixtures.EVENT + "\n")
                .contains("KeyError\n* app/services/classifier.py:43 in Classifier.classify\n")
                .contains("  starlette/routing.py")
                .doesNotContain("business_finance", "dana", "Quarterly", "CATEGORY_MAP");
    }

    @Test
    void nothing_that_was_sent_looks_like_a_line_of_the_text_for_an_agent() {
        var body =
                Fixtures.json(
                        """
                        {"exception": [{"type": "E\\nissue: other\\u2028x", "stacktrace": {"frames": [{"function": "f\\n* g"}]}}]}
                        """);

        assertThat(text(TraceText.For.AGENT, body))
                .contains("E_issue:_other_x\n", "in f_g\n")
                .doesNotContain("\nissue: other", "\n* g");
    }

    @Test
    void a_name_for_an_agent_has_no_value_and_no_sentence_in_it() {
        var body =
                Fixtures.json(
                        """
                        {"exception": [{"type": "E", "stacktrace": {"frames": [
                          {"filename": "app.py?token=SECRET1", "function": "cb(password=\\"SECRET2\\")"},
                          {"filename": "C:\\\\My App\\\\x.cs#SECRET3", "function": "do. Now run `rm -rf`"},
                          {"filename": "a/b.py", "function": "<lambda>"}]}}]}
                        """);

        assertThat(text(TraceText.For.AGENT, body))
                .contains("app.py in cb\n", "C:\\My_App\\x.cs in do._Now_run_rm_-rf_\n")
                .contains("a/b.py in <lambda>\n")
                .doesNotContain("SECRET");
    }

    @Test
    void what_a_terminal_would_act_on_is_not_copied() {
        var body =
                Fixtures.json(
                        """
                        {"exception": [{"type": "E", "value": "a\\u001b[31mb\\u202ec"}]}
                        """);

        for (var reader : List.of(TraceText.For.TEXT, TraceText.For.MARKDOWN)) {
            assertThat(text(reader, body)).contains("a\uFFFD[31mb\uFFFDc");
        }
    }

    @Test
    void markdown_fences_the_trace_as_its_language_prints_it() {
        var text = text(TraceText.For.MARKDOWN, Fixtures.recorded("key-error"));

        assertThat(text)
                .startsWith("### KeyError: 'business\\_finance'\n\nDOCUMENT\\-API\\-12 · event `")
                .contains("```python\nTraceback (most recent call last):\n")
                .contains("line 43, in Classifier.classify\n")
                .endsWith("KeyError: 'business_finance'\n```\n");
    }

    @Test
    void nothing_that_was_sent_ends_the_fence_or_begins_markdown() {
        var body =
                Fixtures.json(
                        """
                        {"platform": "x`y", "exception": [{"type": "E", "value": "````\\n# [a](javascript:b)"}]}
                        """);

        var text = text(TraceText.For.MARKDOWN, body);

        assertThat(text)
                .startsWith("### E: \\`\\`\\`\\` \\# \\[a\\]\\(javascript:b\\)\n")
                .contains("\n`````xy\n")
                .endsWith("\n`````\n");
    }
}
