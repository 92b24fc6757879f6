package dev.mayday.issues.people;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
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
        decide(member.session(), "resolve", issue);

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

    /// Else whoever had it would be in the way of the removal, or get what it is for.
    @Test
    void nobody_is_invited_under_the_address_of_who_will_be_a_former_member() {
        var member = hand("member");
        for (var host : List.of("former.invalid", "invalid", "FORMER.Invalid")) {
            invite(owner, "former-member-" + member.account() + "@" + host, "viewer")
                    .statusCode(400)
                    .body("detail", containsString(".invalid"));
        }

        remove(owner, member.member()).statusCode(204);

        assertThat(fixtures.texts("SELECT email FROM account WHERE id = ?", member.account()))
                .containsExactly("former-member-" + member.account() + "@former.invalid");
    }

    @Test
    void former_names_go_too_also_where_others_say_them() {
        var member = hand("member");
        long resolved = fixtures.issue(tenant.project(), "Error: 1");
        long undone = fixtures.issue(tenant.project(), "Error: 2");
        fixtures.run("UPDATE account SET name = 'Ana Before' WHERE id = ?", member.account());
        decide(member.session(), "resolve", resolved);
        long decision = decide(member.session(), "resolve", undone);
        as(owner).delete("/internal/dashboard/decisions/" + decision).then().statusCode(200);
        fixtures.run("UPDATE account SET name = 'Ana Now' WHERE id = ?", member.account());

        remove(owner, member.member()).statusCode(204);

        assertThat(history(resolved, undone)).doesNotContain("Ana");
        assertThat(history(resolved, undone)).contains("Former member " + member.account());
    }

    @Test
    void whoever_has_the_same_name_keeps_it_token_or_person_here_or_elsewhere() {
        var member = hand("member");
        var namesake = hand("member");
        var name = "token ci " + member.account();
        fixtures.run(
                "UPDATE account SET name = ? WHERE id IN (?, ?)",
                name,
                member.account(),
                namesake.account());
        long both = fixtures.issue(tenant.project(), "Error: 1");
        decide(member.session(), "resolve", both);
        decide(namesake.session(), "reopen", both);
        var other = fixtures.tenant();
        long elsewhere = fixtures.issue(other.project(), "Error: 1");
        fixtures.run(
                "INSERT INTO issue_activity (project_id, issue_id, at, kind, actor, sentence) VALUES (?, ?, now(), 'resolved', ?, 'resolved it')",
                other.project(),
                elsewhere,
                name);

        remove(owner, member.member()).statusCode(204);

        assertThat(
                        fixtures.texts(
                                "SELECT actor FROM issue_activity WHERE issue_id IN (?, ?) ORDER BY id",
                                both,
                                elsewhere))
                .containsExactly("Former member " + member.account(), name, name);
        assertThat(fixtures.texts("SELECT status_reason FROM issue WHERE id = ?", both))
                .containsExactly("Reopened by " + name + ".");
    }

    /// All that is said about these issues.
    private String history(long... issues) {
        var said = new StringBuilder();
        for (long issue : issues) {
            fixtures.texts(
                            """
                            SELECT concat_ws(' ', a.actor, a.sentence, a.status_reason, i.status_reason)
                              FROM issue_activity a JOIN issue i ON i.id = a.issue_id WHERE i.id = ?""",
                            issue)
                    .forEach(line -> said.append(line).append('\n'));
        }
        return said.toString();
    }

    private static long decide(String session, String deed, long issue) {
        return as(session)
                .body(Map.of("issues", List.of(issue), "deed", deed))
                .post("/internal/dashboard/decisions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("decision");
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

    @Test
    void who_left_for_good_stands_in_the_audit_log_as_they_were() {
        var viewer = hand("viewer");
        var was = fixtures.texts("SELECT email FROM account WHERE id = ?", viewer.account());

        remove(viewer.session(), viewer.member()).statusCode(204);

        assertThat(
                        fixtures.texts(
                                "SELECT email FROM audit_entry WHERE action = 'member.left' AND account_id = ?",
                                viewer.account()))
                .isEqualTo(was);
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
