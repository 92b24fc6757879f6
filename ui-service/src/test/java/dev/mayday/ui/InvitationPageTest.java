package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.people.InvitationsApi.State;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class InvitationPageTest extends PageTest {

    private static final String PAGE = "/invitations/" + Peopling.SECRET;

    private final Browser stranger = new Browser("");

    @Test
    void a_look_uses_nothing_up_and_the_secret_leaks_nowhere() {
        var page = stranger.get(PAGE).is(200);

        assertThat(page.text("h1")).isEqualTo("Join Acme");
        assertThat(page.text(".card")).contains("Ana Torres invites you as member, in Payments.");
        assertThat(neighbor.lines()).containsExactly("POST /internal/invitations/offers");
        assertThat(neighbor.asked().getFirst().bearer())
                .isEqualTo("Bearer test-service-token-0123456789");
        assertThat(page.one("meta[name=referrer]").attr("content")).isEqualTo("origin");
        assertThat(
                        page.document()
                                .select(
                                        "[src*="
                                                + Peopling.SECRET
                                                + "], link[href*="
                                                + Peopling.SECRET
                                                + "]"))
                .isEmpty();
    }

    @Test
    void somebody_new_makes_an_account_and_is_in() {
        neighbor.answers("POST /internal/invitations/newcomers", Peopling.accepted())
                .answers("POST /internal/sessions", Map.of("token", "t", "person", Fixtures.ANA));

        var answer =
                stranger.post(
                                PAGE,
                                Map.of(
                                        "name",
                                        "Eva Lindqvist",
                                        "password",
                                        "correct horse battery"))
                        .is(303);

        assertThat(answer.location()).isEqualTo("/issues");
        assertThat(answer.cookie("mayday").getValue()).isEqualTo("t");
    }

    @Test
    void a_password_that_is_refused_is_explained_at_its_field_and_not_given_back() {
        neighbor.refuses(
                "POST /internal/invitations/newcomers",
                400,
                "password: must have 10 characters or more");

        var page = stranger.post(PAGE, Map.of("name", "Eva", "password", "short")).is(422);

        assertThat(page.text("#password-words")).contains("10 characters");
        assertThat(page.one("#name").val()).isEqualTo("Eva");
        assertThat(page.one("#password").val()).isEmpty();
    }

    @Test
    void who_has_an_account_is_asked_to_sign_in_and_comes_back() {
        neighbor.answers("POST /internal/invitations/offers", Peopling.offer(State.OPEN, true));

        var page = stranger.get(PAGE).is(200);

        assertThat(page.link("Sign in to accept"))
                .isEqualTo("/sign-in?next=%2Finvitations%2F" + Peopling.SECRET);
        assertThat(page.document().select("form")).isEmpty();
    }

    @Test
    void where_a_provider_vouches_nobody_is_asked_for_a_password() {
        neighbor.answers("POST /internal/invitations/offers", Peopling.offerThroughProvider());

        var page = stranger.get(PAGE).is(200);

        assertThat(page.link("Sign in to accept"))
                .isEqualTo("/sign-in?next=%2Finvitations%2F" + Peopling.SECRET);
        assertThat(page.text(".card")).contains("Sign in with the account of eva@");
        assertThat(page.document().select("form")).isEmpty();
    }

    /// Signing in accepts the invitation, and leads back to the link.
    @Test
    void who_is_in_already_goes_on_from_a_link_that_is_used_up() {
        neighbor.answers("POST /internal/invitations/offers", Peopling.offer(State.USED, false));

        var page = browser.get(PAGE).is(200);

        assertThat(page.text(".problem")).contains("accepted already");
        assertThat(page.link("Go on as ana@acme.example")).isEqualTo("/issues");
    }

    @Test
    void who_is_signed_in_accepts_as_themselves() {
        neighbor.answers("POST /internal/invitations/acceptances", Peopling.accepted());
        assertThat(browser.get(PAGE).is(200).text("form button"))
                .isEqualTo("Accept as ana@acme.example");

        assertThat(browser.post(PAGE, Map.of()).is(303).location()).isEqualTo("/issues");
        assertThat(neighbor.asked().getLast().bearer()).isEqualTo("Bearer ana-session");

        neighbor.refuses(
                "POST /internal/invitations/acceptances", 400, "You belong to Acme already.");
        var refused = browser.post(PAGE, Map.of()).is(422);
        assertThat(refused.text("[role=alert]")).contains("You belong to Acme already.");
        assertThat(refused.has("form button")).isFalse();
    }

    @Test
    void a_session_that_is_over_is_none() {
        neighbor.refuses("GET /internal/sessions/current", 401, "over");

        assertThat(browser.get(PAGE).is(200).has("#password")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, has expired",
        "USED, accepted already",
        "WITHDRAWN, was withdrawn",
        "RENEWED, replaced by a newer",
        "UNKNOWN, no such invitation"
    })
    void a_link_that_is_over_says_why(State state, String words) {
        neighbor.answers("POST /internal/invitations/offers", Peopling.offer(state, false));

        var page = stranger.get(PAGE).is(200);

        assertThat(page.text(".problem")).contains(words);
        assertThat(page.document().select("form")).isEmpty();
    }
}
