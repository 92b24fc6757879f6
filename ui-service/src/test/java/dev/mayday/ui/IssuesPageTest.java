package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.DecisionReport.Skipped;
import dev.mayday.contracts.issues.IssuePage;
import dev.mayday.contracts.issues.IssuePage.Elsewhere;
import dev.mayday.contracts.issues.IssuePage.Found;
import dev.mayday.contracts.issues.IssueStatus;
import dev.mayday.contracts.issues.IssueSubstatus;
import dev.mayday.contracts.issues.SessionsApi.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IssuesPageTest extends PageTest {

    private static final String DECIDE = "POST /internal/dashboard/decisions";

    private static final String ISSUES = "GET /internal/dashboard/issues";

    @Test
    void the_front_door_leads_to_the_issues() {
        assertThat(browser.get("/").is(303).location()).isEqualTo("/issues");
    }

    @Test
    void a_row_says_what_failed_where_how_often_and_to_how_many() {
        var page = browser.get("/issues").is(200);

        assertThat(page.text(".issues-link")).isEqualTo("KeyError 'business_finance'");
        assertThat(page.one(".issues-link").attr("href")).isEqualTo("/issues/42");
        assertThat(page.text(".issues-place"))
                .isEqualTo("app.services.classifier in Classifier.classify");
        assertThat(page.texts(".issues-row .issues-num")).containsExactly("10.2k", "3,891");
        assertThat(page.text(".issues-row .level")).isEqualTo("error");
        assertThat(page.has(".issues-unhandled")).isFalse();
        assertThat(page.text(".issues-row .issues-trend small")).startsWith("peak ");
        assertThat(page.text(".issues-row .issues-seen")).isEqualTo("2 min ago age 42 d");
        assertThat(page.text(".issues-spark title")).contains("events in 14 d");
        assertThat(page.one(".issues-row .issues-seen time").attr("datetime")).endsWith("Z");
    }

    @Test
    void states_are_told_in_words() {
        neighbor.answers(
                ISSUES,
                Fixtures.page(
                        AnIssue.titled("A", "a").id(1).being(IssueSubstatus.REGRESSED),
                        AnIssue.titled("B", "b").id(2).being(IssueSubstatus.NEW),
                        AnIssue.titled("C", "c").id(3).resolved()));

        assertThat(browser.get("/issues").texts(".issues-row .chip"))
                .containsExactly("Regressed", "New", "Resolved");
    }

    @Test
    void an_error_that_escaped_all_handlers_says_so_and_a_row_knows_its_state() {
        neighbor.answers(
                ISSUES,
                Fixtures.page(
                        AnIssue.titled("A", "a").id(1).unhandled(),
                        AnIssue.titled("B", "b").id(2).resolved(),
                        AnIssue.titled("C", "c").id(3).archived()));

        var page = browser.get("/issues?status=all");

        assertThat(page.texts(".issues-unhandled")).containsExactly("unhandled");
        assertThat(page.one("#issue-1").hasAttr("data-state")).isFalse();
        assertThat(page.one("#issue-2").attr("data-state")).isEqualTo("resolved");
        assertThat(page.one("#issue-3").attr("data-state")).isEqualTo("archived");
        assertThat(page.texts(".issues-bulk button"))
                .containsExactly("Resolve", "Archive", "Reopen", "Assign…");
    }

    @Test
    void a_period_of_ones_own_is_counted_in_and_shown_beside_the_usual_ones() {
        var page = browser.get("/issues?project=shop&period=7d");

        assertThat(neighbor.lines().getLast()).contains("period=7d");
        assertThat(page.texts(".issues-periods .tabs-tab"))
                .containsExactly("24 h", "14 d", "30 d", "7 d");
        assertThat(page.text(".issues-periods [aria-current]")).isEqualTo("7 d");
        assertThat(page.text("th.issues-trend")).isEqualTo("Trend, 7 d");
        assertThat(page.one(".issues-own input[name=project]").val()).isEqualTo("shop");
        assertThat(page.has(".issues-own input[type=hidden][name=period]")).isFalse();
        for (var nonsense : List.of("7", "0d", "91d", "9999d", "2161h", "x")) {
            assertThat(browser.get("/issues?period=" + nonsense).text("th.issues-trend"))
                    .isEqualTo("Trend, 14 d");
        }
    }

    @Test
    void all_that_match_are_decided_about_only_where_a_list_says_which() {
        for (var back : List.of("/projects", "/issues/42", "//evil.example")) {
            var form = Map.of("issue", "42", "deed", "resolve", "scope", "matching", "back", back);
            browser.post("/issues/decisions", form).is(400);
        }

        assertThat(neighbor.lines()).doesNotContain(DECIDE);
    }

    @Test
    void a_decision_can_be_about_all_that_match_and_not_only_this_page() {
        var row = Fixtures.keyError().row();
        neighbor.answers(ISSUES, IssuePage.of(List.of(row), 2, "next"));
        var offered = browser.get("/issues?query=cart&period=7d");
        neighbor.answersOnly(
                ISSUES, "cursor=next", 200, Fixtures.page(AnIssue.titled("B", "b").id(43)));

        browser.post(
                        "/issues/decisions",
                        Map.of(
                                "issue",
                                "42",
                                "scope",
                                "matching",
                                "deed",
                                "archive",
                                "back",
                                "/issues?query=cart&period=7d"))
                .is(303);

        assertThat(offered.text(".issues-all")).isEqualTo("all 2 matching");
        assertThat(browser.get("/issues?query=cart&cursor=next").has(".issues-all")).isFalse();
        assertThat(neighbor.lines())
                .anyMatch(line -> line.contains("query=cart") && line.contains("limit=100"));
        assertThat(neighbor.asked())
                .filteredOn(asked -> asked.line().equals(DECIDE))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains("[42,43]", "archive"));
    }

    @Test
    void more_than_a_decision_can_be_about_is_said() {
        var row = Fixtures.keyError().row();
        neighbor.answers(ISSUES, IssuePage.of(List.of(row), 1_001, "next"));

        assertThat(browser.get("/issues").text(".issues-all"))
                .isEqualTo("the first 1,000 matching");
    }

    @Test
    void what_is_typed_in_the_search_can_be_completed() {
        var asked = "GET /internal/dashboard/search/suggestions";
        neighbor.answers(asked, List.of("release", "region"));

        var offered = browser.get("/issues/suggestions?project=shop&key=tag&start=re").is(200);

        assertThat(offered.texts("[role=option]")).containsExactly("release", "region");
        assertThat(neighbor.lines().getLast())
                .startsWith(asked)
                .contains("project=shop", "key=tag", "start=re");
        neighbor.refuses(asked, 400, "no such key");
        assertThat(browser.get("/issues/suggestions?key=x").is(200).has("[role=option]")).isFalse();
        assertThat(browser.get("/issues").one("#search-words").hasAttr("hidden")).isTrue();
    }

    @Test
    void every_filter_reaches_issues_service_and_the_words_on_the_page() {
        var page =
                browser.get(
                        "/issues?project=shop&environment=staging&status=resolved&period=24h"
                                + "&sort=events&query=cart%20total&cursor=abc&unknown=1");

        assertThat(neighbor.lines().getLast())
                .startsWith("GET /internal/dashboard/issues?")
                .contains("project=shop", "environment=staging", "status=resolved")
                .contains("period=24h", "sort=events", "cursor=abc", "limit=25")
                .containsPattern("(?:query|text)=cart(\\+|%20)total");
        assertThat(page.text(".page-note"))
                .isEqualTo("1 resolved issue in shop, staging, matching “cart total”, by events");
        assertThat(page.texts(".chip-link"))
                .containsExactly("project shop", "environment staging", "search cart total");
    }

    @Test
    void a_chip_takes_only_its_own_filter_away() {
        var page = browser.get("/issues?project=shop&query=cart");

        assertThat(page.link("search cart")).isEqualTo("/issues?project=shop");
        assertThat(page.link("project shop")).isEqualTo("/issues?query=cart");
    }

    @Test
    void links_keep_the_filter_and_leave_out_what_is_usual() {
        var page = browser.get("/issues?project=shop&status=unresolved&period=14d&sort=lastSeen");

        assertThat(page.link("Resolved")).isEqualTo("/issues?project=shop&status=resolved");
        assertThat(page.link("24 h")).isEqualTo("/issues?project=shop&period=24h");
        assertThat(page.link("Unresolved")).isEqualTo("/issues?project=shop");
    }

    @Test
    void the_fragment_is_the_same_as_its_place_in_the_page() {
        neighbor.answers(
                ISSUES,
                Fixtures.page(
                        AnIssue.titled("A", "a")
                                .id(1)
                                .seen(Duration.ofDays(9), Duration.ofDays(4))));

        var page = browser.get("/issues?query=a");
        var part = browser.part("/issues?query=a");

        assertThat(part.one("#list").outerHtml()).isEqualTo(page.one("#list").outerHtml());
        assertThat(part.has("nav.nav")).isFalse();
    }

    @Test
    void older_issues_are_one_link_away_until_there_are_none() {
        var row = Fixtures.keyError().row();
        neighbor.answers(ISSUES, IssuePage.of(List.of(row), 41, "next+page"));
        var first = browser.get("/issues?project=shop");

        neighbor.answers(ISSUES, IssuePage.of(List.of(row), 41, null));
        var second = browser.get(first.link("Older"));

        assertThat(first.link("Older")).isEqualTo("/issues?project=shop&cursor=next%2Bpage");
        assertThat(second.link("Newest")).isEqualTo("/issues?project=shop");
        assertThat(second.has(".pager a[rel=next]")).isFalse();
    }

    @Test
    void a_search_that_is_just_an_id_opens_what_has_it() {
        var row = Fixtures.keyError().row();
        var page = IssuePage.of(List.of(row), 1, null);
        var event = "0123456789abcdef0123456789abcdef";

        neighbor.answers(ISSUES, page.opening(new Found(43, null)));
        assertThat(browser.get("/issues?query=SHOP-2").header("Location")).isEqualTo("/issues/43");
        assertThat(browser.part("/issues?query=SHOP-2").has(".issues-row")).isTrue();
        neighbor.answers(ISSUES, page.opening(new Found(43, event)));
        assertThat(browser.get("/issues?query=" + event).header("Location"))
                .isEqualTo("/issues/43/events/" + event);
    }

    @Test
    void a_search_for_a_tag_that_no_event_has_says_so() {
        var warning = "no event has tag \"browzer.name\"; did you mean browser.name?";
        neighbor.answers(ISSUES, Fixtures.page().warning(List.of(warning)));

        var page = browser.get("/issues?query=browzer.name:x");

        assertThat(page.text(".problem[role=status] .problem-words")).isEqualTo(warning);
        assertThat(page.has(".issues-help")).isTrue();
    }

    @Test
    void beyond_a_thousand_nobody_counts() {
        var row = Fixtures.keyError().row();
        neighbor.answers(ISSUES, IssuePage.of(List.of(row), 1_001, null));

        assertThat(browser.get("/issues").text(".page-note"))
                .startsWith("1,000+ unresolved issues in");
    }

    @Test
    void an_empty_list_says_why_and_what_to_do() {
        neighbor.answers(ISSUES, Fixtures.page());

        var quiet = browser.get("/issues");
        var filtered = browser.get("/issues?query=nothing");

        assertThat(quiet.text(".empty-title")).isEqualTo("All quiet");
        assertThat(quiet.link("Connect Mobile")).isEqualTo("/projects/mobile/start");
        assertThat(filtered.text(".empty-title")).isEqualTo("Nothing matches");
        assertThat(filtered.link("Clear all filters")).isEqualTo("/issues");
        assertThat(filtered.text(".empty")).doesNotContain("Connect");
    }

    @Test
    void without_projects_the_list_leads_to_the_first_one() {
        neighbor.answers(ISSUES, Fixtures.page())
                .answers("GET /internal/dashboard/projects", List.of());

        assertThat(browser.get("/issues").link("Create a project")).isEqualTo("/projects#new");
    }

    @Test
    void picked_issues_are_resolved_in_one_call_and_the_next_page_names_them_and_offers_to_undo() {
        neighbor.answers(DECIDE, Fixtures.decided(17L, 42, 43));

        var answer = decide("/issues?project=shop%26environment=live", 42, 43).is(303);
        var next = next(answer);

        assertThat(answer.location()).isEqualTo("/issues?project=shop&environment=live");
        assertThat(neighbor.lines()).filteredOn(line -> line.equals(DECIDE)).hasSize(1);
        assertThat(next.text("#flash .flash span")).isEqualTo("2 issues resolved.");
        assertThat(next.one("#flash form").attr("action")).isEqualTo("/issues/decisions/17");
        assertThat(next.one("#flash form button").attr("data-key")).isEqualTo("u");
        assertThat(next.cookie("mayday-flash").getMaxAge()).isZero();
    }

    @Test
    void one_issue_is_named() {
        assertThat(next(decide("/issues", 42)).text("#flash .flash span"))
                .isEqualTo("SHOP-42 resolved.");
    }

    @Test
    void undo_without_javascript_leads_back_to_the_same_filter_and_offers_no_undo_of_itself() {
        var answer = browser.form("DELETE", "/issues/decisions/17", "/issues?project=shop").is(303);

        assertThat(answer.location()).isEqualTo("/issues?project=shop");
        assertThat(neighbor.lines()).containsExactly("DELETE /internal/dashboard/decisions/17");
        assertThat(next(answer).text("#flash .flash span")).isEqualTo("SHOP-42 put back.");
        assertThat(next(answer).has("#flash form")).isFalse();
    }

    @Test
    void what_was_passed_over_is_said_with_the_reason() {
        var done = Fixtures.decided(17L, 1, 2).done();
        var one =
                new Skipped(
                        "already resolved", "already resolved by Ana 2 min ago", 1, List.of(3L));
        var two = new Skipped("already resolved", "already resolved by Ana", 2, List.of(3L, 4L));

        neighbor.answers(DECIDE, new DecisionReport(17L, done, List.of(two)));
        assertThat(next(decide("/issues", 1, 2, 3, 4)).text("#flash .flash span"))
                .isEqualTo("2 issues resolved, 2 skipped: already resolved.");

        neighbor.answers(DECIDE, new DecisionReport(null, List.of(), List.of(one)));
        var nothing = next(decide("/issues", 3));
        assertThat(nothing.text("#flash .flash span"))
                .isEqualTo("Nothing resolved: already resolved by Ana 2 min ago.");
        assertThat(nothing.has("#flash form")).isFalse();
    }

    @Test
    void when_issues_service_is_away_the_page_says_so() {
        neighbor.refuses(DECIDE, 503, "away");

        assertThat(decide("/issues", 7).is(503).text("h1")).isEqualTo("issues-service is away");
    }

    private Page decide(String back, Object... issues) {
        return browser.post(
                "/issues/decisions",
                Map.of("issue", List.of(issues), "deed", "resolve", "back", back));
    }

    private Page next(Page answer) {
        var flash = answer.is(303).flash();
        return new Page(browser.request().cookie("mayday-flash", flash).get("/issues"));
    }

    @Test
    void the_current_project_shows_its_own_pages_in_the_navigation() {
        var page = browser.get("/issues?project=document-api");

        assertThat(page.link("Alerts")).isEqualTo("/projects/document-api/alerts");
        assertThat(page.link("Settings")).isEqualTo("/settings?project=document-api");
        assertThat(page.texts("select[name=environment] option"))
                .containsExactly("All environments", "production", "staging");
    }

    @Test
    void a_search_that_is_not_understood_keeps_its_text_and_the_list_and_says_why() {
        neighbor.refuses(ISSUES, 400, "column 4: unknown value \"archvied\" for is");

        var part = browser.part("/issues?project=shop&query=is%3Aarchvied").is(422);

        assertThat(part.header("HX-Retarget")).isEqualTo("#search-problem");
        assertThat(part.header("HX-Push-Url")).isEqualTo("false");
        assertThat(part.text("#search-problem")).startsWith("column 4: unknown value");
        assertThat(part.has("#list")).isFalse();
    }

    /// Other issues under the words of an error would look like what was found.
    @Test
    void a_whole_page_of_a_search_that_is_not_understood_shows_no_issue_and_clears_the_search() {
        neighbor.answersOnly(
                ISSUES, "is%3Aarchvied", 400, Map.of("detail", "column 4: unknown value"));

        var page = browser.get("/issues?project=shop&query=is%3Aarchvied").is(422);

        assertThat(page.text("#search-problem")).isEqualTo("column 4: unknown value");
        assertThat(page.one("#search").val()).isEqualTo("is:archvied");
        assertThat(page.one("#search").attr("aria-describedby")).isEqualTo("search-problem");
        assertThat(page.has(".issues-row")).isFalse();
        assertThat(page.text(".empty-title")).isEqualTo("Search not run");
        assertThat(page.link("Clear search")).isEqualTo("/issues?project=shop");
        assertThat(page.text(".page-note")).isEqualTo("The search was not understood");
        assertThat(page.has(".issues-live")).isFalse();
        assertThat(page.link("search is:archvied")).isEqualTo("/issues?project=shop");
        assertThat(neighbor.lines()).filteredOn(line -> line.startsWith(ISSUES)).hasSize(1);
    }

    @Test
    void where_nothing_matches_it_says_where_something_does() {
        neighbor.answers(
                ISSUES,
                IssuePage.of(List.of(), 0, null)
                        .with(
                                List.of(
                                        new Elsewhere(IssueStatus.RESOLVED, 3),
                                        new Elsewhere(IssueStatus.ARCHIVED, 1),
                                        new Elsewhere(IssueStatus.UNKNOWN, 9))));

        var page = browser.get("/issues?query=cart").is(200);

        assertThat(page.link("3 match under Resolved"))
                .isEqualTo("/issues?status=resolved&query=cart");
        assertThat(page.link("1 matches under Archived"))
                .isEqualTo("/issues?status=archived&query=cart");
        assertThat(page.document().select("a:contains(match)")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", "999d", "0d", "2026-11-20"})
    void a_period_that_is_none_is_refused_at_its_field(String typed) {
        var page = browser.get("/issues?project=shop&period=" + typed).is(422);

        assertThat(page.has("details[open] #period[aria-invalid]")).isTrue();
        assertThat(page.one("#period").val()).isEqualTo(typed);
        assertThat(page.text("#period-words")).startsWith("Not a period.");
        assertThat(page.text(".issues-periods [aria-current]")).isEqualTo("14 d");
        assertThat(page.document().select("a[href*=period=" + typed + "]")).isEmpty();
    }

    @Test
    void a_search_that_names_a_state_decides_it() {
        browser.get("/issues?query=is%3Aresolved").is(200);
        assertThat(neighbor.lines().getLast()).doesNotContain("status=");

        browser.get("/issues?query=cart").is(200);
        assertThat(neighbor.lines().getLast()).contains("status=unresolved");
    }

    @Test
    void older_bookmarks_still_search() {
        assertThat(browser.get("/issues?text=cart").is(200).one("#search").val()).isEqualTo("cart");
    }

    @Test
    void a_viewer_is_offered_nothing_to_decide() {
        neighbor.answers(
                "GET /internal/sessions/current",
                new Person(1, "eve@acme.example", "Eve", "acme", "viewer", false));

        var list = browser.get("/issues").is(200);
        assertThat(list.has("form[action=/issues/decisions], .issues-bulk, [data-all]")).isFalse();
        assertThat(list.has(".issues-read .issues-row")).isTrue();
        var issue = browser.get("/issues/42").is(200);
        assertThat(issue.has("form[action^=/issues/decisions]")).isFalse();
        assertThat(issue.texts("button")).doesNotContain("Resolve", "Archive", "Undo");
    }

    @Test
    void who_sees_no_project_and_can_make_none_learns_whom_to_ask() {
        neighbor.answers("GET /internal/dashboard/projects", List.of())
                .answers("GET /internal/dashboard/issues", Fixtures.page());
        assertThat(browser.get("/issues").is(200).link("Create a project"))
                .isEqualTo("/projects#new");

        neighbor.answers(
                "GET /internal/sessions/current",
                new Person(1, "ben@acme.example", "Ben", "acme", "member", false));
        neighbor.refuses("GET /internal/members", 500, "nobody needs the whole list for this");
        var page = browser.get("/issues").is(200);
        assertThat(page.text(".empty")).contains("Ask Ana Torres to add you");
        assertThat(page.text("main")).doesNotContain("Create a project");
        var projects = browser.get("/projects").is(200);
        assertThat(projects.has("#new")).isFalse();
        assertThat(projects.text("main")).contains("Ask Ana Torres");
    }
}
