package dev.mayday.alerts.slack;

import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.channel.Notice;
import dev.mayday.alerts.channel.Notice.Others;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import java.io.IOException;
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
                .containsExactly("header", "context", "section", "context", "actions");
        assertThat(header(message)).isEqualTo("🔴 🆕 [New] KeyError: unknown_category");
        assertThat(message.at("/blocks/1/elements/0/text").asText())
                .startsWith("Shop · production · SHOP-");
        assertThat(message.at("/blocks/2/fields").findValuesAsText("text"))
                .containsExactly(
                        "Culprit\nshop.cart in add",
                        "Events\n41",
                        "Users\n3",
                        "First seen\n2026-03-02 11:59 UTC",
                        "Release\nshop@2.5.0",
                        "Level\nerror");
        assertThat(message.at("/blocks/3/elements/0/text").asText())
                .startsWith("New issue: First event of SHOP-");
        assertThat(message.at("/blocks/4/elements/0/url").asText()).endsWith("?project=1&x=2");
        assertThat(message.path("text").asText())
                .startsWith("[New] KeyError: unknown_category (Shop, SHOP-");
    }

    @Test
    void a_regression_says_so_and_why() {
        var change = anIssue().is(Kind.REGRESSED);

        var message = message(notice(change, "Regression", 41, Others.NONE));

        assertThat(header(message)).contains("🔁").contains("[Regressed] KeyError");
        assertThat(message.at("/blocks/3/elements/0/text").asText())
                .isEqualTo(
                        "Regression: 2.5.1 ≥ fix 2.5.0 by semver: regressed · +41 since the last message");
    }

    @Test
    void a_message_for_many_says_for_how_many_and_where_they_are() {
        var change = anIssue().is(Kind.OPENED);

        var message = message(notice(change, "New issue", 0, new Others(1412, "new issues")));

        assertThat(message.at("/blocks/4/text/text").asText())
                .isEqualTo(
                        "<https://mayday.example/issues?project=shop|… and 1,412 more new issues>");
        assertThat(message.path("text").asText()).endsWith(" … and 1,412 more new issues");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*bold* _it_ ~gone~ `code` ```block```",
                ":fire: :+1: ::double:: a:b:c",
                "snake_case __init__ *args **kwargs",
                "> quoted",
                "• item",
                "1. item",
                "a|b",
                "@here @channel #general",
                "http://evil.example mailto:a@b.example",
                "&amp; &lt;!here&gt;",
                "<!channel> <@U024BE7LH> <#C1> <!subteam^S1>",
                "<http://evil|ok>",
                "👩‍💻 नमस्ते می‌خواهم",
            })
    void what_looks_like_markup_stays_itself(String hostile) {
        var message = message(anIssue().titled("KeyError: " + hostile).from(hostile).in(hostile));

        assertThat(header(message)).endsWith("[New] KeyError: " + escaped(hostile));
        assertThat(message.at("/blocks/1/elements/0/text").asText()).contains(escaped(hostile));
        assertThat(message.at("/blocks/2/fields/0/text").asText())
                .isEqualTo("Culprit\n" + escaped(hostile));
    }

    @ParameterizedTest
    @CsvSource({
        "*a*, *\u200Ba*",
        "_a_, _\u200Ba_",
        "~a~, ~\u200Ba~",
        "`a`, ˋaˋ",
        ":fire:, :\u200Bfire:",
        "a_b, a_b",
        "2 * 3 * 4, 2 * 3 * 4",
        "a: b: c, a: b: c",
    })
    void in_the_fallback_styles_and_emoji_are_broken_by_a_space_of_no_width(
            String hostile, String shown) {
        var message = message(anIssue().titled(hostile));

        assertThat(message.path("text").asText()).startsWith("[New] " + shown + " (Shop");
    }

    @Test
    void slack_is_told_to_unfurl_nothing() {
        var message = message(anIssue().titled("KeyError: @channel #general http://evil.example"));

        assertThat(message.path("unfurl_links").booleanValue()).isFalse();
        assertThat(message.path("unfurl_media").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\u000B", "\f", "\t", "\n\r\n"
            })
    void a_title_is_one_line_whatever_ends_its_lines(String end) {
        var message =
                message(anIssue().titled("KeyError: one" + end + "two").from("a" + end + "b"));

        assertThat(header(message)).endsWith("[New] KeyError: one two");
        assertThat(message.path("text").asText()).startsWith("[New] KeyError: one two (");
        assertThat(message.toString()).contains("Culprit\\na b");
    }

    @Test
    void a_message_of_several_lines_is_quoted_as_it_is() {
        var message = message(anIssue().titled("KeyError: one\r\n> two\u2028  three"));

        assertThat(message.at("/blocks/2/text/text").asText())
                .isEqualTo("KeyError: one\n&gt; two\n  three");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u001b", "\u202E", "\u2066", "\u200B", "\u200F", "\u2060", "\uFEFF",
                "\u00AD", "\u061C", "\u200D", "\uD83D", "\uDE00"
            })
    void what_is_not_seen_is_left_out(String hidden) {
        var message = message(anIssue().titled("pay" + hidden + "pal"));

        assertThat(header(message)).endsWith("[New] paypal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "<", "&", "`", "🙂", "é", "\uD83D", "\n", "|", "字", "*a* ", ":a:"})
    void ten_thousand_of_anything_keep_all_limits(String unit) {
        var hostile = unit.repeat(10_000);

        message(anIssue().titled("E: " + hostile).from(hostile).in(hostile));
        message(anIssue().titled(hostile));
        message(anIssue().titled(hostile + ": " + hostile));
    }

    @ParameterizedTest
    @CsvSource({"🙂, 🙂", "&, &amp;", "<, &lt;", "x, x"})
    void a_long_title_is_cut_between_characters_and_nothing_is_lost_without_a_word(
            String unit, String shown) {
        var message = message(anIssue().titled("E: " + unit.repeat(300)));

        assertThat(header(message)).endsWith(shown + "…").hasSizeBetween(140, 150);
        assertThat(message.at("/blocks/2/text/text").asText()).isEqualTo("E: " + shown.repeat(300));
        var longer = message(anIssue().titled("E: " + unit.repeat(4_000)));
        assertThat(longer.at("/blocks/2/text/text").asText())
                .endsWith(shown + "…")
                .hasSizeBetween(2_990, 3_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "KeyError", "KeyError:", "KeyError: "})
    void what_is_missing_is_left_out(String title) {
        var message = message(anIssue().titled(title).from("").in(""));

        assertThat(types(message))
                .containsExactly("header", "context", "section", "context", "actions");
        assertThat(message.findValuesAsText("text")).noneMatch(text -> text.contains("Culprit"));
        assertThat(message.at("/blocks/1/elements/0/text").asText()).startsWith("Shop · SHOP-");
    }

    @Test
    void a_delivery_can_be_recognized_when_it_comes_twice() {
        var message = message(notice(anIssue().is(Kind.OPENED), "New issue", 0, Others.NONE));

        assertThat(message.at("/blocks/0/block_id").asText()).isEqualTo("mayday-7-12");
    }

    @Test
    void a_test_message_is_marked() {
        var change = anIssue().is(Kind.OPENED);

        var message =
                message(new Notice("test-1", change, "Test", "by hand", 0, Others.NONE, true));

        assertThat(header(message)).contains("[Test] ");
    }

    private static String header(JsonNode message) {
        return message.at("/blocks/0/text/text").asText();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Notice notice(IssueChange change, String rule, int suppressed, Others others) {
        return new Notice("7-12", change, rule, change.reason(), suppressed, others, false);
    }

    private static JsonNode message(Given issue) {
        return message(notice(issue.is(Kind.OPENED), "New issue", 0, Others.NONE));
    }

    /// Rendered as sent, and checked as strictly as the receiver of the other tests does.
    private static JsonNode message(Notice notice) {
        var problems = new ArrayList<String>();
        try {
            var message = JSON.readTree(JSON.writeValueAsString(SlackMessage.of(notice)));
            new SlackReceiver.BlockKit(problems).message(message);
            assertThat(problems).isEmpty();
            return message;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> types(JsonNode message) {
        var types = new ArrayList<String>();
        message.path("blocks").forEach(block -> types.add(block.path("type").asText()));
        return types;
    }
}
