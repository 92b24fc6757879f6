package dev.mayday.issues.people;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Links that let people in: once, for seven days, and each says why it does not.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InvitationsTest extends Crew {

    private static final String PASSWORD = "correct horse battery";

    @Test
    void somebody_new_accepts_with_a_name_and_a_password_and_signs_in() {
        var team = team("Payments");
        var email = "new@" + tenant.slug() + ".test";
        var secret = invited(email, "member", team);

        look(secret, "OPEN")
                .body("email", equalTo(email), "role", equalTo("member"))
                .body("teams", equalTo(List.of("Payments")), "known", equalTo(false));
        look(secret, "OPEN");
        enter(secret, "Nia", PASSWORD)
                .statusCode(200)
                .body("organization", equalTo(tenant.slug()), "email", equalTo(email));

        String session =
                asService()
                        .body(Map.of("email", email, "password", PASSWORD))
                        .post("/internal/sessions")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("token");
        as(session)
                .get(MEMBERS + "?query=Nia")
                .then()
                .body("members[0].role", equalTo("member"))
                .body("members[0].teams.slug", hasItem(team));
        assertThat(entries("member.invited")).isOne();
        assertThat(entries("member.joined")).isOne();
    }

    @Test
    void no_teams_need_to_be_named_and_none_without_a_name_is_taken() {
        as(owner)
                .body(Map.of("email", "plain@" + tenant.slug() + ".test", "role", "member"))
                .post(INVITATIONS)
                .then()
                .statusCode(200);
        as(owner)
                .body("{\"email\": \"b@x.test\", \"role\": \"member\", \"teams\": [null]}")
                .post(INVITATIONS)
                .then()
                .statusCode(400)
                .body("detail", containsString("teams:"));
    }

    @Test
    void somebody_with_an_account_accepts_with_it_and_is_there_at_once() {
        var stranger = fixtures.tenant();
        var session = fixtures.session(stranger.account());
        var secret = invited(stranger.email(), "viewer");
        fixtures.run(
                "UPDATE organization SET name = 'The Shop' WHERE id = ?", tenant.organization());

        look(secret, "OPEN").body("known", equalTo(true));
        enter(secret, "Somebody else", PASSWORD)
                .statusCode(400)
                .body("detail", containsString("Sign in"));
        accept(session, secret).statusCode(200).body("organization", equalTo("The Shop"));

        as(session)
                .get("/internal/organizations/at-hand/settings")
                .then()
                .body("slug", equalTo(tenant.slug()), "role", equalTo("viewer"));
        accept(session, secret).statusCode(400).body("detail", containsString("accepted already"));
    }

    @Test
    void only_the_hash_of_a_link_is_kept() {
        var secret = invited("hash@example.test", "viewer");

        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM invitation WHERE hash = ?",
                                Fixtures.sha256(secret)))
                .isOne();
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM audit_entry WHERE audit_entry::text LIKE ?",
                                "%" + secret + "%"))
                .isZero();
    }

    @Test
    void a_link_that_is_over_says_why() {
        look("never-was-one", "UNKNOWN");
        enter("never-was-one", "Nia", PASSWORD).statusCode(400);

        var old = invited("old@" + tenant.slug() + ".test", "viewer");
        fixtures.run(
                "UPDATE invitation SET expires_at = now() WHERE hash = ?", Fixtures.sha256(old));
        look(old, "EXPIRED");
        enter(old, "Nia", PASSWORD).statusCode(400).body("detail", containsString("expired"));

        var renewed = renewed(old);
        look(old, "RENEWED");
        enter(old, "Nia", PASSWORD).statusCode(400).body("detail", containsString("newer"));
        look(renewed, "OPEN");

        remove(owner, invitedMember(renewed)).statusCode(204);
        look(renewed, "WITHDRAWN");
        enter(renewed, "Nia", PASSWORD).statusCode(400).body("detail", containsString("withdrawn"));
        assertThat(entries("member.invitation-withdrawn")).isOne();
    }

    private String renewed(String secret) {
        return secret(
                as(owner)
                        .post(INVITATIONS + "/" + invitedMember(secret) + "/renewals")
                        .then()
                        .statusCode(200)
                        .body("link", notNullValue()));
    }

    private long invitedMember(String secret) {
        return fixtures.number(
                "SELECT membership_id FROM invitation WHERE hash = ?", Fixtures.sha256(secret));
    }

    @Test
    void what_cannot_be_sent_is_refused_at_its_field() {
        invite(owner, "no address", "viewer")
                .statusCode(400)
                .body("detail", containsString("email:"));
        invite(owner, "5f2a@keycloak.Invalid", "viewer")
                .statusCode(400)
                .body("detail", containsString(".invalid"));
        invite(owner, "a@b.test\r\nBcc: x@y.test", "viewer").statusCode(400);
        invite(owner, "a@b.test", "boss").statusCode(400).body("detail", containsString("role:"));
        invite(owner, "a@b.test", "viewer", "no-team")
                .statusCode(400)
                .body("detail", containsString("no-team"));
        invite(owner, tenant.email().toUpperCase(java.util.Locale.ROOT), "viewer")
                .statusCode(400)
                .body("detail", containsString("already"));
        invite(owner, "twice@b.test", "viewer").statusCode(200);
        invite(owner, "Twice@b.test", "viewer")
                .statusCode(400)
                .body("detail", containsString("make a new link"));
        var short_ = invited("short@" + tenant.slug() + ".test", "viewer");
        enter(short_, "Nia", "short").statusCode(400).body("detail", containsString("password:"));
        enter(short_, " ", PASSWORD).statusCode(400).body("detail", containsString("name:"));
        look(short_, "OPEN");
    }

    @Test
    void only_admins_invite_and_only_owners_invite_owners() {
        invite(hand("member").session(), "a@b.test", "viewer").statusCode(403);
        invite(hand("admin").session(), "a@b.test", "owner").statusCode(403);
        invite(hand("admin").session(), "a@b.test", "admin").statusCode(200);
    }

    @Test
    void what_a_link_offers_only_the_dashboard_asks() {
        var secret = invited("x@" + tenant.slug() + ".test", "viewer");

        as(owner)
                .body(Map.of("secret", secret))
                .post(INVITATIONS + "/offers")
                .then()
                .statusCode(403);
    }

    @RepeatedTest(5)
    void of_two_who_accept_one_invitation_at_once_one_gets_in() throws Exception {
        var email = "race" + System.nanoTime() + "@example.test";
        var secret = invited(email, "admin");
        var one = fixtures.session(fixtures.tenant().account());
        var two = fixtures.session(fixtures.tenant().account());

        var answers =
                atOnce(
                        List.of(
                                () -> accept(one, secret).extract().statusCode(),
                                () -> accept(two, secret).extract().statusCode(),
                                () -> enter(secret, "Nia", PASSWORD).extract().statusCode()));

        assertThat(answers).containsExactly(200, 400, 400);
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM membership WHERE organization_id = ?",
                                tenant.organization()))
                .isEqualTo(2);
    }

    private ValidatableResponse look(String secret, String state) {
        return asService()
                .body(Map.of("secret", secret))
                .post(INVITATIONS + "/offers")
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    private ValidatableResponse enter(String secret, String name, String password) {
        return asService()
                .body(Map.of("secret", secret, "name", name, "password", password))
                .post(INVITATIONS + "/newcomers")
                .then();
    }
}
