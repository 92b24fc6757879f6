package dev.mayday.issues.people;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What it does that somebody goes: said before, done at once.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RemovalsTest extends Crew {

    @Test
    void what_a_removal_will_do_is_said_before_and_done_at_once() {
        var member = hand("member");
        var token = token(member);
        seat(team("Payments"), member);

        as(owner)
                .get(MEMBERS + member.member() + "/removal")
                .then()
                .statusCode(200)
                .body("anonymised", equalTo(true), "self", equalTo(false))
                .body(
                        "consequences",
                        contains("ends 1 session", "revokes 1 personal token", "leaves 1 team"));
        remove(owner, member.member()).statusCode(204);

        as(member.session()).get(MEMBERS).then().statusCode(401);
        as(token).get("/api/0/organizations/").then().statusCode(401);
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM team_member WHERE membership_id = ?",
                                member.member()))
                .isZero();
        assertThat(entries("member.removed")).isOne();
    }

    @Test
    void an_account_that_belongs_nowhere_becomes_a_former_member_and_its_activity_stays() {
        var member = hand("member");
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        var name = "Unique " + member.account();
        fixtures.run("UPDATE account SET name = ? WHERE id = ?", name, member.account());
        fixtures.run(
                "INSERT INTO issue_activity (project_id, issue_id, at, kind, actor, sentence) VALUES (?, ?, now(), 'resolved', ?, 'Resolved.')",
                tenant.project(),
                issue,
                name);

        remove(owner, member.member()).statusCode(204);

        var former = "Former member " + member.account();
        assertThat(
                        fixtures.number(
                                """
                                SELECT count(*) FROM account
                                 WHERE id = ? AND name = ? AND email NOT LIKE '%.test' AND password_hash IS NULL
                                   AND left_at IS NOT NULL""",
                                member.account(), former))
                .isOne();
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM issue_activity WHERE issue_id = ? AND actor = ?",
                                issue,
                                former))
                .isOne();
    }

    @Test
    void who_belongs_elsewhere_too_keeps_the_account_and_is_there_from_then_on() {
        var other = fixtures.tenant();
        var session = fixtures.session(other.account());
        accept(session, invited(other.email(), "member")).statusCode(200);
        long here = member(tenant, other.account());

        as(owner).get(MEMBERS + here + "/removal").then().body("anonymised", equalTo(false));
        remove(owner, here).statusCode(204);

        as(session).get("/internal/organizations").then().statusCode(401);
        as(fixtures.session(other.account()))
                .get("/internal/organizations")
                .then()
                .body("slug", contains(other.slug()));
    }

    @Test
    void anybody_may_leave_but_removes_nobody_else() {
        var viewer = hand("viewer");
        var member = hand("member");

        remove(viewer.session(), member.member()).statusCode(403);
        as(viewer.session())
                .get(MEMBERS + viewer.member() + "/removal")
                .then()
                .body("self", equalTo(true));
        remove(viewer.session(), viewer.member()).statusCode(204);

        as(viewer.session()).get(MEMBERS).then().statusCode(401);
        assertThat(entries("member.left")).isOne();
    }

    private String token(Hand hand) {
        var token = "sntryu_" + hand.account();
        fixtures.run(
                "INSERT INTO api_token (hash, organization_id, account_id, name, hint, scopes, created_at)"
                        + " VALUES (?, ?, ?, 'test', '', '{org:read}', now())",
                Fixtures.sha256(token),
                tenant.organization(),
                hand.account());
        return token;
    }

    private void seat(String team, Hand hand) {
        as(owner)
                .body(Map.of("admin", true))
                .put(TEAMS + "/" + team + "/members/" + hand.member())
                .then()
                .statusCode(204);
    }
}
