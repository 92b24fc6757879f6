package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.mail.MailServer;
import dev.mayday.issues.mail.MailServerResource;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = MailServerResource.class, restrictToAnnotatedClass = true)
class AccountTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String NEXT = "another horse battery";
    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(PostgresResource.BASE_URL) + "/password/([0-9a-f]{64})");

    @Inject Fixtures fixtures;
    MailServer mail;

    private Fixtures.Tenant tenant;
    private String email;
    private long account;

    @BeforeEach
    void ben() {
        tenant = fixtures.tenant();
        email = UUID.randomUUID() + "@people.test";
        account = fixtures.account(tenant.organization(), email, "member");
        fixtures.run(
                "UPDATE account SET password_hash = ? WHERE id = ?",
                BcryptUtil.bcryptHash(PASSWORD, 4),
                account);
        fixtures.run("DELETE FROM failed_sign_in");
        fixtures.run("DELETE FROM reset_request");
    }

    @Test
    void sessions_tell_whence_and_how_and_which_one_it_is() {
        var here = enter(PASSWORD, "192.0.2.7");
        enter(PASSWORD, "192.0.2.8");

        as(here).get("/internal/account")
                .then()
                .statusCode(200)
                .body("email", equalTo(email))
                .body("hasPassword", equalTo(true))
                .body("sessions", hasSize(2))
                .body("sessions[0].current", equalTo(true))
                .body("sessions[0].via", equalTo("password"))
                .body("sessions[0].address", equalTo("192.0.2.7"))
                .body("sessions[0].agent", equalTo("Firefox"))
                .body("sessions[1].current", equalTo(false));
    }

    @Test
    void a_session_is_ended_by_its_owner_and_by_nobody_else() {
        var here = enter(PASSWORD, "192.0.2.7");
        var there = enter(PASSWORD, "192.0.2.8");
        int id = as(here).get("/internal/account").path("sessions[1].id");

        as(fixtures.session(tenant.account()))
                .delete("/internal/account/sessions/" + id)
                .then()
                .statusCode(404);
        as(there).get("/internal/account").then().statusCode(200);
        as(here).delete("/internal/account/sessions/" + id).then().statusCode(204);

        as(there).get("/internal/account").then().statusCode(401);
        as(here).get("/internal/account").then().statusCode(200);
        assertThat(audited("session.revoked")).isOne();
    }

    @Test
    void all_others_are_ended_at_once() {
        var here = enter(PASSWORD, "192.0.2.7");
        for (int i = 0; i < 3; i++) enter(PASSWORD, "192.0.2.8");

        as(here).delete("/internal/account/sessions")
                .then()
                .statusCode(200)
                .body("sessions", equalTo(3));

        as(here).get("/internal/account").then().body("sessions", hasSize(1));
    }

    @Test
    void a_new_password_needs_the_old_one_and_ends_all_other_sessions() {
        var here = enter(PASSWORD, "192.0.2.7");
        var there = enter(PASSWORD, "192.0.2.8");

        change(here, "not it", NEXT)
                .statusCode(400)
                .body("detail", equalTo("old: is not your password"));
        change(here, PASSWORD, "short")
                .statusCode(400)
                .body("detail", containsString("10 characters"));
        change(here, PASSWORD, NEXT).statusCode(204);

        as(here).get("/internal/account").then().statusCode(200);
        as(there).get("/internal/account").then().statusCode(401);
        tried(PASSWORD, "192.0.2.9").statusCode(401);
        tried(NEXT, "192.0.2.9").statusCode(200);
        assertThat(audited("account.password-changed")).isOne();
    }

    @Test
    void who_sits_at_an_open_session_cannot_guess_the_password_in_parallel() throws Exception {
        var here = enter(PASSWORD, "192.0.2.7");

        var answers = atOnce(30, i -> change(here, "guess " + i, NEXT).extract().statusCode());

        assertThat(answers).filteredOn(status -> status == 400).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(25);
    }

    @Test
    void a_name_is_changed_and_no_name_of_two_lines_gets_in() {
        var here = enter(PASSWORD, "192.0.2.7");

        as(here).body(Map.of("name", "Ben")).put("/internal/account/name").then().statusCode(204);
        as(here).body(Map.of("name", "a\nb")).put("/internal/account/name").then().statusCode(400);

        as(here).get("/internal/account").then().body("name", equalTo("Ben"));
        assertThat(
                        fixtures.number(
                                """
                                SELECT count(*) FROM audit_entry
                                 WHERE organization_id = ? AND action = 'account.renamed'
                                   AND before ->> 'name' <> 'Ben' AND after ->> 'name' = 'Ben'""",
                                tenant.organization()))
                .isOne();
    }

    @Test
    void a_lost_password_is_replaced_with_a_link_that_works_once() {
        var here = enter(PASSWORD, "192.0.2.7");
        var secret = mailed();

        reset(secret, NEXT).statusCode(204);

        as(here).get("/internal/account").then().statusCode(401);
        tried(PASSWORD, "192.0.2.9").statusCode(401);
        tried(NEXT, "192.0.2.9").statusCode(200);
        reset(secret, "a third horse battery")
                .statusCode(400)
                .body("detail", containsString("used before"));
        assertThat(audited("account.reset-requested")).isOne();
        assertThat(audited("account.password-reset")).isOne();
    }

    @Test
    void a_link_is_good_for_an_hour_only_and_kept_only_as_a_hash() {
        var secret = mailed();
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM sign_in_link WHERE hash = ? AND purpose = 'reset'"
                                        + " AND expires_at BETWEEN now() + interval '59 minutes' AND now() + interval '1 hour'",
                                Fixtures.sha256(secret)))
                .isOne();
        fixtures.run(
                "UPDATE sign_in_link SET expires_at = now() - interval '1 second' WHERE hash = ?",
                Fixtures.sha256(secret));

        reset(secret, NEXT).statusCode(400);
    }

    @Test
    void a_link_for_a_password_signs_nobody_in_and_the_other_way_round() {
        var secret = mailed();

        asService()
                .body(Map.of("oneTimeSecret", secret))
                .post("/internal/sessions")
                .then()
                .statusCode(401);
        var url =
                asService()
                        .post("/internal/administration/sign-in-links")
                        .jsonPath()
                        .getString("url");
        reset(url.substring(url.lastIndexOf('/') + 1), NEXT).statusCode(400);
    }

    @Test
    void a_link_says_whose_it_is_as_long_as_it_is_good_and_is_not_used_up_by_that() {
        var secret = mailed();

        assertThat(looked(secret)).isEqualTo(email);
        assertThat(looked(secret)).isEqualTo(email);
        reset(secret, NEXT).statusCode(204);
        assertThat(looked(secret)).isNull();
        assertThat(looked("none")).isNull();
        asService()
                .get("/internal/account/reset-requests")
                .then()
                .statusCode(200)
                .body("mailed", equalTo(true));
    }

    private static String looked(String secret) {
        return asService()
                .body(Map.of("secret", secret))
                .post("/internal/account/reset-offers")
                .then()
                .statusCode(200)
                .extract()
                .path("email");
    }

    @Test
    void a_link_is_used_once_however_many_use_it_at_once() throws Exception {
        var secret = mailed();

        var answers = atOnce(6, i -> reset(secret, NEXT + i).extract().statusCode());

        assertThat(answers).filteredOn(status -> status == 204).hasSize(1);
    }

    @Test
    void links_begin_with_the_configured_address_whatever_the_request_says() {
        asService()
                .header("Host", "evil.test")
                .header("X-Forwarded-Host", "evil.test")
                .header("Forwarded", "host=evil.test")
                .body(Map.of("email", email))
                .post("/internal/account/reset-requests")
                .then()
                .statusCode(204);

        var letter = letter();
        assertThat(letter.body()).doesNotContain("evil.test").containsPattern(LINK);
    }

    @Test
    void nobody_learns_whether_there_is_an_account() {
        var known = request(email, "192.0.2.20").extract();
        var unknown = request(UUID.randomUUID() + "@nowhere.test", "192.0.2.21").extract();

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(204);
        assertThat(unknown.asString()).isEqualTo(known.asString()).isEmpty();
    }

    @Test
    void an_account_gets_three_letters_a_quarter_of_an_hour_and_an_address_asks_ten_times()
            throws Exception {
        atOnce(
                6,
                i -> request(email, "192.0.2." + (30 + i)).statusCode(204).extract().statusCode());
        assertThat(fixtures.number("SELECT count(*) FROM reset_request WHERE email = ?", email))
                .isEqualTo(6);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> to(email).size() == 3);

        var answers =
                atOnce(
                        30,
                        i ->
                                request(UUID.randomUUID() + "@nowhere.test", "192.0.2.99")
                                        .extract()
                                        .statusCode());

        assertThat(answers).filteredOn(status -> status == 204).hasSize(10);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(20);
        assertThat(to(email)).hasSize(3);
    }

    @Test
    void an_owner_makes_a_link_for_a_member_and_a_member_for_nobody() {
        long membership =
                fixtures.number("SELECT id FROM membership WHERE account_id = ?", account);
        var owner = fixtures.session(tenant.account());

        String url =
                as(owner)
                        .post("/internal/account/reset-links/" + membership)
                        .then()
                        .statusCode(200)
                        .body("email", equalTo(email))
                        .extract()
                        .path("url");

        as(fixtures.session(account))
                .post("/internal/account/reset-links/" + membership)
                .then()
                .statusCode(403);
        as(fixtures.session(fixtures.tenant().account()))
                .post("/internal/account/reset-links/" + membership)
                .then()
                .statusCode(404);
        reset(url.substring(url.lastIndexOf('/') + 1), NEXT).statusCode(204);
        tried(NEXT, "192.0.2.9").statusCode(200);
    }

    @Test
    void an_admin_takes_over_nobody_who_is_more_or_belongs_elsewhere_too() {
        var admin =
                fixtures.session(
                        fixtures.account(
                                tenant.organization(),
                                UUID.randomUUID() + "@people.test",
                                "admin"));
        long owner =
                fixtures.number("SELECT id FROM membership WHERE account_id = ?", tenant.account());
        long ben = fixtures.number("SELECT id FROM membership WHERE account_id = ?", account);

        as(admin).post("/internal/account/reset-links/" + owner).then().statusCode(403);
        as(admin).post("/internal/account/reset-links/" + ben).then().statusCode(200);
        fixtures.run(
                "INSERT INTO membership (organization_id, account_id, role, created_at) VALUES (?, ?, 'owner', now())",
                fixtures.tenant().organization(),
                account);
        as(admin).post("/internal/account/reset-links/" + ben).then().statusCode(403);
    }

    /// Who holds such a link can become the member, so it takes somebody whom the log can name.
    @Test
    void no_token_makes_a_link_that_sets_a_password() {
        long ben = fixtures.number("SELECT id FROM membership WHERE account_id = ?", account);
        var token = fixtures.token(tenant, "member:admin", "org:admin");

        as(token)
                .post("/internal/account/reset-links/" + ben)
                .then()
                .statusCode(403)
                .body("detail", containsString("Only a signed-in person can do this."));

        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM sign_in_link WHERE account_id = ?", account))
                .isZero();
    }

    @Test
    void sign_ins_good_and_refused_and_sign_outs_are_in_the_audit_log() {
        var here = enter(PASSWORD, "192.0.2.7");
        tried("wrong", "192.0.2.7").statusCode(401);
        as(here).delete("/internal/sessions/current").then().statusCode(204);

        assertThat(audited("session.opened")).isOne();
        assertThat(audited("session.refused")).isOne();
        assertThat(audited("session.closed")).isOne();
    }

    private String mailed() {
        request(email, "192.0.2.20").statusCode(204);
        var link = LINK.matcher(letter().body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private MailServer.Letter letter() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !to(email).isEmpty());
        return to(email).getLast();
    }

    private List<MailServer.Letter> to(String address) {
        return mail.letters().stream().filter(letter -> letter.to().equals(address)).toList();
    }

    private long audited(String action) {
        return fixtures.number(
                "SELECT count(*) FROM audit_entry WHERE organization_id = ? AND account_id = ? AND action = ?",
                tenant.organization(),
                account,
                action);
    }

    private static ValidatableResponse request(String email, String address) {
        return asService()
                .header("X-Forwarded-For", address)
                .body(Map.of("email", email))
                .post("/internal/account/reset-requests")
                .then();
    }

    private static ValidatableResponse reset(String secret, String password) {
        return asService()
                .body(Map.of("secret", secret, "password", password))
                .post("/internal/account/resets")
                .then();
    }

    private static ValidatableResponse change(String token, String old, String next) {
        var change = new HashMap<String, String>();
        change.put("old", old);
        change.put("next", next);
        return as(token).body(change).put("/internal/account/password").then();
    }

    private String enter(String password, String address) {
        return tried(password, address).statusCode(200).extract().path("token");
    }

    private ValidatableResponse tried(String password, String address) {
        return asService()
                .header("X-Forwarded-For", address)
                .header("X-Person-Agent", "Firefox")
                .body(Map.of("email", email, "password", password))
                .post("/internal/sessions")
                .then();
    }

    private static List<Integer> atOnce(int times, java.util.function.IntFunction<Integer> request)
            throws Exception {
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
