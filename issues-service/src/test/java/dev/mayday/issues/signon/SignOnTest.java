package dev.mayday.issues.signon;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// People of a provider: let in, kept in step, and out again. The provider is a real server with
/// keys of its own.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = TestProviderResource.class, restrictToAnnotatedClass = true)
class SignOnTest {

    private static final String LOGOUT = "/api/0/sign-on/keycloak/logout";

    @Inject Fixtures fixtures;
    @Inject Recheck recheck;
    @Inject Absent absent;
    TestProvider provider;

    private long acme;
    private final String subject = UUID.randomUUID().toString();

    @BeforeEach
    void acmeIsThere() {
        fixtures.run(
                "INSERT INTO organization (slug, name, created_at) VALUES ('acme', 'Acme', now())"
                        + " ON CONFLICT DO NOTHING");
        acme = fixtures.number("SELECT id FROM organization WHERE slug = 'acme'");
        fixtures.run("DELETE FROM session WHERE tokens IS NOT NULL");
        provider.answersRefreshes(200, "{\"access_token\": \"a\", \"refresh_token\": \"next\"}");
    }

    /// Check 17.4.
    @Test
    void groups_make_a_member_with_the_highest_role_and_all_teams() {
        var token = enter(List.of("sre", "payments"));

        as(token)
                .get("/internal/sessions/current")
                .then()
                .statusCode(200)
                .body("organization", equalTo("acme"))
                .body("role", equalTo("admin"))
                .body("email", equalTo(email()));
        assertThat(teams()).containsExactly("payments-team", "platform");
        assertThat(audited()).contains("member.joined", "team.member-added", "session.opened");
    }

    /// Check 17.5.
    @Test
    void a_group_that_is_gone_takes_what_it_gave_and_nothing_given_by_hand() {
        enter(List.of("sre", "payments"));
        seatByHand("by-hand");

        enter(List.of("sre"));

        assertThat(teams()).containsExactly("by-hand", "platform");
        enter(List.of("payments"));
        assertThat(teams()).containsExactly("by-hand", "payments-team");
        assertThat(role()).isEqualTo("member");
        assertThat(audited()).contains("member.role-changed", "team.member-removed");
    }

    /// Check 17.6.
    @Test
    void who_has_no_mapped_group_is_refused_with_the_claim_and_what_was_expected() {
        var before = enter(List.of("sre"));

        var denial = arrive(List.of("Sre", "staff")).extract().jsonPath();

        assertThat(denial.getString("token")).isNull();
        assertThat(denial.getString("denial.claim")).isEqualTo("groups");
        assertThat(denial.getList("denial.found")).containsExactly("Sre", "staff");
        assertThat(denial.getList("denial.expected"))
                .containsExactly("sre", "payments", "bosses", "readers");
        assertThat(denial.getBoolean("denial.missing")).isFalse();
        as(before).get("/internal/sessions/current").then().statusCode(401);
        assertThat(audited()).contains("member.removed", "session.refused");
        assertThat(refusals())
                .containsExactly("no line of the mapping applies to the claim groups");
    }

