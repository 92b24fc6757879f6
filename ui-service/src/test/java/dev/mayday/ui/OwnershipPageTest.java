package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.IssueOwner;
import dev.mayday.contracts.issues.IssuePage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Rules in their editor, the tester, coverage, and to whom issues go.
@QuarkusTest
class OwnershipPageTest extends PageTest {

    private static final String PAGE = "/projects/document-api/ownership";
    private static final String API = "/internal/projects/document-api/ownership";

    @Test
    void rules_and_file_stand_in_editors_with_what_does_not_count() {
        var page = browser.get(PAGE).is(200);

        assertThat(page.one("#rules").wholeText().strip()).isEqualTo(Owning.RULES.strip());
        assertThat(page.text("#rules-panel"))
                .contains("revision 3, by Ana Torres", "unknown owner dba-team@acme");
        assertThat(page.text("#codeowners-panel")).contains("revision 12", "line 2, column 6");
        assertThat(page.one("#in-app-only").hasAttr("checked")).isTrue();
        assertThat(page.one("#frame-first").hasAttr("checked")).isFalse();
    }

    @Test
    void what_was_typed_stays_with_every_error_by_line_and_column() {
        neighbor.answers(
                "PUT " + API + "/rules",
                400,
                Map.of(
                        "detail",
                        "line 1, column 1: unknown matcher",
                        "errors",
                        List.of(
                                Map.of("message", "line 1, column 1: unknown matcher"),
                                Map.of("message", "line 2, column 6: unknown owner"))));

        var page = browser.post(PAGE + "/rules", Map.of("rules", "paht:x #a\r\napp/ #b")).is(422);

        assertThat(page.one("#rules").wholeText().strip()).isEqualTo("paht:x #a\napp/ #b");
        assertThat(page.text("#rules-words")).isEqualTo("line 1, column 1: unknown matcher");
        assertThat(page.text("#rules-panel")).contains("line 2, column 6: unknown owner");
        assertThat(browser.get(PAGE + "/rules").is(303).location()).isEqualTo(PAGE);
    }

    @Test
    void rules_file_and_switches_are_saved() {
        Owning.succeed(neighbor);

        browser.post(PAGE + "/rules", Map.of("rules", "a #b\r\nc #d")).is(303);
        assertThat(neighbor.asked().getLast().body()).isEqualTo("{\"text\":\"a #b\\nc #d\"}");
        browser.post(PAGE + "/codeowners", Map.of("codeowners", "* @a")).is(303);
        assertThat(neighbor.asked().getLast().body()).isEqualTo("{\"text\":\"* @a\"}");
        browser.post(
                        PAGE + "/switches",
                        Map.of("mode", "off", "frameFirst", "on", "codeMappings", "/a/ => b/\r\n"))
                .is(303);
        assertThat(neighbor.asked().getLast().body())
                .contains(
                        "\"mode\":\"off\"",
                        "\"frameFirst\":true",
                        "\"inAppOnly\":false",
                        "[\"/a/ => b/\"]");
    }

    @Test
    void who_may_not_change_them_reads_them() {
        neighbor.answers("GET " + API, Owning.ownership(false));

        var page = browser.get(PAGE).is(200);

        assertThat(page.has("textarea")).isFalse();
        assertThat(page.text("#rules-panel")).contains("app/db/ dba-team@acme");
    }

    @Test
    void the_tester_shows_matches_in_order_and_both_results() {
        var page =
                browser.get(
                                PAGE
                                        + "/tester?paths=app%2Fdb%2Fa.py%0D%0Ab.py&tags=component%3Dpayments")
                        .is(200);

        assertThat(probe())
                .contains("\"paths\":[\"app/db/a.py\",\"b.py\"]", "\"component\":\"payments\"");
        assertThat(page.text("#outcomes"))
                .contains(
                        "The last rule wins: payments-team",
                        "own.assigned",
                        "The innermost frame decides: nobody",
                        "Line 1 would match from segment 2");
        assertThat(page.text("#matches")).contains("CODEOWNERS line 1", "line 2", "line 3");
        assertThat(page.one("#paths").wholeText().strip()).isEqualTo("app/db/a.py\nb.py");
    }

