package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SessionsTest {

    private static final String PASSWORD = "correct horse battery";

    @Inject Fixtures fixtures;

    @Test
    void the_right_password_opens_a_session_that_ends_when_it_is_closed() {
        var email = somebody("member");
        var token =
                enter(email.toUpperCase(), PASSWORD)
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getString("token");

        as(token)
                .get("/internal/sessions/current")
                .then()
                .statusCode(200)
                .body("email", equalTo(email))
                .body("role", equalTo("member"));
        as(token).delete("/internal/sessions/current").then().statusCode(204);
        as(token).get("/internal/sessions/current").then().statusCode(401);
        as(token).delete("/internal/sessions/current").then().statusCode(204);
    }

    @Test
    void nobody_on_the_way_keeps_a_session_token_or_a_refusal() {
        enter(somebody("member"), PASSWORD)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
        as("").get("/internal/sessions/current")
                .then()
                .statusCode(401)
                .header("Cache-Control", "no-store");
    }

    @Test
    void a_token_is_kept_only_as_its_hash() {
        var token = enter(somebody("member"), PASSWORD).extract().jsonPath().getString("token");

        assertThat(fixtures.number("SELECT count(*) FROM session WHERE hash = ?", token)).isZero();
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM session WHERE hash = ?",
                                Fixtures.sha256(token)))
                .isOne();
    }

    @Test
    void a_wrong_password_and_an_unknown_account_are_answered_alike() {
        var wrong = enter(somebody("member"), "not it").statusCode(401).extract().asString();
        var unknown =
                enter(UUID.randomUUID() + "@nowhere.test", "not it")
                        .statusCode(401)
                        .extract()
                        .asString();

        assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void after_five_wrong_tries_even_the_right_password_has_to_wait() {
        var email = somebody("member");
        for (int i = 0; i < 5; i++) enter(email, "wrong").statusCode(401);

        enter(email, PASSWORD).statusCode(429).header("Retry-After", matchesRegex("8\\d\\d|900"));
        asService()
                .header("X-Forwarded-For", "192.0.2.7")
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/internal/sessions")
                .then()
                .statusCode(200);
    }

    @Test
    void tries_in_parallel_are_counted_one_by_one() throws Exception {
        var email = somebody("member");

        var answers = atOnce(30, i -> enterFrom("192.0.2.9", email, "wrong" + i));

        assertThat(answers).filteredOn(status -> status == 401).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(25);
    }

    @Test
    void an_address_that_tries_many_accounts_is_locked_out_and_nobody_else() throws Exception {
        var address = "2001:db8:" + Integer.toHexString(random(60_000)) + ":1::";
        var victim = somebody("owner");

        var answers =
                atOnce(30, i -> enterFrom(address + i, UUID.randomUUID() + "@nowhere.test", "x"));

        assertThat(answers).filteredOn(status -> status == 401).hasSize(20);
        assertThat(enterFrom(address + "ff", victim, PASSWORD)).isEqualTo(429);
        assertThat(enterFrom("192.0.2.10", victim, PASSWORD)).isEqualTo(200);
    }

    @Test
    void the_admin_gets_in_while_others_try_the_same_account_from_everywhere() throws Exception {
        var admin = somebody("owner");

        var answers =
                atOnce(
                        31,
                        i ->
                                i == 15
                                        ? enterFrom("192.0.2.200", admin, PASSWORD)
                                        : enterFrom("198.51.100." + i, admin, "wrong"));

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    }

    @Test
    void a_one_time_link_opens_one_session_however_many_follow_it_at_once() throws Exception {
        var secret = link();

        var answers =
                atOnce(
                        8,
                        _ ->
                                asService()
                                        .body(Map.of("oneTimeSecret", secret))
                                        .post("/internal/sessions")
                                        .statusCode());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    }

    @Test
    void the_right_password_forgives_the_wrong_ones() {
        var email = somebody("member");
        for (int i = 0; i < 4; i++) enter(email, "wrong").statusCode(401);
        enter(email, PASSWORD).statusCode(200);

        for (int i = 0; i < 4; i++) enter(email, "wrong").statusCode(401);
        enter(email, PASSWORD).statusCode(200);
    }

    @Test
    void a_one_time_link_works_once() {
        var secret = Map.of("oneTimeSecret", link());

        asService()
                .body(secret)
                .post("/internal/sessions")
                .then()
                .statusCode(200)
                .body("person.email", equalTo("admin@localhost"))
                .body("person.role", equalTo("owner"));
        asService().body(secret).post("/internal/sessions").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"12 hours, 12 hours", "0 hours, 7 days", "13 hours, 13 hours"})
    void a_session_that_is_idle_or_old_is_over(String idle, String age) {
        var token = enter(somebody("member"), PASSWORD).extract().jsonPath().getString("token");
        fixtures.run(
                "UPDATE session SET last_used = now() - ?::interval, created_at = now() - ?::interval WHERE hash = ?",
                idle,
                age,
                Fixtures.sha256(token));

        as(token).get("/internal/sessions/current").then().statusCode(401);
    }

    @Test
    void only_the_dashboard_may_open_sessions() {
        var tenant = fixtures.tenant();

        as(fixtures.session(tenant.account()))
                .body(Map.of("email", tenant.email(), "password", PASSWORD))
                .post("/internal/sessions")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse enter(String email, String password) {
        return asService()
                .body(Map.of("email", email, "password", password))
                .post("/internal/sessions")
                .then();
    }

    private String somebody(String role) {
        var email = UUID.randomUUID() + "@people.test";
        long account = fixtures.account(fixtures.tenant().organization(), email, role);
        fixtures.run(
                "UPDATE account SET password_hash = ? WHERE id = ?",
                BcryptUtil.bcryptHash(PASSWORD, 4),
                account);
        return email;
    }

    private static String link() {
        var url =
                asService()
                        .post("/internal/administration/sign-in-links")
                        .jsonPath()
                        .getString("url");
        assertThat(url).matches(PostgresResource.BASE_URL + "/sign-in/[0-9a-f]{64}");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static int enterFrom(String address, String email, String password) {
        return asService()
                .header("X-Forwarded-For", address)
                .body(Map.of("email", email, "password", password))
                .post("/internal/sessions")
                .statusCode();
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    private static List<Integer> atOnce(int times, IntFunction<Integer> request) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var answers =
                    IntStream.range(0, times)
                            .mapToObj(i -> threads.submit(() -> request.apply(i)))
                            .toList();
            var all = new ArrayList<Integer>();
            for (var answer : answers) all.add(answer.get());
            return all;
        }
    }
}
