package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.account.Authenticator;
import dev.mayday.issues.mail.MailServer;
import dev.mayday.issues.mail.MailServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With a provider of single sign-on configured, which is away.
@QuarkusTest
@TestProfile(BreakGlassTest.WithSingleSignOn.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = MailServerResource.class, restrictToAnnotatedClass = true)
class BreakGlassTest {

    public static class WithSingleSignOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mayday.oidc.issuer", "http://127.0.0.1:1/realms/acme",
                    "mayday.oidc.client-id", "mayday");
        }
    }

    private static final String PASSWORD = "correct horse battery";

    @Inject Fixtures fixtures;
    MailServer mail;

    @BeforeEach
    void nobodyTried() {
        fixtures.run("DELETE FROM failed_sign_in");
    }

    @Test
    void no_password_and_no_link_opens_a_session_any_more() {
        var email = fixtures.tenant().email();

        asService()
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/internal/sessions")
                .then()
                .statusCode(403)
                .body("detail", containsString("provider"));
        asService()
                .post("/internal/administration/sign-in-links")
                .then()
                .statusCode(400)
                .body("detail", containsString("mayday break-glass"));
        asService()
                .body(Map.of("email", email))
                .post("/internal/account/reset-requests")
                .then()
                .statusCode(403);
        asService()
                .post("/internal/administration/welcome")
                .then()
                .statusCode(200)
                .body("signInUrl", equalTo(null));
    }

    @Test
    void a_password_of_the_server_and_a_code_open_a_session_of_an_hour_and_all_owners_hear_of_it() {
        var owner = fixtures.tenant().email();
        var pass = made(true);

        var token =
                tried(pass.getString("password"), code(pass))
                        .statusCode(200)
                        .body("person.email", equalTo("admin@localhost"))
                        .body("person.breakGlass", equalTo(true))
                        .extract()
                        .<String>path("token");

        as(token)
                .get("/internal/sessions/current")
                .then()
                .statusCode(200)
                .body("breakGlass", equalTo(true));
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM session WHERE hash = ? AND via = 'break-glass'"
                                        + " AND expires_at BETWEEN now() + interval '59 minutes' AND now() + interval '1 hour'",
                                Fixtures.sha256(token)))
                .isOne();
        Awaitility.await()
                .until(() -> mail.letters().stream().anyMatch(one -> one.to().equals(owner)));
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM audit_entry WHERE action = 'session.opened'"
                                        + " AND after ->> 'via' = 'break-glass'"))
                .isPositive();
        fixtures.run(
                "UPDATE session SET expires_at = now() WHERE hash = ?", Fixtures.sha256(token));
        as(token).get("/internal/sessions/current").then().statusCode(401);
    }

    @Test
    void password_and_code_count_once() {
        var pass = made(true);
        var code = code(pass);
        tried(pass.getString("password"), code).statusCode(200);

        tried(pass.getString("password"), code).statusCode(401);
        tried(made(false).getString("password"), code).statusCode(401);
    }

    @Test
    void neither_is_enough_alone_and_nobody_learns_which_was_wrong() {
        var pass = made(true);

        var wrongCode = tried(pass.getString("password"), "000000").statusCode(401).extract();
        var wrongPassword = tried("f".repeat(40), code(pass)).statusCode(401).extract();

        assertThat(wrongCode.asString()).isEqualTo(wrongPassword.asString());
        tried(pass.getString("password"), code(pass)).statusCode(200);
    }

    @Test
    void a_password_is_good_for_an_hour_and_the_next_one_replaces_it() {
        var first = made(true);
        var second = made(false);

        tried(first.getString("password"), code(first)).statusCode(401);
        fixtures.run(
                "UPDATE sign_in_link SET expires_at = now() - interval '1 second' WHERE hash = ?",
                Fixtures.sha256(second.getString("password")));
        tried(second.getString("password"), code(first)).statusCode(401);
    }

    @Test
    void the_secret_of_the_authenticator_is_shown_once() {
        made(true);

        var pass = made(false);

        assertThat(pass.getString("secret")).isNull();
        assertThat(pass.getString("url")).isEqualTo(PostgresResource.BASE_URL + "/break-glass");
    }

    @Test
    void five_tries_a_quarter_of_an_hour_also_in_parallel() throws Exception {
        var pass = made(true);
        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers =
                    IntStream.range(0, 20)
                            .mapToObj(
                                    i ->
                                            threads.submit(
                                                    () ->
                                                            tried(
                                                                            pass.getString(
                                                                                    "password"),
                                                                            "%06d".formatted(i))
                                                                    .extract()
                                                                    .statusCode()))
                            .toList();
            int refused = 0;
            for (var answer : answers) if (answer.get() == 429) refused++;
            assertThat(refused).isEqualTo(15);
        }
        tried(pass.getString("password"), code(pass))
                .statusCode(429)
                .header("Retry-After", matchesRegex("8\\d\\d|900"));
    }

    @Test
    void whatever_strangers_try_elsewhere_the_door_stays_open() {
        fixtures.run(
                "INSERT INTO failed_sign_in (email, address, at)"
                        + " SELECT 'break-glass', '198.51.100.' || n % 200, now() FROM generate_series(1, 1000) n");
        var pass = made(true);

        tried(pass.getString("password"), code(pass)).statusCode(200);
    }

    @Test
    void only_somebody_on_the_server_makes_one() {
        as(fixtures.session(fixtures.tenant().account()))
                .body(Map.of("anew", true))
                .post("/internal/administration/break-glass")
                .then()
                .statusCode(403);
        as(UUID.randomUUID().toString())
                .body(Map.of("password", "x", "code", "1"))
                .post("/internal/sessions/break-glass")
                .then()
                .statusCode(401);
    }

    private static JsonPath made(boolean anew) {
        return asService()
                .body(Map.of("anew", anew))
                .post("/internal/administration/break-glass")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String code(JsonPath pass) {
        return Authenticator.code(pass.getString("secret"));
    }

    private static ValidatableResponse tried(String password, String code) {
        return asService()
                .header("X-Forwarded-For", "192.0.2.7")
                .body(Map.of("password", password, "code", code))
                .post("/internal/sessions/break-glass")
                .then();
    }
}
