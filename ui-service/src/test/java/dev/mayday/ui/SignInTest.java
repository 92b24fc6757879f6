package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInTest extends PageTest {

    private static final Map<String, String> ANA =
            Map.of("email", "ana@acme.example", "password", "correct horse");
    private final Browser stranger = new Browser("");

    private void sessionsOpen() {
        neighbor.answers(
                "POST /internal/sessions", Map.of("token", "fresh-token", "person", Fixtures.ANA));
    }

    @Test
    void a_person_with_the_right_password_gets_a_cookie_that_scripts_cannot_read() {
        sessionsOpen();

        var answer = stranger.post("/sign-in", ANA).is(303);

        assertThat(answer.location()).isEqualTo("/");
        var cookie = answer.cookie("mayday");
        assertThat(cookie.getValue()).isEqualTo("fresh-token");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecured()).isFalse();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(neighbor.asked().getFirst().bearer())
                .isEqualTo("Bearer test-service-token-0123456789");
    }

    @Test
    void the_address_of_the_person_is_told_so_that_guessing_can_be_slowed_down() {
        sessionsOpen();

        new Page(
                stranger.request()
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("X-Forwarded-For", "6.6.6.6")
                        .formParams(ANA)
                        .post("/sign-in"));

        assertThat(neighbor.asked().getFirst().forwardedFor()).isEqualTo("127.0.0.1");
    }

    @Test
    void over_https_the_cookie_is_bound_to_the_host() {
        sessionsOpen();

        var answer =
                new Page(
                        stranger.request()
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("X-Forwarded-Proto", "https")
                                .formParams(ANA)
                                .post("/sign-in"));

        var cookie = answer.is(303).cookie("__Host-mayday");
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.hasDomain()).isFalse();
    }

    @Test
    void wrong_credentials_show_the_form_again_with_the_email_but_without_the_password() {
        neighbor.refuses("POST /internal/sessions", 401, "wrong");

        var page = stranger.post("/sign-in", ANA).is(422);

        assertThat(page.text("[role=alert]")).contains("do not belong together");
        assertThat(page.one("input[name=email]").val()).isEqualTo("ana@acme.example");
        assertThat(page.source()).doesNotContain("correct horse");
        assertThat(page.cookie("mayday")).isNull();
    }

    @Test
    void too_many_tries_say_so() {
        neighbor.refuses(
                "POST /internal/sessions", 429, "Too many wrong tries. Try again in 3 min.");

        assertThat(stranger.post("/sign-in", ANA).is(429).text("[role=alert]"))
                .contains("Try again in 3 min.");
    }

    @Test
    void a_stranger_is_sent_to_the_sign_in_and_back_to_where_they_wanted() {
        sessionsOpen();

        var detour = stranger.get("/issues?project=shop").is(303).location();
        var form = stranger.get(detour).is(200);
        var in =
                stranger.post(
                        "/sign-in",
                        Map.of(
                                "email", "ana@acme.example",
                                "password", "correct horse",
                                "next", form.one("input[name=next]").val()));

        assertThat(detour).isEqualTo("/sign-in?next=%2Fissues%3Fproject%3Dshop");
        assertThat(in.is(303).location()).isEqualTo("/issues?project=shop");
    }

    @Test
    void nobody_is_sent_to_another_site_after_signing_in() {
        sessionsOpen();
        var form = stranger.get("/sign-in?next=https%3A%2F%2Fevil.example%2F").is(200);

        var in =
                stranger.post(
                        "/sign-in",
                        Map.of("email", "a@b.c", "password", "x", "next", "//evil.example/x"));

        assertThat(form.one("input[name=next]").val()).isEqualTo("/");
        assertThat(in.location()).isEqualTo("/");
    }

    @Test
    void an_ended_session_leads_to_the_sign_in() {
        neighbor.refuses("GET /internal/dashboard/issues/42", 401, "over");

        assertThat(browser.get("/issues/42").is(303).location())
                .isEqualTo("/sign-in?next=%2Fissues%2F42");
    }

    @Test
    void looking_at_a_one_time_link_does_not_use_it_up() {
        var page = stranger.get("/sign-in/s3cret").is(200);

        assertThat(page.one("form").attr("action")).isEqualTo("/sign-in/s3cret");
        assertThat(neighbor.asked()).isEmpty();
    }

    @Test
    void the_button_of_a_one_time_link_signs_in() {
        sessionsOpen();

        var answer = stranger.post("/sign-in/s3cret", Map.of()).is(303);

        assertThat(answer.cookie("mayday").getValue()).isEqualTo("fresh-token");
        assertThat(answer.location()).isEqualTo("/settings/account/arrival");
        assertThat(neighbor.asked().getFirst().body()).contains("\"oneTimeSecret\":\"s3cret\"");
    }

    @Test
    void a_used_link_tells_how_to_get_another() {
        neighbor.refuses("POST /internal/sessions", 401, "used");

        assertThat(stranger.post("/sign-in/s3cret", Map.of()).is(422).text("[role=alert]"))
                .contains("mayday sign-in-link");
    }

    @Test
    void signing_out_ends_the_session_and_clears_the_cookie() {
        neighbor.answers("DELETE /internal/sessions/current", 204, "");

        var answer = browser.post("/sign-out", Map.of()).is(303);

        assertThat(answer.location()).isEqualTo("/sign-in");
        assertThat(answer.cookie("mayday").getMaxAge()).isZero();
        assertThat(answer.header("Clear-Site-Data")).isEqualTo("\"cache\"");
        assertThat(neighbor.asked().getFirst().line())
                .isEqualTo("DELETE /internal/sessions/current");
        assertThat(neighbor.asked().getFirst().bearer()).isEqualTo("Bearer ana-session");
    }

    @Test
    void who_signs_out_is_let_go_though_issues_service_keeps_silent() {
        neighbor.keepsSilentOn("DELETE /internal/sessions/current");

        var answer = browser.post("/sign-out", Map.of()).is(303);

        assertThat(answer.location()).isEqualTo("/sign-in");
        assertThat(answer.cookie("mayday").getMaxAge()).isZero();
    }

    @Test
    void a_crowd_at_the_door_is_told_in_words_and_keeps_its_way() {
        neighbor.refuses("POST /internal/sessions", 503, "queue full");
        var form = new java.util.HashMap<>(ANA);
        form.put("next", "/issues?project=shop");

        var page = stranger.post("/sign-in", form).is(503);

        assertThat(page.text("[role=alert]")).contains("Try again in a few seconds");
        assertThat(page.one("input[name=email]").val()).isEqualTo("ana@acme.example");
        assertThat(page.one("input[name=next]").val()).isEqualTo("/issues?project=shop");
    }

    @Test
    void who_sends_a_form_after_the_session_ended_comes_back_to_its_page() {
        neighbor.refuses("DELETE /internal/dashboard/decisions/17", 401, "over");

        var answer = browser.form("DELETE", "/issues/decisions/17", "/issues/42");

        assertThat(answer.is(303).location()).isEqualTo("/sign-in?next=%2Fissues%2F42");
    }

    @Test
    void a_long_address_is_remembered_as_far_as_servers_take_it() {
        var detour = stranger.get("/issues?project=shop&query=" + "%C3%A4".repeat(500)).is(303);

        assertThat(detour.location()).isEqualTo("/sign-in?next=%2Fissues");
        stranger.get(detour.location()).is(200);
    }
}
