package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Decisions about issues, one or many, and the way back.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DecidingTest extends SignedIn {

    @Test
    void many_are_decided_in_one_go_with_a_report_and_undone_as_one() {
        long open = fixtures.issue(tenant.project(), "A: 1");
        long done = fixtures.issue(tenant.project(), "B: 1");
        status(done, "resolved");

        var report =
                decide("resolve", open, done, 999_999_999)
                        .statusCode(200)
                        .body("done.id", equalTo(List.of((int) open)))
                        .body("done.shortId", equalTo(List.of("SHOP-1")))
                        .body("skipped.reason", equalTo(List.of("already resolved", "not found")))
                        .body("skipped[0].ids", equalTo(List.of((int) done)))
                        .body("skipped.count", equalTo(List.of(1, 1)))
                        .extract()
                        .jsonPath();

        var undo = "/internal/dashboard/decisions/" + report.getLong("decision");
        as(owner).delete(undo).then().statusCode(200).body("done.id", equalTo(List.of((int) open)));
        as(owner)
                .delete(undo)
                .then()
                .statusCode(200)
                .body("done", hasSize(0))
                .body("skipped.reason", equalTo(List.of("already undone")));
        get("/issues/" + open)
                .body("row.substatus", equalTo("new"))
                .body("statusSentence", equalTo("First event."))
                .body("activity.kind", equalTo(List.of("undone", "resolved")))
                .body("activity.sentence[0]", equalTo("undid their own change: resolved"))
                .body("activity.undoable", equalTo(Arrays.asList(null, null)));
    }

    @Test
    void only_what_was_decided_last_can_be_taken_back_and_only_for_a_day() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        decide("resolve", issue);
        int last = decide("reopen", issue).extract().jsonPath().getInt("decision");

        get("/issues/" + issue).body("activity.undoable", equalTo(Arrays.asList(last, null)));
        fixtures.run(
                "UPDATE issue_activity SET at = at - interval '25 hours' WHERE issue_id = ?",
                issue);
        get("/issues/" + issue).body("activity.undoable", equalTo(Arrays.asList(null, null)));
    }

    @Test
    void an_issue_is_resolved_and_reopened_in_a_new_episode() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");

        decide("resolve", issue).statusCode(200);
        get("/issues/" + issue)
                .body("row.status", equalTo("resolved"))
                .body("statusSentence", containsString("owner"))
                .body("activity[0].kind", equalTo("resolved"));
        decide("resolve", issue).body("done", hasSize(0));
        decide("reopen", issue).body("done", hasSize(1));

        get("/issues/" + issue)
                .body("row.status", equalTo("unresolved"))
                .body("activity", hasSize(2))
                .body("episode", equalTo(2));
    }

    @Test
    void who_may_not_change_issues_neither_decides_nor_undoes() {
        long issue = fixtures.issue(tenant.project(), "A: 1");
        long decision = decide("archive", issue).extract().jsonPath().getLong("decision");
        var viewer =
                fixtures.session(
                        fixtures.account(tenant.organization(), "v@" + tenant.slug(), "viewer"));
        var stranger = fixtures.session(fixtures.tenant().account());
        var undo = "/internal/dashboard/decisions/" + decision;

        as(viewer)
                .delete(undo)
                .then()
                .statusCode(403)
                .body("detail", containsString("needs role member"));
        as(viewer)
                .body(Map.of("deed", "resolve", "issues", List.of(issue)))
                .post("/internal/dashboard/decisions")
                .then()
                .statusCode(403);
        as(stranger).delete(undo).then().statusCode(404);
        as(owner).delete("/internal/dashboard/decisions/999999999").then().statusCode(404);
        as(stranger)
                .body(Map.of("deed", "resolve", "issues", List.of(issue)))
                .post("/internal/dashboard/decisions")
                .then()
                .statusCode(200)
                .body("skipped.reason", equalTo(List.of("not found")));
        get("/issues/" + issue).body("row.status", equalTo("archived"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"deed\":\"resolve\",\"issues\":[]}",
                "{\"deed\":\"resolve\",\"issues\":[null]}",
                "{\"deed\":\"resolve\"}",
                "{\"deed\":\"explode\",\"issues\":[1]}",
                "{\"issues\":[1]}"
            })
    void a_decision_without_deed_or_issues_is_a_bad_request(String body) {
        as(owner)
                .body(body)
                .post("/internal/dashboard/decisions")
                .then()
                .statusCode(400)
                .body("detail", containsString(body.contains("\"resolve") ? "issues" : "deed"));
    }

    private ValidatableResponse decide(String deed, long... issues) {
        return as(owner)
                .body(Map.of("deed", deed, "issues", issues))
                .post("/internal/dashboard/decisions")
                .then();
    }
}
