package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Lost passwords, and break-glass: both for who is not signed in.
@QuarkusTest
class PasswordPageTest extends PageTest {

    private final Browser stranger = new Browser("");

    @Test
    void whoever_asks_for_a_link_is_told_the_same() {
        neighbor.answers("POST /internal/account/reset-requests", 204, "");

        var answer = stranger.post("/password/forgotten", Map.of("email", "ana@acme.example"));

        assertThat(answer.is(303).location()).isEqualTo("/password/forgotten?sent=1");
        assertThat(stranger.get(answer.location()).text("main"))
                .contains("If there is an account of that address")
                .doesNotContain("ana@acme.example");
        assertThat(neighbor.asked().getFirst().bearer())
                .isEqualTo("Bearer test-service-token-0123456789");
        assertThat(neighbor.asked().getFirst().forwardedFor()).isEqualTo("127.0.0.1");
    }

    @Test
    void too_many_requests_say_so() {
        neighbor.refuses("POST /internal/account/reset-requests", 429, "Too many tries.");

        var page = stranger.post("/password/forgotten", Map.of("email", "a@b.example")).is(429);

        assertThat(page.text("[role=alert]")).isEqualTo("Too many tries.");
    }

    @Test
    void a_link_shows_a_form_and_only_the_form_uses_it_up() {
        neighbor.answers("POST /internal/account/resets", 204, "");

        var form = stranger.get("/password/0123abcd").is(200);
        assertThat(form.text(".card")).contains("For the account ana@acme.example");
        assertThat(neighbor.lines()).containsExactly("POST /internal/account/reset-offers");
        var sent =
                stranger.post(form.one("form").attr("action"), Map.of("password", "long enough!"));

        assertThat(sent.is(303).location()).isEqualTo("/password/chosen");
        assertThat(neighbor.asked().getLast().body()).contains("0123abcd", "long enough!");
        assertThat(form.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void a_link_that_is_used_up_is_explained() {
        neighbor.refuses(
                "POST /internal/account/resets",
                400,
                "secret: the link is unknown, was used before");

        var page = stranger.post("/password/0123abcd", Map.of("password", "long enough!")).is(422);

        assertThat(page.text("[role=alert]")).contains("was used before");
        assertThat(page.source()).doesNotContain("long enough!");
    }

    @Test
    void who_breaks_the_glass_gets_a_new_session_and_the_old_one_ends() {
        neighbor.answers(
                        "POST /internal/sessions/break-glass",
                        Map.of("token", "fresh", "person", Fixtures.ANA))
                .answers("DELETE /internal/sessions/current", 204, "");

        var answer =
                browser.post("/break-glass", Map.of("password", "of the server", "code", "123456"));

        assertThat(answer.is(303).cookie("mayday").getValue()).isEqualTo("fresh");
        assertThat(neighbor.asked().getLast().line())
                .isEqualTo("DELETE /internal/sessions/current");
        assertThat(neighbor.asked().getLast().bearer()).isEqualTo("Bearer ana-session");
    }

    @Test
    void a_wrong_code_is_refused_without_a_word_about_which_was_wrong() {
        neighbor.refuses("POST /internal/sessions/break-glass", 401, "Wrong");

        var page =
                stranger.post("/break-glass", Map.of("password", "of the server", "code", "1"))
                        .is(422);

        assertThat(page.text("[role=alert]")).contains("Wrong password or code");
        assertThat(page.source()).doesNotContain("of the server");
    }

    @Test
    void a_link_that_is_good_for_nothing_says_so_when_it_is_opened() {
        neighbor.answers("POST /internal/account/reset-offers", Map.of());

        var page = stranger.get("/password/0123abcd").is(200);

        assertThat(page.text(".card")).contains("used before, is too old");
        assertThat(page.has("form")).isFalse();
        assertThat(page.link("Ask for another one")).isEqualTo("/password/forgotten");
    }

    @Test
    void where_no_mail_goes_nobody_is_promised_a_letter() {
        neighbor.answers("GET /internal/account/reset-requests", Map.of("mailed", false));

        var page = stranger.get("/password/forgotten").is(200);

        assertThat(page.text(".card")).contains("sends no mail", "Ask an admin");
        assertThat(page.has("form")).isFalse();
        assertThat(page.texts("a")).containsOnlyOnce("Back to sign in");
    }

    @Test
    void strangers_are_sent_to_an_admin_and_not_to_the_server() {
        assertThat(stranger.get("/sign-in").is(200).text("body"))
                .contains("Ask an admin of your organization to invite you")
                .doesNotContain("mayday sign-in-link");
    }
}
