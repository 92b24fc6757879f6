package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.ownership.Unassigning;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom issues belong to: by hand, in bulk, back again, and searched for (semantics 6.6, 6.8).
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AssignmentsTest extends SignedIn {

    @Inject Unassigning unassigning;

    long team;
    long ana;
    long issue;

    @BeforeEach
    void a_team_and_a_member() {
        team = fixtures.team(tenant.organization(), "payments", tenant.project());
        fixtures.team(tenant.organization(), "elsewhere");
        ana = fixtures.account(tenant.organization(), "ana@" + tenant.slug() + ".test", "member");
        issue = fixtures.issue(tenant.project(), "Error: 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'#payments', '#payments', true",
        "ana, ana, false",
        "me, owner, false",
        "team:TEAM, '#payments', true",
        "user:ANA, ana, false"
    })
    void an_issue_is_assigned_to_a_team_or_a_member(String word, String name, boolean isTeam) {
        var filled = word.replace("TEAM", "" + team).replace("ANA", "" + ana);

        assign(filled, issue).statusCode(200).body("done.id", equalTo(List.of((int) issue)));

        get("/issues/" + issue)
                .body("row.owner.name", equalTo(name))
                .body("row.owner.team", equalTo(isTeam))
                .body("row.owner.assignedBy", equalTo("person:" + tenant.account()))
                .body("row.owner.how", equalTo("by owner"))
                .body("activity[0].kind", equalTo("assigned"))
                .body("activity[0].sentence", equalTo("assigned it to " + name));
    }

    @Test
    void what_cannot_be_assigned_is_told() {
        assign("#nobody", issue).statusCode(400).body("detail", containsString("\"#nobody\""));
        assign("#elsewhere", issue)
                .body("skipped.reason", contains("no access"))
                .body("skipped.detail", contains("#elsewhere does not see the project"));
        assign("", issue).body("skipped.reason", contains("already unassigned"));
        assign("me", 999_999_999).body("skipped.reason", contains("not found"));
    }

    @Test
    void the_web_api_does_not_say_that_somebody_has_what_they_cannot_have() {
        var body = Map.of("assignedTo", "#elsewhere", "status", "resolved");
        for (var path :
                List.of(
                        "/issues/" + issue + "/",
                        "/organizations/" + tenant.slug() + "/issues/?id=" + issue)) {
            as(owner)
                    .body(body)
                    .put("/api/0" + path)
                    .then()
                    .statusCode(400)
                    .body(
                            "detail",
                            containsString("#elsewhere does not see the project; 0 assigned"));
        }
        get("/issues/" + issue)
                .body("row.owner", nullValue())
                .body("row.status", equalTo("unresolved"));
    }

    @Test
    void undo_gives_nothing_to_who_does_not_see_it_any_more() {
        assign("ana", issue);
        int decision = assign("#payments", issue).extract().jsonPath().getInt("decision");
        fixtures.run(
                "DELETE FROM team_member WHERE membership_id IN (SELECT id FROM membership WHERE account_id = ?)",
                ana);
        fixtures.run("DELETE FROM membership WHERE account_id = ?", ana);

        undo(decision).body("done", hasSize(0)).body("skipped.reason", contains("no access"));

        get("/issues/" + issue).body("row.owner.name", equalTo("#payments"));
    }

    @Test
    void many_are_assigned_in_one_go_and_undone_as_one() {
        long other = fixtures.issue(tenant.project(), "Error: 2");
        assign("ana", other);
        int decision = assign("#payments", issue, other).extract().jsonPath().getInt("decision");

        undo(decision).body("done.id", containsInAnyOrder((int) issue, (int) other));

        get("/issues/" + issue).body("row.owner", nullValue());
        get("/issues/" + other)
                .body("row.owner.name", equalTo("ana"))
                .body(
                        "activity.sentence[0]",
                        equalTo("undid their own change: assigned it to ana"));
        undo(decision).body("skipped.reason", contains("already undone"));
    }

    @Test
    void undo_of_an_assignment_and_of_a_state_do_not_hinder_each_other() {
        int assigned = assign("ana", issue).extract().jsonPath().getInt("decision");
        int resolved =
                as(owner)
                        .body(Map.of("deed", "resolve", "issues", List.of(issue)))
                        .post("/internal/dashboard/decisions")
                        .then()
                        .extract()
                        .jsonPath()
                        .getInt("decision");
        get("/issues/" + issue)
                .body("activity.undoable", equalTo(Arrays.asList(resolved, assigned)));

        undo(assigned).body("done.id", contains((int) issue));
        undo(resolved).body("done.id", contains((int) issue));

        get("/issues/" + issue)
                .body("row.status", equalTo("unresolved"))
                .body("row.owner", nullValue());
    }

    @Test
    void an_assignment_that_was_changed_meanwhile_stays() {
        int first = assign("ana", issue).extract().jsonPath().getInt("decision");
        assign("#payments", issue);

        undo(first).body("skipped.reason", contains("changed meanwhile"));
    }

    @Test
    void the_list_is_searched_by_assignee() {
        long mine = fixtures.issue(tenant.project(), "Error: mine");
        long theirs = fixtures.issue(tenant.project(), "Error: theirs");
        assign("me", mine);
        assign("#payments", theirs);

        found("assigned:me", mine);
        found("assigned:[me,%23payments]", mine, theirs);
        found("assigned:none", issue);
        found("is:unassigned", issue);
        found("is:assigned", mine, theirs);
        found("!assigned:none", mine, theirs);
        found("has:assigned", mine, theirs);
    }

    private void found(String query, Long... issues) {
        var ids = Arrays.stream(issues).map(Long::intValue).toArray(Integer[]::new);
        get("/issues?query=" + query).body("issues.id", containsInAnyOrder(ids));
    }

    @Test
    void the_api_assigns_in_the_words_of_other_clients() {
        var token = fixtures.token(tenant, "event:write");
        var path = "/api/0/organizations/" + tenant.slug() + "/issues/" + issue + "/";

        as(token)
                .body(Map.of("assignedTo", "#payments", "status", "resolved"))
                .put(path)
                .then()
                .statusCode(200)
                .body("assignedTo.type", equalTo("team"))
                .body("assignedTo.id", equalTo("" + team))
                .body("assignedTo.name", equalTo("payments"))
                .body("status", equalTo("resolved"));
        var nobody = new HashMap<String, Object>();
        nobody.put("assignedTo", null);
        as(token).body(nobody).put(path).then().body("assignedTo", nullValue());
        as(token)
                .body(Map.of("assignedTo", "ana@" + tenant.slug() + ".test"))
                .put("/api/0/organizations/" + tenant.slug() + "/issues/?id=" + issue)
                .then()
                .statusCode(200);
        as(token)
                .get(path)
                .then()
                .body("assignedTo.type", equalTo("user"))
                .body("assignedTo.email", equalTo("ana@" + tenant.slug() + ".test"));
        as(token).body(Map.of("assignedTo", "x@y.z")).put(path).then().statusCode(400);
    }

    @Test
    void who_can_be_assigned_is_listed() {
        as(owner)
                .get("/internal/assignments/assignees?project=shop")
                .then()
                .statusCode(200)
                .body("word", hasItems("#payments", "ana@" + tenant.slug() + ".test"))
                .body("word.findAll { it == '#elsewhere' }.size()", equalTo(0));
    }

    @Test
    void who_loses_access_loses_the_issue_with_an_entry() {
        assign("#payments", issue);
        fixtures.run("DELETE FROM team_project WHERE team_id = ?", team);
        fixtures.team(tenant.organization(), "others", tenant.project());

        unassigning.run().await().indefinitely();

        get("/issues/" + issue)
                .body("row.owner", nullValue())
                .body("activity[0].kind", equalTo("unassigned"))
                .body("activity[0].sentence", containsString("does not see the project any more"));
    }

    @Test
    void a_removal_says_what_it_unassigns_and_which_lines_it_breaks() {
        assign("ana", issue);
        var address = "ana@" + tenant.slug() + ".test";
        as(owner)
                .body(
                        Map.of(
                                "text",
                                "a.py " + address + "\nb.py #payments\nc.py ana@" + tenant.slug()))
                .put("/internal/projects/shop/ownership/rules")
                .then()
                .statusCode(200);
        long member = fixtures.number("SELECT id FROM membership WHERE account_id = ?", ana);

        as(owner)
                .get("/internal/members/" + member + "/removal")
                .then()
                .statusCode(200)
                .body("consequences", hasItems("unassigns 1 issue", "breaks 2 owner lines"));
        as(owner).delete("/internal/members/" + member).then().statusCode(204);

        get("/issues/" + issue).body("row.owner", nullValue());
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM issue_activity WHERE issue_id = ? AND kind = 'unassigned'",
                                issue))
                .isOne();
    }

    private ValidatableResponse assign(String assignee, Object... issues) {
        return as(owner)
                .body(Map.of("assignee", assignee, "issues", List.of(issues)))
                .post("/internal/assignments")
                .then();
    }

    private ValidatableResponse undo(int decision) {
        return as(owner).delete("/internal/dashboard/decisions/" + decision).then().statusCode(200);
    }
}
