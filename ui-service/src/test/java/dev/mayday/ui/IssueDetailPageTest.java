package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.issues.DashboardApi.EventPage;
import dev.mayday.contracts.issues.DashboardApi.EventRow;
import dev.mayday.contracts.issues.DashboardApi.IssueDetail;
import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.DecisionReport.Skipped;
import dev.mayday.contracts.issues.EventDetail.ReceiptLine;
import dev.mayday.contracts.issues.IssueSubstatus;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IssueDetailPageTest extends PageTest {

    private static final String SHOWN = "GET /internal/dashboard/issues/42/events/recommended";

    @Test
    void the_incident_of_the_lesson_can_be_read_at_a_glance() {
        var page = browser.get("/issues/42").is(200);

        assertThat(page.text("h1")).isEqualTo("KeyError");
        assertThat(page.text(".issue-title .value")).isEqualTo("'business_finance'");
        assertThat(page.texts(".glance dd"))
                .containsExactly(
                        "POST /api/documents/classify",
                        "dana@customer.example",
                        "production",
                        "document-api@a3b8f2c");
        assertThat(page.texts(".figures-one b")).contains("10,247 / 10,247", "3,891 / 3,891");
        assertThat(page.text(".state")).contains("nobody has resolved it yet");
    }

    @Test
    void the_newest_call_comes_first_and_our_own_frames_are_open() {
        var page = browser.get("/issues/42");

        assertThat(page.texts("#stack .frame.ours .place"))
                .containsExactly("app/services/classifier.py:43", "app/api/routes/documents.py:87");
        assertThat(page.document().select("#stack .frame.ours[open]")).hasSize(2);
        assertThat(page.texts("#stack .fold > summary"))
                .containsExactly("9 frames in fastapi, starlette, uvicorn");
        assertThat(page.has("#stack .fold[open]")).isFalse();
    }

    @Test
    void a_stack_can_be_seen_whole_in_either_order_and_as_its_language_prints_it() {
        var page = browser.get("/issues/42");

        assertThat(page.texts(".stack-ways [aria-current]"))
                .containsExactly("App", "Newest first", "Pretty");
        var all = browser.get(page.link("All").replace("#stack", ""));
        assertThat(all.document().select("#stack .frames > .fold[open]")).isNotEmpty();
        var oldest = browser.get(page.link("Oldest first").replace("#stack", ""));
        assertThat(oldest.texts("#stack .frame.ours .place"))
                .containsExactly("app/api/routes/documents.py:87", "app/services/classifier.py:43");
        var raw = browser.get(page.link("Raw").replace("#stack", ""));
        assertThat(raw.one(".stack-text").wholeText())
                .startsWith("Traceback (most recent call last):\n")
                .endsWith("KeyError: 'business_finance'\n");
        assertThat(raw.has("#stack .frame")).isFalse();
        assertThat(raw.texts(".stack-ways .tabs-tab")).containsExactly("Pretty", "Raw");
    }

    @Test
    void how_somebody_likes_to_see_stacks_is_remembered() {
        var chosen = browser.get("/issues/42?frames=all&form=raw").cookie("mayday-stack");

        assertThat(chosen.getValue()).isEqualTo("all.newestFirst.raw");
        assertThat(chosen.isHttpOnly()).isTrue();
        var next =
                new Page(
                        browser.request()
                                .cookie("mayday-stack", "all.oldestFirst.raw")
                                .get("/issues/42"));
        assertThat(next.has(".stack-text")).isTrue();
        assertThat(next.cookie("mayday-stack")).isNull();
        assertThat(browser.get("/issues/42").cookie("mayday-stack")).isNull();
        var odd = new Page(browser.request().cookie("mayday-stack", "..x.y.z").get("/issues/42"));
        assertThat(odd.is(200).has(".stack-text")).isFalse();
    }

    @Test
    void a_trace_is_also_a_text_without_any_script() {
        neighbor.answers(
                "GET /internal/dashboard/issues/42/events/" + Fixtures.EVENT,
                Fixtures.event(Fixtures.recorded("key-error")));
        var page = browser.get("/issues/42");

        for (var words :
                List.of("As text", "As Markdown", "For an agent: ids and frames, no values")) {
            var text = browser.get(page.link(words)).is(200);
            assertThat(text.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
            assertThat(text.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(text.source()).contains("KeyError", "app/services/classifier.py");
        }
    }

    @Test
    void what_was_decided_last_can_be_taken_back_after_the_page_was_read_anew() {
        var page = browser.get("/issues/42");

        var undo = page.one("#activity form");

        assertThat(undo.attr("action")).isEqualTo("/issues/decisions/70");
        assertThat(undo.attr("method")).isEqualTo("post");
        assertThat(undo.text()).isEqualTo("Undo");
    }

    @Test
    void tags_lead_to_the_events_that_have_them() {
        var tags = browser.get("/issues/42").document().select("#tags a");

        assertThat(tags.eachAttr("href"))
                .contains(
                        "/issues/42/events?query=environment%3Aproduction",
                        "/issues/42/events?query=tags%5Bsubscription_tier%5D%3Aenterprise");
    }

    @Test
    void the_events_are_listed_page_by_page_and_searched() {
        neighbor.answers(
                "GET /internal/dashboard/issues/42/events",
                new EventPage(List.of(row("a1b2c3d4e5f60718a1b2c3d4e5f60718")), 300, "next"));

        var page = browser.get("/issues/42/events?query=release%3Ax").is(200);

        assertThat(page.texts("tbody td:nth-child(n+3)"))
                .containsExactly(
                        "KeyError: 'x' error", "shop@2.5.0", "production", "dana@x.example");
        assertThat(page.link("a1b2c3d4"))
                .endsWith("/events/a1b2c3d4e5f60718a1b2c3d4e5f60718?query=release%3Ax");
        assertThat(page.link("Older")).isEqualTo("/issues/42/events?query=release%3Ax&cursor=next");
        assertThat(page.text("main")).contains("Searched 300 events; older ones remain.");
        assertThat(page.one("#search").val()).isEqualTo("release:x");
        assertThat(neighbor.lines())
                .anyMatch(line -> line.contains("/issues/42/events?query=release%3Ax"));
    }

    @Test
    void a_search_of_events_that_is_not_understood_says_where_and_lists_all() {
        neighbor.answers(
                        "GET /internal/dashboard/issues/42/events",
                        new EventPage(List.of(row("a1b2c3d4e5f60718a1b2c3d4e5f60718")), 1, null))
                .answersOnly(
                        "GET /internal/dashboard/issues/42/events",
                        "query=bad",
                        400,
                        Map.of("detail", "column 1: bad"));

        var page = browser.get("/issues/42/events?query=bad").is(422);

        assertThat(page.text("#search-problem")).isEqualTo("column 1: bad");
        assertThat(page.one("#search").val()).isEqualTo("bad");
        assertThat(page.document().select("tbody tr")).hasSize(1);
    }

    @Test
    void where_nothing_matches_the_list_says_so() {
        neighbor.answers(
                "GET /internal/dashboard/issues/42/events", new EventPage(List.of(), 5, null));

        assertThat(browser.get("/issues/42/events?query=x").is(200).text(".empty-title"))
                .isEqualTo("No event matches");
    }

    @Test
    void the_way_through_the_events_follows_the_query() {
        var page = browser.get("/issues/42?query=release%3Ax").is(200);

        assertThat(neighbor.lines())
                .anyMatch(line -> line.contains("recommended?query=release%3Ax"));
        assertThat(page.text("#event-title")).isEqualTo("Event 10,247 of 10,247 that match");
        assertThat(page.link("Older"))
                .isEqualTo("/issues/42/events/3e0b8f6d1a2c4b5e7f8a9b0c1d2e3f4a?query=release%3Ax");
        assertThat(page.link("List those that match"))
                .isEqualTo("/issues/42/events?query=release%3Ax");
        assertThat(page.link("All events")).isEqualTo("/issues/42/events/" + Fixtures.EVENT);
        assertThat(page.link("Raw")).startsWith("/issues/42?query=release%3Ax&");
    }

    @Test
    void a_query_that_is_not_understood_says_so_beside_the_event() {
        neighbor.answersOnly(SHOWN, "query=bad", 400, Map.of("detail", "column 1: bad"));

        var page = browser.get("/issues/42?query=bad").is(422);

        assertThat(page.text("#search-problem")).isEqualTo("column 1: bad");
        assertThat(page.text("h1")).isEqualTo("KeyError");
        assertThat(page.one("#search").val()).isEqualTo("bad");
        assertThat(page.text("#event-title")).isEqualTo("Event 10,247 of 10,247 kept");
        assertThat(page.document().select("[href*=bad]")).isEmpty();
        assertThat(page.document().select("input[type=hidden][value=bad]")).isEmpty();
    }

    @Test
    void the_recommended_event_has_an_address() {
        var another = browser.get("/issues/42/events/" + Fixtures.EVENT);

        assertThat(another.link("Recommended: newest that tells most"))
                .isEqualTo("/issues/42/events/recommended");
        assertThat(browser.get("/issues/42/events/recommended").is(200).text("h1"))
                .isEqualTo("KeyError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/issues/42", "/issues/42/events/recommended"})
    void an_issue_opens_with_the_event_that_tells_most_and_leads_to_the_latest(String address) {
        neighbor.answers(SHOWN, Fixtures.older(Fixtures.recorded("key-error")));

        var page = browser.get(address).is(200);

        assertThat(page.text("#event-title")).isEqualTo("Event 10,245 of 10,247 kept, recommended");
        assertThat(page.link("Latest")).isEqualTo("/issues/42/events/latest");
        assertThat(page.texts(".event-nav a"))
                .doesNotContain("Recommended: newest that tells most");
    }

    @Test
    void only_where_one_would_expect_the_newest_an_event_is_called_recommended() {
        neighbor.answers(
                "GET /internal/dashboard/issues/42/events/" + Fixtures.EVENT,
                Fixtures.older(Fixtures.recorded("key-error")));

        assertThat(browser.get("/issues/42").text("#event-title"))
                .isEqualTo("Event 10,247 of 10,247 kept");
        assertThat(browser.get("/issues/42/events/" + Fixtures.EVENT).text("#event-title"))
                .isEqualTo("Event 10,245 of 10,247 kept");
    }

    static EventRow row(String id) {
        return new EventRow(
                id,
                Instant.now(),
                Instant.now(),
                "KeyError: 'x'",
                "production",
                "shop@2.5.0",
                Level.ERROR,
                "dana@x.example",
                Map.of());
    }

    @Test
    void on_a_phone_the_deeds_and_the_ways_through_the_page_stay_at_hand() {
        var page = browser.get("/issues/42");

        assertThat(page.document().select(".dock button").eachAttr("value"))
                .containsExactly("resolve", "archive");
        var ways = page.document().select(".dock a").eachAttr("href");
        assertThat(ways.removeFirst()).isEqualTo("/issues/assignment?issue=42&back=/issues/42");
        for (var way : ways) assertThat(page.has(way)).as(way).isTrue();
    }

    @Test
    void the_line_of_the_error_stands_out_between_its_neighbors() {
        var source = browser.get("/issues/42").document().select("#stack .source").getFirst();

        assertThat(source.select(".line")).hasSize(11);
        assertThat(source.select("[data-current]").text())
                .isEqualTo("43 return CATEGORY_MAP[raw_label]");
        assertThat(source.select(".ln").eachText()).startsWith("38").endsWith("48");
    }

    @Test
    void variables_that_the_failing_line_names_come_first() {
        var names = browser.get("/issues/42").texts("#stack .frame:first-child .variables th");

        assertThat(names)
                .containsExactly("raw_label", "CATEGORY_MAP", "prediction", "text", "self");
    }

    @Test
    void variables_that_the_language_made_start_folded() {
        neighbor.answers(
                SHOWN,
                Fixtures.event(
                        Fixtures.json(
                                """
                                {"exception": [{"type": "E", "stacktrace": {"frames": [{"function": "f", "in_app": true,
                                  "context_line": "f()", "vars": {"__name__": "'__main__'", "__doc__": "None", "mine": "1"}}]}}]}
                                """)));

        var page = browser.get("/issues/42");

        assertThat(page.texts(".variables .fold th")).containsExactly("__name__", "__doc__");
        assertThat(page.texts(".variables > .pairs th")).containsExactly("mine");
    }

    @Test
    void the_trail_is_in_time_order_shows_the_pause_and_ends_with_the_error() {
        var page = browser.get("/issues/42");

        assertThat(page.texts("#trail .trail-category"))
                .startsWith("document", "document", "redis")
                .endsWith("query", "KeyError");
        assertThat(page.texts("#trail .trail-wait")).contains("5.0 s later");
        assertThat(page.text("#trail .trail-step[data-last] .trail-text"))
                .isEqualTo("'business_finance'");
    }

    @Test
    void request_user_flags_and_extra_are_there() {
        var page = browser.get("/issues/42");

        assertThat(page.text("#request .request-line"))
                .isEqualTo("POST https://api.example.com/api/documents/classify");
        assertThat(page.one("#request .request-line a").attr("rel")).contains("noopener");
        assertThat(page.texts("#user th")).contains("id", "email", "subscription_tier");
        assertThat(page.texts("#contexts h4"))
                .startsWith("Feature flags", "Request metadata")
                .endsWith("Extra");
        assertThat(page.text("#modules summary")).isEqualTo("6 packages");
        assertThat(page.text(".sdk")).isEqualTo("Sent by sentry.python.fastapi 2.75.0");
    }

    @Test
    void the_side_tells_what_happened_and_why_it_is_one_issue() {
        var page = browser.get("/issues/42");

        assertThat(page.texts("#activity li")).first().asString().contains("Ana Torres reopened");
        assertThat(page.text("#why p")).contains("2 frames of your code decide this issue.");
        assertThat(page.text("#why .about-note")).isEqualTo("Not looked at: 3 not in app.");
    }

    @Test
    void a_regressed_issue_says_so_loudly() {
        var detail = Fixtures.detail(Fixtures.keyError().being(IssueSubstatus.REGRESSED));
        neighbor.answers(
                "GET /internal/dashboard/issues/42",
                new IssueDetail(
                        detail.row(),
                        "Seen again in shop@2.5.1 after the fix in shop@2.5.0.",
                        "no",
                        "",
                        "",
                        2,
                        List.of(),
                        null));

        assertThat(browser.get("/issues/42").text(".alarm"))
                .contains(
                        "Regressed: this was fixed and has come back.", "Seen again in shop@2.5.1");
    }

    @Test
    void older_and_newer_events_have_addresses() {
        var page = browser.get("/issues/42");

        assertThat(page.link("Older"))
                .isEqualTo("/issues/42/events/3e0b8f6d1a2c4b5e7f8a9b0c1d2e3f4a");
        assertThat(page.link("Oldest")).isEqualTo("/issues/42/events/oldest");
        assertThat(page.texts(".event-nav [aria-disabled]")).containsExactly("Newer", "Latest");
        assertThat(browser.get("/issues/42/events/oldest").is(404).text("h1"))
                .isEqualTo("There is nothing here");
    }

    @Test
    void the_stored_json_is_a_page_of_its_own_and_escaped_text_inside_the_page() {
        var address = "/issues/42/events/" + Fixtures.EVENT + "/json";
        neighbor.answers(
                "GET /internal/dashboard/issues/42/events/" + Fixtures.EVENT,
                Fixtures.event(Fixtures.json("{\"x\": \"<b>bold</b>\"}")));

        var alone = browser.get(address).is(200);
        var inside = browser.part(address).is(200);

        assertThat(alone.header("Content-Type")).startsWith("application/json");
        assertThat(alone.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(inside.source()).contains("&lt;b&gt;bold&lt;/b&gt;").doesNotContain("<b>");
    }

    @Test
    void a_plain_form_resolves_and_leads_back_to_the_event_one_looked_at() {
        var address = "/issues/42/events/" + Fixtures.EVENT;

        var answer =
                new Page(
                        browser.request()
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Referer", Browser.address(address))
                                .formParam("issue", 42)
                                .formParam("deed", "resolve")
                                .post("/issues/decisions"));

        assertThat(answer.is(303).location()).isEqualTo(address);
        assertThat(neighbor.asked().getLast().body())
                .contains("\"deed\":\"resolve\"", "\"issues\":[42]");
    }

    @Test
    void to_resolve_what_is_not_there_is_not_found() {
        neighbor.answers(
                "POST /internal/dashboard/decisions",
                new DecisionReport(
                        null,
                        List.of(),
                        List.of(new Skipped("not found", "not found", 1, List.of(9L)))));

        browser.post("/issues/decisions", Map.of("issue", 9, "deed", "resolve")).is(404);
    }

    @Test
    void a_resolved_issue_offers_to_reopen_it() {
        neighbor.answers(
                "GET /internal/dashboard/issues/42",
                Fixtures.detail(Fixtures.keyError().resolved()));

        var page = browser.get("/issues/42");

        assertThat(page.text(".state .chip[data-tone=good]")).isEqualTo("Resolved");
        assertThat(page.one(".actions button").val()).isEqualTo("reopen");
    }

    @Test
    void a_message_without_an_exception_is_shown_in_full() {
        neighbor.answers(
                SHOWN,
                Fixtures.event(
                        Fixtures.json(
                                """
                                {"platform": "python", "logentry": {"message": "%s went wrong", "formatted": "Something went wrong"},
                                 "threads": {"values": [{"name": "MainThread", "stacktrace": {"frames": [{"filename": "app/main.py", "lineno": 3, "function": "main", "in_app": true}]}}]}}
                                """)));

        var page = browser.get("/issues/42").is(200);

        assertThat(page.texts("#message pre"))
                .containsExactly("Something went wrong", "%s went wrong");
        assertThat(page.text("#stack .frame .place")).isEqualTo("app/main.py:3");
        assertThat(page.has("#trail")).isFalse();
    }

    @Test
    void an_event_that_is_nothing_like_an_event_still_makes_a_page() {
        neighbor.answers(
                SHOWN,
                Fixtures.event(
                        Fixtures.json(
                                """
                                {"exception": "no", "breadcrumbs": {"values": [null, 3, {"timestamp": "yesterday"}]},
                                 "request": [], "user": "bob", "contexts": [1], "tags": 5, "modules": null}
                                """)));

        assertThat(browser.get("/issues/42").is(200).text("h1")).isEqualTo("KeyError");
    }

    @Test
    void the_page_leaves_nothing_out() {
        neighbor.answers(
                SHOWN,
                Fixtures.event(
                        Fixtures.recorded("everything"),
                        List.of(
                                new ReceiptLine(
                                        "extra.pw",
                                        ReceiptLine.Kind.FILTERED,
                                        "@password:filter",
                                        null,
                                        ""))));

        var page = browser.get("/issues/42").is(200);

        assertThat(page.text(".issue-head .culprit span")).contains("POST /pay");
        assertThat(page.text("#message")).contains("paid 3", "paid %s", "Parameters [0] 3");
        assertThat(page.text("#stack"))
                .contains("hidden found", "0xdead", "rip 0x1", "while handling", "builtins.")
                .contains("description why", "errno ENOENT (number 2)")
                .doesNotContain("caused by");
        assertThat(page.one("#stack .help a").attr("href")).isEqualTo("https://help.example/");
        assertThat(page.text("#threads")).contains("main", "crashed", "pool-1 WAITING", "park");
        assertThat(page.text("#trail")).contains("xhr", "http", "url /a");
        assertThat(page.text("#request"))
                .contains("PUT", "#part", "a 1", "SERVER_NAME web1", "api_target graphql");
        assertThat(page.text("#contexts")).contains("odd just text", "[1] 2", "nested");
        assertThat(page.text("#others")).contains("fingerprint", "dist 7", "debug_meta", "elf");
        assertThat(page.text("#receipt")).contains("extra.pw filtered", "@password:filter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cookies\": [[\"a\", \"1\"]]}",
                "{\"env\": {\"REMOTE_ADDR\": \"1.2.3.4\"}}",
                "{\"method\": \"GET\"}",
                "{\"fragment\": \"top\"}",
                "{\"data\": {\"a\": 1}}",
                "{\"body_size\": 5}"
            })
    void a_request_that_has_only_one_part_is_shown(String request) {
        neighbor.answers(SHOWN, Fixtures.event(Fixtures.json("{\"request\": " + request + "}")));

        assertThat(browser.get("/issues/42").is(200).has("#request")).isTrue();
    }

    @Test
    void an_event_of_a_megabyte_makes_a_page_that_browsers_bear() {
        var frame = "{\"function\":\"f\",\"in_app\":true,\"vars\":{\"a\":1,\"b\":2}},";
        var thread = "{\"id\":1,\"stacktrace\":{\"frames\":[" + frame.repeat(200) + "0]}},";
        var body =
                "{\"threads\":["
                        + thread.repeat(80)
                        + "0],\"extra\":{\"big\":\""
                        + "x".repeat(200_000)
                        + "\"},\"exception\":["
                        + "{\"type\":\"E\",\"value\":\"v\"},".repeat(2000)
                        + "0]}";
        neighbor.answers(SHOWN, Fixtures.event(Fixtures.json(body)));

        var page = browser.get("/issues/42").is(200);

        assertThat(page.source().length()).isLessThan(3_000_000);
        assertThat(page.text("#contexts")).contains("more characters in the event as stored");
        assertThat(page.text("#threads")).contains("200 frames in the event as stored");
    }

    @Test
    void users_are_counted_by_nothing_that_is_longer_than_a_tag() {
        browser.get("/issues/42?by=" + "a".repeat(201)).is(400);
    }
}
