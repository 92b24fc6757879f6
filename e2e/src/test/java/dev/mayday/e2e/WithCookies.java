package dev.mayday.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The cookie of a session: made for this sign-in and no other, and of use to nobody who plants or
/// keeps one.
interface WithCookies extends Attacked {

    @Test
    default void a_planted_cookie_is_not_the_session_that_somebody_gets() throws Exception {
        var planted = "mayday=" + "a".repeat(43);
        var in = signIn("Cookie: " + planted);
        var own = pair(in);

        assertThat(own).isNotEqualTo(planted);
        assertThat(page(planted)).isEqualTo(303);
        assertThat(page(own)).isEqualTo(200);
    }

    @Test
    default void a_session_of_before_is_another_than_the_one_of_now() throws Exception {
        var before = pair(signIn());
        var now = pair(signIn("Cookie: " + before));

        assertThat(now).isNotEqualTo(before);
    }

    @Test
    default void a_cookie_that_was_copied_is_worth_nothing_after_signing_out() throws Exception {
        var copied = pair(signIn());
        assertThat(page(copied)).isEqualTo(200);

        var out = ask("POST", "/sign-out", "", RawHttp.OURS, "Cookie: " + copied);

        assertThat(out.header("Set-Cookie")).anyMatch(line -> line.contains("Max-Age=0"));
        assertThat(out.header("Clear-Site-Data")).containsExactly("\"cache\"");
        assertThat(page(copied)).isEqualTo(303);
    }

    /// Who goes back after somebody signed out sees nothing of theirs.
    @Test
    default void no_page_of_somebody_is_kept() throws Exception {
        var own = pair(signIn());
        for (var path : List.of("/issues", "/settings/tokens", "/settings/members", "/account")) {
            assertThat(ask("GET", path, "", "Cookie: " + own).header("Cache-Control"))
                    .as(path)
                    .containsExactly("no-store");
        }
    }

    @Test
    default void scripts_and_other_sites_do_not_get_it() throws Exception {
        assertThat(signIn().header("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("mayday=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .containsIgnoringCase("Path=/")
                .doesNotContainIgnoringCase("Domain");
    }

    @Test
    default void over_https_it_is_bound_to_the_host() throws Exception {
        var in = signIn("X-Forwarded-Proto: https");

        assertThat(in.header("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-mayday=")
                .containsIgnoringCase("Secure")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .doesNotContainIgnoringCase("Domain");
    }

    /// The web API takes tokens only, so that no page can be made to use it.
    @Test
    default void a_cookie_opens_no_door_but_the_pages() throws Exception {
        var own = pair(signIn());
        for (var path : List.of("/api/0/", "/api/0/organizations/", "/internal/sessions/current")) {
            var answer = ask("GET", path, "", "Cookie: " + own, "Origin: http://evil.example");

            assertThat(answer.status()).as(path).isIn(401, 404);
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    private RawHttp.Answer signIn(String... headers) throws IOException {
        var form =
                "email=%s&password=%s"
                        .formatted(
                                URLEncoder.encode(Deployment.ADMIN_EMAIL, UTF_8),
                                URLEncoder.encode(Deployment.ADMIN_PASSWORD, UTF_8));
        var all =
                java.util.stream.Stream.concat(
                        List.of(headers).stream(), List.of(RawHttp.OURS).stream());
        var in = ask("POST", "/sign-in", form, all.toArray(String[]::new));
        assertThat(in.status()).isEqualTo(303);
        return in;
    }

    private int page(String cookie) throws IOException {
        return ask("GET", "/issues", "", "Cookie: " + cookie).status();
    }

    private RawHttp.Answer ask(String method, String path, String form, String... headers)
            throws IOException {
        URI origin = mayday().origin();
        return RawHttp.ask(origin, method, path, form, headers);
    }

    private static String pair(RawHttp.Answer in) {
        return in.header("Set-Cookie").getFirst().replaceFirst(";.*", "");
    }
}