    @Test
    void what_a_group_took_with_it_stays_gone_when_it_returns() {
        enter(List.of("sre"));
        var token = personalToken();
        fixtures.run(
                """
                INSERT INTO saved_view (organization_id, account_id, name, query, visibility, position, created_at)
                SELECT ?, account_id, 'mine', '', 'me', 1, now() FROM identity WHERE subject = ?\
                """,
                acme,
                subject);

        arrive(List.of());
        enter(List.of("sre"));

        as(token).get("/api/0/organizations/acme/").then().statusCode(401);
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM saved_view v JOIN identity i ON i.account_id ="
                                        + " v.account_id WHERE i.subject = ?",
                                subject))
                .isZero();
    }

    @Test
    void a_sign_in_and_a_sign_out_are_told_to_each_organization_of_the_person() {
        var beta = fixtures.tenant();
        long account = fixtures.account(beta.organization(), email(), "member");

        var token = enter(List.of("sre"));
        as(token).post("/internal/sign-on/departures").then().statusCode(200);

        for (var action : List.of("session.opened", "session.closed")) {
            assertThat(
                            fixtures.texts(
                                    """
                                    SELECT o.slug FROM audit_entry e JOIN organization o ON o.id = e.organization_id
                                     WHERE e.account_id = ? AND e.action = ? AND e.after ->> 'via' = 'keycloak'\
                                    """,
                                    account,
                                    action))
                    .containsExactlyInAnyOrder("acme", beta.slug());
        }
    }

    @Test
    void a_missing_claim_is_told_apart_from_an_empty_one() {
        var claims = claims(List.of());
        claims.remove("groups");

        assertThat(arrive(claims).extract().jsonPath().getBoolean("denial.missing")).isTrue();
        assertThat(arrive(List.of()).extract().jsonPath().getBoolean("denial.missing")).isFalse();
    }

    @Test
    void a_role_given_by_hand_is_raised_for_as_long_as_the_group_lasts() {
        long account = fixtures.account(acme, email(), "viewer");

        enter(List.of("sre"));
        assertThat(role()).isEqualTo("admin");

        enter(List.of());
        assertThat(role()).isEqualTo("viewer");
        assertThat(fixtures.number("SELECT account_id FROM identity WHERE subject = ?", subject))
                .isEqualTo(account);
    }

    /// Who made the account beforehand, or had the address before, keeps nothing of it.
    @Test
    void what_opened_an_account_before_it_was_linked_opens_it_no_more() {
        long account = fixtures.account(acme, email(), "member");
        fixtures.run("UPDATE account SET password_hash = 'of somebody' WHERE id = ?", account);
        var session = "session-before-" + subject;
        fixtures.run(
                """
                INSERT INTO session (hash, account_id, created_at, last_used) VALUES (?, ?, now(), now())\
                """,
                Fixtures.sha256(session),
                account);
        var token = "sntryu_before-" + subject;
        fixtures.run(
                """
                INSERT INTO api_token (hash, organization_id, account_id, name, hint, scopes, created_at)
                VALUES (?, ?, ?, 'before', '', '{org:read}', now())\
                """,
                Fixtures.sha256(token),
                acme,
                account);
        fixtures.run(
                """
                INSERT INTO sign_in_link (hash, account_id, purpose, expires_at)
                SELECT ? || purpose, ?, purpose, now() + interval '1 hour'
                  FROM unnest(ARRAY ['sign-in', 'reset', 'break-glass']) AS purpose\
                """,
                subject,
                account);
        as(session).get("/internal/sessions/current").then().statusCode(200);

        var linked = enter(List.of("sre"));

        as(session).get("/internal/sessions/current").then().statusCode(401);
        as(token).get("/api/0/organizations/acme/").then().statusCode(401);
        as(linked)
                .get("/internal/sessions/current")
                .then()
                .statusCode(200)
                .body("email", equalTo(email()));
        assertThat(fixtures.texts("SELECT purpose FROM sign_in_link WHERE account_id = ?", account))
                .containsExactly("break-glass");
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM account WHERE id = ? AND password_hash IS"
                                        + " NULL",
                                account))
                .isOne();
        assertThat(audited()).contains("account.linked");
    }

    @Test
    void a_second_sign_in_ends_nothing_of_the_first() {
        fixtures.account(acme, email(), "member");
        var first = enter(List.of("sre"));
        var token = personalToken();

        enter(List.of("sre"));

        as(first).get("/internal/sessions/current").then().statusCode(200);
        as(token).get("/api/0/organizations/acme/").then().statusCode(200);
    }

    @Test
    void an_address_that_is_not_verified_joins_no_account() {
        long account = fixtures.account(acme, email(), "owner");
        var claims = claims(List.of("sre"));
        claims.put("email_verified", false);

        arrive(claims).statusCode(200);

        assertThat(fixtures.number("SELECT account_id FROM identity WHERE subject = ?", subject))
                .isNotEqualTo(account);
    }

    @Test
    void who_was_invited_is_let_in_without_a_group_and_the_link_says_that_it_was_accepted() {
        var secret = invited();
        look(secret).body("state", equalTo("OPEN"), "local", equalTo(false));

        var entry = arrive(List.of()).extract().jsonPath();

        assertThat(entry.getList("joined")).containsExactly("Acme");
        assertThat(role()).isEqualTo("member");
        assertThat(arrive(List.of()).extract().jsonPath().getList("joined")).isEmpty();
        look(secret).body("state", equalTo("USED"));
    }

    @Test
    void who_accepts_an_invitation_by_signing_in_begins_in_that_organization() {
        var other = fixtures.tenant();
        fixtures.run(
                """
                INSERT INTO organization (id, slug, name, created_at)
                SELECT min(id) - 1, 'older-' || ?, 'Older', now() FROM organization\
                """,
                other.slug());
        long older = fixtures.number("SELECT min(id) FROM organization");
        fixtures.account(older, email(), "member");
        invited();

        var token = enter(List.of());

        as(token)
                .get("/internal/sessions/current")
                .then()
                .statusCode(200)
                .body("organization", equalTo("acme"));
    }

    @Test
    void an_invitation_makes_no_account_with_a_password_that_would_open_nothing() {
        var secret = invited();

        asService()
                .body(Map.of("secret", secret, "name", "Ana", "password", "correct horse battery"))
                .post("/internal/invitations/newcomers")
                .then()
                .statusCode(403)
                .body("detail", containsString("through the provider"));

        look(secret).body("state", equalTo("OPEN"));
        assertThat(fixtures.number("SELECT count(*) FROM account WHERE email = ?", email()))
                .isZero();
    }

    private String invited() {
        var secret = UUID.randomUUID().toString();
        fixtures.run(
                """
                WITH m AS (INSERT INTO membership (organization_id, role, created_at)
                           VALUES (?, 'member', now()) RETURNING id)
                INSERT INTO invitation (membership_id, organization_id, email, hash, created_at, expires_at)
                SELECT id, ?, ?, ?, now(), now() + interval '1 day' FROM m\
                """,
                acme,
                acme,
                email().toUpperCase(),
                Fixtures.sha256(secret));
        return secret;
    }

    private static ValidatableResponse look(String secret) {
        return asService()
                .body(Map.of("secret", secret))
                .post("/internal/invitations/offers")
                .then()
                .statusCode(200);
    }

    @Test
    void a_password_opens_nothing_while_a_provider_vouches() {
        asService()
                .body(Map.of("email", "admin@localhost", "password", "whatever it is"))
                .post("/internal/sessions")
                .then()
                .statusCode(403)
                .body("detail", containsString("through the provider"));
    }

    @Test
    void the_person_at_the_server_is_told_how_people_come_in() {
        asService()
                .post("/internal/administration/welcome")
                .then()
                .statusCode(200)
                .body("signInUrl", nullValue())
                .body("providers", contains("Keycloak"));
    }

    @Test
    void each_sign_in_opens_a_session_of_its_own() {
        var one = enter(List.of("sre"));
        var other = enter(List.of("sre"));

        assertThat(one).isNotEqualTo(other).hasSize(64);
        as(one).get("/internal/sessions/current").then().statusCode(200);
    }

    @Test
    void only_the_dashboard_brings_people() {
        as(enter(List.of("sre")))
                .body(arrival(claims(List.of("bosses"))))
                .post("/internal/sign-on")
                .then()
                .statusCode(403);
        as("").body(arrival(claims(List.of()))).post("/internal/sign-on").then().statusCode(401);
    }

    @Test
    void who_was_disabled_at_the_provider_is_out_after_the_next_check() throws Throwable {
        var token = enter(List.of("sre"));
        due();
        check();
        as(token).get("/internal/sessions/current").then().statusCode(200);
        assertThat(provider.refreshed()).last().asString().contains("refresh_token=fresh");

        due();
        provider.answersRefreshes(400, "{\"error\": \"invalid_grant\"}");
        check();

        assertThat(provider.refreshed()).last().asString().contains("refresh_token=next");
        as(token).get("/internal/sessions/current").then().statusCode(401);
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM audit_entry WHERE action = 'session.ended'"))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"503 {}", "200 <html>", "401 {\"error\": \"invalid_client\"}"})
    void a_provider_that_is_away_or_misconfigured_ends_nobody(String answer) throws Throwable {
        var token = enter(List.of("sre"));
        provider.answersRefreshes(Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
        due();

        check();

        as(token).get("/internal/sessions/current").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 {}", "400 {\"error\": \"invalid_request\"}", "200 <html>"})
    void an_answer_that_says_nothing_of_one_session_keeps_no_other_in(String answer)
            throws Throwable {
        var odd = enterWith("odd-" + subject);
        var gone = enterWith("gone-" + subject);
        dueInThisOrder(odd, gone);
        provider.answersRefreshOf(
                "odd-" + subject, Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
        provider.answersRefreshOf("gone-" + subject, 400, "{\"error\": \"invalid_grant\"}");

        check();

        as(odd).get("/internal/sessions/current").then().statusCode(200);
        as(gone).get("/internal/sessions/current").then().statusCode(401);
    }

    @Test
    void a_session_at_which_the_provider_hangs_up_stands_back_behind_the_others() throws Throwable {
        var odd = enterWith("odd-" + subject);
        var gone = enterWith("gone-" + subject);
        dueInThisOrder(odd, gone);
        provider.hangsUpOnRefreshOf("odd-" + subject);
        provider.answersRefreshOf("gone-" + subject, 400, "{\"error\": \"invalid_grant\"}");

        check();
        as(gone).get("/internal/sessions/current").then().statusCode(200);
        check();

        as(odd).get("/internal/sessions/current").then().statusCode(200);
        as(gone).get("/internal/sessions/current").then().statusCode(401);
    }

    @Test
    void tokens_of_who_was_disabled_open_nothing_until_they_sign_in_again() throws Throwable {
        enterWith("gone-" + subject);
        var token = personalToken();
        due();
        provider.answersRefreshOf("gone-" + subject, 400, "{\"error\": \"invalid_grant\"}");
        check();

        as(token)
                .get("/api/0/organizations/acme/")
                .then()
                .statusCode(401)
                .body("detail", containsString("vouches no more"));
        enter(List.of("sre"));
        as(token).get("/api/0/organizations/acme/").then().statusCode(200);
    }

    @Test
    void a_session_that_goes_on_vouches_for_tokens_too() throws Throwable {
        enterWith("gone-" + subject);
        var other = enterWith("good-" + subject);
        var token = personalToken();
        due();
        provider.answersRefreshOf("gone-" + subject, 400, "{\"error\": \"invalid_grant\"}");
        check();
        due();
        check();

        as(other).get("/internal/sessions/current").then().statusCode(200);
        as(token).get("/api/0/organizations/acme/").then().statusCode(200);
    }

    /// A session at the provider that is too old says nothing of the person.
    @Test
    void tokens_outlive_a_refresh_token_that_has_expired() throws Throwable {
        var expired =
                provider.signed(claims -> claims.setExpirationTime(NumericDate.fromSeconds(1)));
        var session = enterWith(expired);
        var token = personalToken();
        due();
        provider.answersRefreshOf(expired, 400, "{\"error\": \"invalid_grant\"}");
        check();

        as(session).get("/internal/sessions/current").then().statusCode(401);
        as(token).get("/api/0/organizations/acme/").then().statusCode(200);
    }

    private String personalToken() {
        var token = "sntryu_" + subject;
        fixtures.run(
                """
                INSERT INTO api_token (hash, organization_id, account_id, name, hint, scopes, created_at)
                SELECT ?, ?, account_id, 'test', '', '{org:read}', now() FROM identity WHERE subject = ?\
                """,
                Fixtures.sha256(token),
                acme,
                subject);
        as(token).get("/api/0/organizations/acme/").then().statusCode(200);
        return token;
    }

    private String enterWith(String refreshToken) {
        var arrival = new HashMap<>(arrival(claims(List.of("sre"))));
        arrival.put("refreshToken", refreshToken);
        return enter(arrival);
    }

    private void dueInThisOrder(String... sessions) {
        int hours = sessions.length;
        for (var session : sessions) {
            fixtures.run(
                    "UPDATE session SET checked_at = now() - make_interval(hours => ?) WHERE hash = ?",
                    hours--,
                    Fixtures.sha256(session));
        }
    }

    @Test
    void tokens_of_the_provider_lie_sealed_in_the_database() {
        enter(List.of("sre"));

        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM session WHERE subject = ? AND tokens LIKE"
                                        + " '%fresh%'",
                                subject))
                .isZero();
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM session WHERE subject = ? AND tokens IS NOT"
                                        + " NULL",
                                subject))
                .isOne();
    }

    @Test
    void signing_out_leads_to_the_provider_with_a_hint_and_back() {
        var token = enter(List.of("sre"));

        var leave = as(token).post("/internal/sign-on/departures").then().statusCode(200);

        var url = leave.extract().jsonPath().getString("url");
        assertThat(url)
                .startsWith(provider.issuer() + "/logout?client_id=mayday")
                .contains("post_logout_redirect_uri=http%3A%2F%2Fmayday.test%3A9000%2Fsign-in")
                .contains("&id_token_hint=the-id-token");
        as(token).get("/internal/sessions/current").then().statusCode(401);
    }

    @Test
    void a_logout_token_ends_the_session_that_it_names_and_no_other() {
        var here = enter(List.of("sre"));
        var there = enter(List.of("sre"), "other-session");

        logout(provider.logoutToken(claims -> claims.setClaim("sid", "session-" + subject)))
                .statusCode(204);

        as(here).get("/internal/sessions/current").then().statusCode(401);
        as(there).get("/internal/sessions/current").then().statusCode(200);
    }

    @Test
    void a_logout_token_of_a_person_ends_all_their_sessions() {
        var here = enter(List.of("sre"));
        var there = enter(List.of("sre"), "other-session");

        logout(provider.logoutToken(claims -> claims.setSubject(subject))).statusCode(204);

        as(here).get("/internal/sessions/current").then().statusCode(401);
        as(there).get("/internal/sessions/current").then().statusCode(401);
    }

    @Test
    void a_logout_token_that_proves_nothing_ends_nothing() {
        var token = enter(List.of("sre"));
        Consumer<JwtClaims> mine = claims -> claims.setSubject(subject);

        refused(provider.signed(mine), "lacks the event");
        refused(provider.logoutToken(mine.andThen(c -> c.setClaim("nonce", "n"))), "nonce");
        refused(provider.logoutToken(mine.andThen(c -> c.unsetClaim("jti"))), "jti");
        refused(provider.logoutToken(mine.andThen(c -> c.unsetClaim("iat"))), "iat");
        refused(provider.logoutToken(_ -> {}), "neither sub nor sid");
        refused(provider.logoutToken(mine.andThen(c -> c.setIssuer("https://evil"))), "iss");
        refused(provider.logoutToken(mine.andThen(c -> c.setAudience("other"))), "aud");
        refused(
                provider.logoutToken(
                        mine.andThen(c -> c.setExpirationTime(NumericDate.fromSeconds(1_000)))),
                "exp");
        refused(
                provider.signed(
                        TestProvider.key("foreign"),
                        mine.andThen(
                                c ->
                                        c.setClaim(
                                                "events",
                                                Map.of(
                                                        "http://schemas.openid.net/event/backchannel-logout",
                                                        Map.of())))),
                "signed with a key");
        refused("rubbish", "logout_token");
        as(token).get("/internal/sessions/current").then().statusCode(200);
    }

    @Test
    void a_key_that_is_new_at_the_provider_is_found() {
        var token = enter(List.of("sre"));
        logout(provider.logoutToken(claims -> claims.setSubject("nobody"))).statusCode(204);
        provider.turnsKeys();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                logout(provider.logoutToken(claims -> claims.setSubject(subject)))
                                        .statusCode(204));

        as(token).get("/internal/sessions/current").then().statusCode(401);
    }

    @Test
    void a_program_with_an_access_token_of_the_provider_is_the_person() {
        enter(List.of("sre"));
        var access = provider.signed(claims -> claims.setSubject(subject));

        as(access).get("/api/0/organizations/acme/").then().statusCode(200);
        as(access).get("/api/0/users/me/").then().statusCode(200).body("email", equalTo(email()));
        as(access).get("/api/0/organizations/acme/members/").then().statusCode(200);
    }

    /// Who finds such a token has it for minutes, and must not make it last.
    @Test
    void what_takes_a_session_no_access_token_of_the_provider_reaches() {
        var session = enter(List.of("bosses"));
        var access = provider.signed(claims -> claims.setSubject(subject));
        var token = Map.of("name", "mine", "scopes", List.of("org:read"), "days", 0);

        forPeople(as(access).body(token).post("/internal/tokens"));
        forPeople(as(access).get("/internal/tokens"));
        forPeople(as(access).body(Map.of("name", "me")).put("/internal/account/name"));
        forPeople(as(access).delete("/internal/account/sessions"));
        forPeople(as(access).post("/internal/account/reset-links/1"));
        as(access).get("/internal/sessions/current").then().statusCode(404);
        as(session).get("/internal/sessions/current").then().statusCode(200);
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM api_token t JOIN account a ON a.id = t.account_id"
                                        + " WHERE a.email = ?",
                                email()))
                .isZero();
    }

    private static void forPeople(Response answer) {
        answer.then()
                .statusCode(403)
                .body("detail", containsString("Only a signed-in person can do this."));
    }

    @Test
    void an_access_token_that_proves_nothing_opens_nothing() {
        enter(List.of("sre"));
        Consumer<JwtClaims> mine = claims -> claims.setSubject(subject);

        opensNothing(provider.signed(claims -> claims.setSubject("stranger")));
        opensNothing(provider.signed(mine.andThen(c -> c.setAudience("other"))));
        opensNothing(provider.signed(mine.andThen(c -> c.setIssuer("https://evil"))));
        opensNothing(provider.signed(mine.andThen(c -> c.setClaim("nonce", "of an id token"))));
        opensNothing(provider.signed(mine.andThen(c -> c.setClaim("typ", "ID"))));
        opensNothing(provider.logoutToken(mine));
        opensNothing(
                provider.signed(
                        mine.andThen(c -> c.setExpirationTime(NumericDate.fromSeconds(1_000)))));
        opensNothing(provider.signed(TestProvider.key("foreign"), mine));
        opensNothing("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.");
    }

    @Test
    void the_tester_says_what_claims_give_and_why() {
        var owner = enter(List.of("bosses"));
        var body = Map.of("provider", "keycloak", "claims", "{\"groups\": [\"sre\"]}");

        as(owner)
                .body(body)
                .post("/internal/sign-on/trials")
                .then()
                .statusCode(200)
                .body("admitted", equalTo(true))
                .body("grants[0].role", equalTo("admin"))
                .body("reasons[1]", equalTo("Applies: sre = acme admin platform"));
        as(owner)
                .get("/internal/sign-on/mappings")
                .then()
                .statusCode(200)
                .body("[0].lines[0]", equalTo("sre = acme admin platform"));
        as(owner)
                .body(Map.of("provider", "keycloak", "claims", "eyJ"))
                .post("/internal/sign-on/trials")
                .then()
                .statusCode(400)
                .body("detail", containsString("must be a JSON object"));
    }

    @Test
    void
            an_organization_that_is_not_there_is_told_to_who_is_refused_and_to_who_wrote_the_mapping() {
        var denial = arrive(List.of("readers")).extract().jsonPath();
        assertThat(denial.getList("denial.absent")).containsExactly("nowhere");
        assertThat(refusals()).containsExactly("there is no organization nowhere");
        assertThat(denial.getString("token")).isNull();

        var owner = enter(List.of("bosses"));
        as(owner)
                .get("/internal/sign-on/mappings")
                .then()
                .statusCode(200)
                .body("[0].absent", contains("nowhere"));
        as(owner)
                .body(Map.of("provider", "keycloak", "claims", "{\"groups\": [\"readers\"]}"))
                .post("/internal/sign-on/trials")
                .then()
                .statusCode(200)
                .body("admitted", equalTo(false))
                .body("grants", empty())
                .body("reasons", hasItem(containsString("There is no organization nowhere")));
    }

    @Test
    void an_organization_that_is_not_there_is_a_warning_at_the_start() throws Throwable {
        var heard = new CopyOnWriteArrayList<String>();
        var log = Logger.getLogger(Absent.class.getName());
        var ear = new Ear(heard);
        log.addHandler(ear);
        try {
            VertxContextSupport.subscribeAndAwait(absent::warn);
        } finally {
            log.removeHandler(ear);
        }

        assertThat(heard)
                .singleElement()
                .asString()
                .contains("not there provider=keycloak absent=nowhere there=")
                .containsPattern("there=.*mayday");
    }

    @Test
    void the_tester_is_for_who_may_change_members() {
        var member = enter(List.of("payments"));

        as(member).get("/internal/sign-on/mappings").then().statusCode(403);
    }

    private static void opensNothing(String token) {
        as(token).get("/api/0/organizations/acme/").then().statusCode(401);
    }

    private static ValidatableResponse logout(String token) {
        return given().formParam("logout_token", token)
                .post(LOGOUT)
                .then()
                .header("Cache-Control", "no-store");
    }

    private static void refused(String token, String words) {
        logout(token).statusCode(400).body("detail", containsString(words));
    }

    private void due() {
        fixtures.run("UPDATE session SET checked_at = now() - interval '1 hour'");
    }

    private void check() throws Throwable {
        VertxContextSupport.subscribeAndAwait(recheck::run);
    }

    private String enter(List<String> groups) {
        return enter(groups, "session-" + subject);
    }

    private String enter(List<String> groups, String sid) {
        var arrival = new HashMap<>(arrival(claims(groups)));
        arrival.put("sid", sid);
        return enter(arrival);
    }

    private static String enter(Map<String, Object> arrival) {
        JsonPath entry =
                asService()
                        .body(arrival)
                        .post("/internal/sign-on")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        return entry.getString("token");
    }

    private ValidatableResponse arrive(List<String> groups) {
        return arrive(claims(groups));
    }

    private ValidatableResponse arrive(Map<String, Object> claims) {
        return asService().body(arrival(claims)).post("/internal/sign-on").then().statusCode(200);
    }

    private Map<String, Object> arrival(Map<String, Object> claims) {
        return Map.of(
                "provider", "keycloak",
                "issuer", provider.issuer(),
                "subject", subject,
                "sid", "session-" + subject,
                "claims", claims,
                "idToken", "the-id-token",
                "refreshToken", "fresh",
                "address", "192.0.2.1",
                "agent", "a browser");
    }

    private Map<String, Object> claims(List<String> groups) {
        return new HashMap<>(
                Map.of(
                        "sub",
                        subject,
                        "name",
                        "Ana " + subject,
                        "email",
                        email(),
                        "email_verified",
                        true,
                        "groups",
                        groups));
    }

    private String email() {
        return "ana-" + subject + "@acme.test";
    }

    private void seatByHand(String team) {
        fixtures.run(
                """
                WITH made AS (INSERT INTO team (organization_id, slug, name, created_at)
                              VALUES (?, ?, ?, now()) ON CONFLICT DO NOTHING)
                SELECT 1\
                """,
                acme,
                team,
                team);
        fixtures.run(
                """
                INSERT INTO team_member (team_id, membership_id)
                SELECT t.id, m.id FROM team t, membership m JOIN identity i ON i.account_id = m.account_id
                 WHERE t.slug = ? AND t.organization_id = ? AND i.subject = ?\
                """,
                team,
                acme,
                subject);
    }

    private List<String> teams() {
        return fixtures.texts(
                """
                SELECT t.slug FROM team_member s JOIN team t ON t.id = s.team_id
                  JOIN membership m ON m.id = s.membership_id JOIN identity i ON i.account_id = m.account_id
                 WHERE i.subject = ? ORDER BY t.slug\
                """,
                subject);
    }

    private String role() {
        return fixtures.texts(
                        "SELECT m.role FROM membership m JOIN identity i ON i.account_id ="
                                + " m.account_id WHERE i.subject = ?",
                        subject)
                .getFirst();
    }

    private List<String> refusals() {
        return fixtures.texts(
                "SELECT e.after ->> 'because' FROM audit_entry e JOIN identity i ON i.account_id ="
                        + " e.account_id WHERE i.subject = ? AND e.action = 'session.refused'",
                subject);
    }

    private List<String> audited() {
        return fixtures.texts(
                "SELECT DISTINCT e.action FROM audit_entry e JOIN identity i ON i.account_id ="
                        + " e.account_id WHERE i.subject = ?",
                subject);
    }
}