    @Test
    void the_tester_takes_an_event_or_an_issue() {
        browser.get(PAGE + "/tester?what=SHOP-1").is(200);
        assertThat(probe()).contains("\"issue\":\"SHOP-1\"");

        browser.get(PAGE + "/tester?what=" + "ab".repeat(16)).is(200);
        assertThat(probe()).contains("\"event\":\"abab");

        neighbor.refuses("POST " + API + "/tests", 400, "Name an event.");
        assertThat(browser.get(PAGE + "/tester?url=x").is(422).text("main"))
                .contains("Name an event.");
        neighbor.refuses("POST " + API + "/tests", 404, "");
        assertThat(browser.get(PAGE + "/tester?what=NOPE-9").is(422).text("#probe"))
                .contains("There is no such event or issue here.");
        assertThat(browser.get(PAGE + "/tester?paths=a.py&tags=garbage").is(422).text("#probe"))
                .contains("“garbage” is no tag");
    }

    @Test
    void a_text_may_be_as_long_as_rules_are() {
        Owning.succeed(neighbor);
        var rules = "app/services/payments.py payments-team@acme\n".repeat(5_900);

        browser.post(PAGE + "/rules", Map.of("rules", rules)).is(303);

        assertThat(neighbor.asked().getLast().body()).hasSizeGreaterThan(250_000);
    }

    /// What was asked last of the tester.
    private String probe() {
        return neighbor.asked().stream()
                .filter(asked -> asked.line().startsWith("POST " + API + "/tests"))
                .reduce("", (_, asked) -> asked.body(), (_, last) -> last);
    }

    @Test
    void open_issues_are_given_away_after_a_look_at_what_it_would_do() {
        var page = browser.get(PAGE + "/open-issues").is(200);
        assertThat(page.text("#open"))
                .contains("Of the newest 1000 of 1,234 open issues that nobody has, 12 would go")
                .contains("9 to #dba-team", "3 to Ana Torres");
        Owning.succeed(neighbor);

        assertThat(browser.post(PAGE + "/open-issues", Map.of()).is(303).location())
                .isEqualTo(PAGE);
    }

    @Test
    void coverage_says_what_nobody_owns_and_what_is_of_no_use() {
        var page = browser.get(PAGE + "/coverage").is(200);

        assertThat(page.text("#share"))
                .contains("25.0 % (10 of 40 issues)", "5.0 % (250 of 5,000 events)")
                .contains("Of the newest 300 of 1,234 issues");
        assertThat(page.text("#directories")).contains("app/search/", "200");
        assertThat(page.text("#idle")).contains("Line 1: app/services/classifier.py");
        assertThat(page.text("#gone")).contains("unknown owner dba-team@acme");
        assertThat(page.text("#skipped")).contains("line 2, column 6");
    }

    @Test
    void a_row_and_the_head_of_an_issue_tell_the_owner_and_how() {
        var owner =
                new IssueOwner(
                        true,
                        3,
                        "#payments-team",
                        null,
                        "rule:3@2",
                        "by line 3 of the ownership rules, revision 2");
        var row = AnIssue.titled("KeyError", "x").id(42).ownedBy(owner).row();
        neighbor.answers("GET /internal/dashboard/issues", IssuePage.of(List.of(row), 1, null));

        var shown = browser.get("/issues").is(200).one("#issue-42 .issues-owner");

        assertThat(shown.text()).isEqualTo("#payments-team");
        assertThat(shown.attr("title"))
                .isEqualTo("Assigned by line 3 of the ownership rules, revision 2");
    }

    @Test
    void picked_issues_are_assigned_and_it_leads_back_to_their_list() {
        var choice = browser.get("/issues/assignment?issue=1&issue=2&back=/issues").is(200);
        assertThat(choice.text("main")).contains("2 issues", "nobody", "#payments-team");
        neighbor.answers(
                "POST /internal/assignments",
                new DecisionReport(
                        7L,
                        List.of(
                                new DecisionReport.Done(1, "SHOP-1"),
                                new DecisionReport.Done(2, "SHOP-2")),
                        List.of()));

        var answer =
                browser.post(
                                "/issues/assignment",
                                Map.of(
                                        "issue",
                                        "1",
                                        "assignee",
                                        "#payments-team",
                                        "back",
                                        "/issues"))
                        .is(303);

        assertThat(answer.location()).isEqualTo("/issues");
        assertThat(neighbor.asked().getLast().body())
                .isEqualTo("{\"issues\":[1],\"assignee\":\"#payments-team\"}");
    }

    @Test
    void without_an_issue_there_is_nothing_to_assign() {
        assertThat(browser.get("/issues/assignment").is(303).location()).isEqualTo("/issues");
    }
}
