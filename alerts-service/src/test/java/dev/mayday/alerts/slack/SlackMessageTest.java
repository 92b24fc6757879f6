package dev.mayday.alerts.slack;

import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.delivery.Notice;
import dev.mayday.contracts.bus.IssueChange.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackMessageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_new_issue_reads_as_the_page_says() {
        var message = message(anIssue());

        assertThat(types(message))
                .containsExactly("section", "context", "section", "section", "context", "actions");
        assertThat(message.at("/blocks/0/text/text").asText())
                .startsWith("🔴 🆕 *<https://mayday.example/issues/")
                .endsWith("?project=1&amp;x=2|[New] KeyError: unknown_category>*");
        assertThat(message.at("/blocks/1/elements/0/text").asText())
                .startsWith("*Shop* · production · SHOP-");
        assertThat(message.at("/blocks/2/text/text").asText()).isEqualTo("> unknown_category");
        assertThat(message.at("/blocks/3/fields").findValuesAsText("text"))
                .containsExactly(
                        "*Culprit*\nshop.cart in add",
                        "*Events*\n41",
                        "*Users*\n3",
                        "*First seen*\n2026-03-02 11:59 UTC",
                        "*Release*\nshop@2.5.0",
                        "*Level*\nerror");
        assertThat(message.at("/blocks/4/elements/0/text").asText())
                .startsWith("New issue: First event of SHOP-");
        assertThat(message.at("/blocks/5/elements/0/url").asText()).endsWith("?project=1&x=2");
        assertThat(message.path("text").asText())
                .startsWith("[New] KeyError: unknown_category (Shop, SHOP-");
    }

    @Test
    void a_regression_says_so_and_why() {
        var change = anIssue().is(Kind.REGRESSED);
        var notice = new Notice("7-1", change, "Regression", change.reason(), 41, false);

        var message = message(notice);

        assertThat(message.at("/blocks/0/text/text").asText())
                .contains("🔁")
                .contains("[Regressed] KeyError");
        assertThat(message.at("/blocks/4/elements/0/text").asText())
                .isEqualTo(
                        "Regression: 2.5.1 ≥ fix 2.5.0 by semver: regressed · +41 since the last message");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "<!channel> & <b> ¦ &lt;!channel&gt; &amp; &lt;b&gt;",
                "<@U024BE7LH> ¦ &lt;@U024BE7LH&gt;",
                "<http://evil|ok> ¦ &lt;http://evil|ok&gt;",
                "&lt;!here&gt; ¦ &amp;lt;!here&amp;gt;",
                "`rm -rf` ```x``` ¦ ˋrm -rfˋ ˋˋˋxˋˋˋ",
                "a|b ¦ a|b",
                "snake_case __init__ *args ¦ snake_case __init__ *args",
            })
    void hostile_text_is_shown_literally(String hostile, String shown) {
        var message = message(anIssue().titled("KeyError: " + hostile).from(hostile));

        assertThat(message.at("/blocks/0/text/text").asText())
                .endsWith("|[New] KeyError: " + shown + ">*");
        assertThat(message.at("/blocks/2/text/text").asText()).isEqualTo("> " + shown);
        assertThat(message.at("/blocks/3/fields/0/text").asText()).isEqualTo("*Culprit*\n" + shown);
        assertThat(message.path("text").asText()).contains(shown);
    }

    @Test
    void slack_is_told_not_to_look_for_names_and_links_of_its_own_accord() {
        var message = message(anIssue().titled("KeyError: @channel #general http://evil.example"));

        assertThat(message.findValues("verbatim")).isNotEmpty().allMatch(JsonNode::booleanValue);
        assertThat(message.path("unfurl_links").booleanValue()).isFalse();
    }

    @Test
    void lines_and_control_characters_of_a_title_break_nothing() {
        var message = message(anIssue().titled("KeyError: one\r\n> two\u0000\u001b\u202E three"));

        assertThat(message.at("/blocks/0/text/text").asText())
                .endsWith("|[New] KeyError: one &gt; two three>*");
        assertThat(message.at("/blocks/2/text/text").asText()).isEqualTo("> one\n> &gt; two three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "<", "&", "`", "🙂", "é", "\uD83D", "\n", "|", "字"})
    void ten_thousand_of_anything_keep_all_limits(String unit) {
        var hostile = unit.repeat(10_000);

        message(anIssue().titled("E: " + hostile).from(hostile).in(hostile));
        message(anIssue().titled(hostile));
        message(anIssue().titled(hostile + ": " + hostile));
    }

    @Test
    void a_long_title_is_cut_between_characters_and_ends_in_an_ellipsis() {
        var message = message(anIssue().titled("E: " + "🙂".repeat(10_000)));

        var header = message.at("/blocks/0/text/text").asText();
        var title = header.substring(header.indexOf('|') + 1, header.length() - 2);
        assertThat(title).startsWith("[New] E: 🙂").endsWith("🙂…");
        assertThat(title.codePointCount(0, title.length())).isEqualTo(256);
        var quote = message.at("/blocks/2/text/text").asText().substring(2);
        assertThat(quote.codePointCount(0, quote.length())).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "KeyError", "KeyError:", "KeyError: "})
    void what_is_missing_is_left_out(String title) {
        var message = message(anIssue().titled(title).from("").in(""));

        assertThat(types(message))
                .containsExactly("section", "context", "section", "context", "actions");
        assertThat(message.findValuesAsText("text")).noneMatch(text -> text.contains("Culprit"));
        assertThat(message.at("/blocks/1/elements/0/text").asText()).startsWith("*Shop* · SHOP-");
    }

    @Test
    void a_delivery_can_be_recognised_when_it_comes_twice() {
        var change = anIssue().is(Kind.OPENED);

        var message = message(new Notice("7-12", change, "New issue", "why", 0, false));

        assertThat(message.at("/blocks/0/block_id").asText()).isEqualTo("mayday-7-12");
    }

    @Test
    void a_test_message_is_marked() {
        var change = anIssue().is(Kind.OPENED);

        var message = message(new Notice("test-1", change, "Test", "sent by hand", 0, true));

        assertThat(message.at("/blocks/0/text/text").asText()).contains("[Test] ");
    }

    private static JsonNode message(Given issue) {
        var change = issue.is(Kind.OPENED);
        return message(new Notice("7-1", change, "New issue", change.reason(), 0, false));
    }

    /// Rendered as sent, and checked as strictly as the receiver of the other tests does.
    private static JsonNode message(Notice notice) {
        var text = new SlackWebhook(JSON).message(notice);
        var problems = new ArrayList<String>();
        try {
            var message = JSON.readTree(text);
            new SlackReceiver.BlockKit(problems).message(message);
            assertThat(problems).isEmpty();
            return message;
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> types(JsonNode message) {
        var types = new ArrayList<String>();
        message.path("blocks").forEach(block -> types.add(block.path("type").asText()));
        return types;
    }
}
