package dev.mayday.issues.access;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who sees and does what in which project (semantics 17.1, 17.2): teams A and B with a project
/// each, and one project in no team.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReachTest {

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;
    long ofA;
    long ofB;
    long teamA;
    long issueOfA;
    long issueOfB;
    long issueOfNone;

    @BeforeEach
    void two_teams() {
        tenant = fixtures.tenant();
        ofA = fixtures.project(tenant.organization(), "alpha");
        ofB = fixtures.project(tenant.organization(), "beta");
        teamA = fixtures.team(tenant.organization(), "a", ofA);
        fixtures.team(tenant.organization(), "b", ofB);
        issueOfA = fixtures.issue(ofA, "Error: alpha");
        issueOfB = fixtures.issue(ofB, "Error: beta");
        issueOfNone = fixtures.issue(tenant.project(), "Error: shop");
        fixtures.tag(ofB, issueOfB, "secret", "beta-secret", 1);
    }

    private void closed() {
        fixtures.run(
                "UPDATE organization SET open_membership = false WHERE id = ?",
                tenant.organization());
    }

    private String member() {
        return inTeamA("member", false);
    }

    private String inTeamA(String role, boolean admin) {
        long account =
                fixtures.account(tenant.organization(), UUID.randomUUID() + "@people.test", role);
        fixtures.joins(account, teamA, admin);
        return fixtures.session(account);
    }

    private static ValidatableResponse issue(String who, long id) {
        return as(who).get("/internal/dashboard/issues/" + id).then();
    }

    private static ValidatableResponse decide(String who, Long... issues) {
        return as(who).body(Map.of("issues", List.of(issues), "deed", "resolve"))
                .post("/internal/dashboard/decisions")
                .then();
    }

    @Test
    void with_open_membership_a_member_reads_everything_and_acts_where_the_own_teams_are() {
        var member = member();

        for (long id : List.of(issueOfA, issueOfB, issueOfNone)) issue(member, id).statusCode(200);
        decide(member, issueOfA, issueOfNone).statusCode(200).body("done", hasSize(2));
        decide(member, issueOfB)
                .statusCode(403)
                .body("detail", containsString("needs membership in a team of the project"));
    }

    @Test
    void what_may_not_be_changed_is_left_and_said_when_the_rest_is() {
        decide(member(), issueOfA, issueOfB)
                .statusCode(200)
                .body("done.id", contains((int) issueOfA))
                .body("skipped[0].ids", contains((int) issueOfB))
                .body("skipped[0].detail", containsString("team of the project"));
    }

    /// Check 17.2.
    @ParameterizedTest
    @ValueSource(strings = {"member", "viewer"})
    void without_open_membership_other_projects_do_not_exist(String role) {
        closed();
        var who = inTeamA(role, false);
        var organization = "/api/0/organizations/" + tenant.slug();

        issue(who, issueOfA).statusCode(200);
        for (long id : List.of(issueOfB, issueOfNone)) {
            issue(who, id).statusCode(404);
            as(who).get(organization + "/issues/" + id + "/").then().statusCode(404);
            as(who).get("/internal/affected/" + id).then().statusCode(404);
            as(who).get("/internal/dashboard/issues/" + id + "/events").then().statusCode(404);
        }
        as(who).get("/internal/dashboard/issues").then().body("issues.project", contains("alpha"));
        as(who).get("/internal/dashboard/projects").then().body("slug", contains("alpha"));
        as(who).get("/internal/access/projects").then().body("$", contains((int) ofA));
        as(who).get("/internal/dashboard/projects/beta").then().statusCode(404);
        as(who).get("/internal/dashboard/issues?project=beta").then().statusCode(404);
        as(who).get("/api/0/projects/" + tenant.slug() + "/beta/").then().statusCode(404);
        as(who).get("/api/0/projects/" + tenant.slug() + "/" + ofB + "/").then().statusCode(404);
        as(who).get(organization + "/issues/?query=&project=" + ofB).then().body("$", empty());
        as(who).get("/internal/dashboard/issue-rows?id=" + issueOfA + "&id=" + issueOfB)
                .then()
                .body("id", contains((int) issueOfA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BETA-1",
                "issue:BETA-1",
                "project:beta",
                "project:beta+is:unresolved",
                "ISSUE",
                "secret:beta-secret",
                "has:secret",
                "beta"
            })
    void no_word_of_a_search_finds_what_is_out_of_reach(String query) {
        closed();
        var words = query.replace("ISSUE", Long.toString(issueOfB));

        var found = as(member()).get("/internal/dashboard/issues?status=all&query=" + words).then();

        assertThat(found.extract().asString()).doesNotContain("Error: beta", "BETA-1\"");
        as(fixtures.session(tenant.account()))
                .get("/internal/dashboard/issues?status=all&query=Error")
                .then()
                .body("issues.title", hasItem("Error: beta"));
    }

    @Test
    void neither_suggestions_nor_undo_nor_a_cursor_lead_out_of_reach() {
        var owner = fixtures.session(tenant.account());
        int decision = decide(owner, issueOfB).extract().path("decision");
        closed();
        var member = member();

        as(member)
                .get("/internal/dashboard/suggestions?key=secret&start=b")
                .then()
                .body("$", not(hasItem("beta-secret")));
        as(member).delete("/internal/dashboard/decisions/" + decision).then().statusCode(404);
        decide(member, issueOfB).statusCode(200).body("done", empty());
        String cursor =
                as(owner)
                        .get("/internal/dashboard/issues?status=all&limit=1&sort=firstSeen")
                        .path("nextCursor");
        as(member)
                .get("/internal/dashboard/issues?status=all&sort=firstSeen&cursor=" + cursor)
                .then()
                .body("issues.project", not(hasItem("beta")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    void owners_and_admins_see_and_do_all(String role) {
        closed();
        var who = inTeamA(role, false);

        for (long id : List.of(issueOfA, issueOfB, issueOfNone)) issue(who, id).statusCode(200);
        decide(who, issueOfA, issueOfB, issueOfNone).body("done", hasSize(3));
    }

    /// Check 17.1.
    @Test
    void a_viewer_is_told_which_role_resolving_needs() {
        decide(inTeamA("viewer", true), issueOfA)
                .statusCode(403)
                .body("detail", containsString("needs role member"));
    }

    @Test
    void a_team_admin_may_what_admins_may_in_the_projects_of_the_team() {
        var admin = inTeamA("member", true);

        alerts(admin, ofA, "alerts:write", true).statusCode(200);
        alerts(admin, ofB, "alerts:write", true)
                .statusCode(403)
                .body("detail", containsString("team admin of a team of the project"));
        alerts(admin, ofA, "alerts:write", false)
                .statusCode(403)
                .body("detail", containsString("needs role admin"));
        alerts(member(), ofA, "alerts:write", true)
                .statusCode(403)
                .body("detail", containsString("needs role admin, or team admin"));
    }

    private static ValidatableResponse alerts(
            String who, long project, String scope, boolean orTeamAdmin) {
        return as(who).get(
                        "/internal/access/projects/%d?scope=%s&orTeamAdmin=%s"
                                .formatted(project, scope, orTeamAdmin))
                .then();
    }

    @Test
    void who_runs_the_installation_sees_no_events_of_others() {
        var account =
                fixtures.number(
                        "INSERT INTO account (email, name, instance_admin, created_at) VALUES (?,"
                                + " 'op', true, now()) RETURNING id",
                        UUID.randomUUID() + "@op.test");
        var operator = fixtures.session(account);

        as(operator).get("/internal/operations").then().statusCode(200);
        as(operator).get("/internal/sessions/current").then().statusCode(200);
        issue(operator, issueOfA).statusCode(403);
        as(operator)
                .get("/api/0/organizations/" + tenant.slug() + "/issues/")
                .then()
                .statusCode(404);
    }

    @Test
    void a_person_of_several_organizations_is_in_the_one_that_the_path_names() {
        var other = fixtures.tenant();
        fixtures.run(
                "INSERT INTO membership (organization_id, account_id, role, created_at) VALUES (?,"
                        + " ?, 'viewer', now())",
                other.organization(),
                tenant.account());
        var session = fixtures.session(tenant.account());

        as(session)
                .get("/api/0/organizations/")
                .then()
                .body("slug", contains(tenant.slug(), other.slug()));
        as(session)
                .get("/api/0/organizations/" + other.slug() + "/projects/")
                .then()
                .body("[0].organization.slug", equalTo(other.slug()));
        as(session)
                .get("/api/0/organizations/" + other.organization() + "/")
                .then()
                .body("slug", equalTo(other.slug()));
        fixtures.run(
                "UPDATE session SET organization_id = ? WHERE account_id = ?",
                other.organization(),
                tenant.account());
        as(session)
                .get("/internal/sessions/current")
                .then()
                .body("organization", equalTo(other.slug()), "role", equalTo("viewer"));
        issue(session, issueOfA).statusCode(404);
    }

    @Test
    void a_token_reaches_its_projects_only_and_only_from_its_networks() {
        var token = fixtures.token(tenant, "event:read", "event:write", "project:read");
        fixtures.run(
                "UPDATE api_token SET projects = ARRAY[?]::bigint[] WHERE hash = ?",
                ofA,
                Fixtures.sha256(token));

        as(token).get("/api/0/projects/").then().body("slug", contains("alpha"));
        as(token).get("/api/0/issues/" + issueOfB + "/").then().statusCode(404);
        as(token).get("/api/0/issues/" + issueOfA + "/").then().statusCode(200);
        fixtures.run(
                "UPDATE api_token SET networks = ARRAY['10.0.0.0/8']::cidr[] WHERE hash = ?",
                Fixtures.sha256(token));
        as(token)
                .header("X-Forwarded-For", "10.1.2.3")
                .get("/api/0/projects/")
                .then()
                .statusCode(403)
                .body("detail", containsString("may not be used from 127.0.0.1"));
        fixtures.run(
                "UPDATE api_token SET networks = ARRAY['10.0.0.0/8','127.0.0.0/8']::cidr[] WHERE"
                        + " hash = ?",
                Fixtures.sha256(token));
        as(token).get("/api/0/projects/").then().statusCode(200);
    }

    @Test
    void a_token_of_a_person_may_what_the_person_may_by_now() {
        var token = fixtures.token(tenant, "event:admin", "project:read");
        closed();
        fixtures.run(
                "UPDATE membership SET role = 'member' WHERE account_id = ?", tenant.account());
        fixtures.joins(tenant.account(), teamA, false);

        as(token).get("/api/0/projects/").then().body("slug", containsInAnyOrder("alpha"));
        as(token).get("/api/0/issues/" + issueOfB + "/").then().statusCode(404);
        fixtures.run("DELETE FROM team_member WHERE team_id = ?", teamA);
        as(token).get("/api/0/issues/" + issueOfA + "/").then().statusCode(404);
        fixtures.run("DELETE FROM membership WHERE account_id = ?", tenant.account());
        as(token).get("/api/0/projects/").then().statusCode(401);
    }

    @Test
    void a_removed_member_and_an_ended_session_are_out_at_the_next_request() {
        var member = member();
        issue(member, issueOfA).statusCode(200);

        fixtures.run(
                "DELETE FROM membership m USING session s WHERE m.account_id = s.account_id AND"
                        + " s.hash = ?",
                Fixtures.sha256(member));
        issue(member, issueOfA).statusCode(403);
        fixtures.run(
                "UPDATE session SET expires_at = now() - interval '1 second' WHERE hash = ?",
                Fixtures.sha256(member));
        issue(member, issueOfA).statusCode(401);
    }

    @Test
    void what_lies_in_the_bin_is_found_by_nobody() {
        fixtures.run("UPDATE project SET removed_at = now() WHERE id = ?", ofA);
        var owner = fixtures.session(tenant.account());

        issue(owner, issueOfA).statusCode(404);
        as(owner).get("/internal/dashboard/projects/alpha").then().statusCode(404);
        as(owner).get("/internal/dashboard/issues?query=alpha").then().body("issues", empty());
        decide(owner, issueOfA).body("done", empty());
    }
}
