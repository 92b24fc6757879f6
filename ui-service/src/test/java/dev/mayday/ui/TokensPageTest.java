package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.TokensApi.Made;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokensPageTest extends PageTest {

    private static final String PAGE = "/settings/tokens";

    @Test
    void tokens_are_listed_with_their_end_and_last_use_and_never_with_their_secret() {
        var page = browser.get(PAGE).is(200);

        assertThat(page.texts("#mine .panel-main b")).containsExactly("laptop", "old script");
        assertThat(page.texts("#mine .chip")).containsExactly("expires soon", "expired");
        assertThat(page.text("#mine .panel-row")).contains("last used 20 min ago", "ends in 4 d");
        assertThat(page.text("#organization"))
                .contains("build server", "no end", "only in shop · only from 192.0.2.0/24");
        assertThat(page.has("#made")).isFalse();
    }

    @Test
    void a_secret_is_shown_once_with_the_lines_to_paste() {
        neighbor.answers("POST /internal/tokens", Projecting.made());

        var made =
                browser.post(
                                PAGE,
                                Map.of(
                                        "name",
                                        "laptop",
                                        "scopes",
                                        "org:read",
                                        "days",
                                        "30",
                                        "projects",
                                        "shop, mobile",
                                        "networks",
                                        "192.0.2.1 10.0.0.0/8"))
                        .is(303);

        assertThat(made.location()).isEqualTo(PAGE);
        assertThat(neighbor.asked().getLast().body())
                .contains("\"days\":30", "\"organization\":false", "\"scopes\":[\"org:read\"]")
                .contains("[\"shop\",\"mobile\"]", "[\"192.0.2.1\",\"10.0.0.0/8\"]");
        var cookie = made.cookieValue("mayday-once");
        assertThat(made.setCookie("mayday-once"))
                .contains("HttpOnly", "SameSite=Strict", "Path=" + PAGE)
                .doesNotContain(Projecting.SECRET);
        var shown = browser.request().cookie("mayday-once", cookie).get(PAGE);
        var page = new Page(shown);
        assertThat(page.text("#secret")).isEqualTo(Projecting.SECRET);
        assertThat(page.one("#file").wholeText())
                .isEqualTo(
                        "[auth]\ntoken=%s\n\n[defaults]\nurl=http://localhost:9000\norg=acme"
                                .formatted(Projecting.SECRET));
        assertThat(page.one("#environment").wholeText())
                .contains("SENTRY_AUTH_TOKEN=" + Projecting.SECRET, "SENTRY_ORG=acme");
        assertThat(shown.detailedCookie("mayday-once").getMaxAge()).isZero();
    }

    @Test
    void a_token_of_the_organization_needs_no_other_line() {
        var secret = "sntrys_eyJvcmciOiJhY21lIn0=_" + "A".repeat(43);
        neighbor.answers(
                "POST /internal/tokens",
                new Made(secret, Projecting.token(9, "ci", Duration.ofDays(1))));

        var made =
                browser.post(PAGE, Map.of("name", "ci", "of", "organization", "scopes", "org:ci"))
                        .is(303);
        var page =
                new Page(
                        browser.request()
                                .cookie("mayday-once", made.cookieValue("mayday-once"))
                                .get(PAGE));

        assertThat(neighbor.asked().getFirst().body()).contains("\"organization\":true");
        assertThat(page.one("#file").wholeText()).isEqualTo("[auth]\ntoken=" + secret);
        assertThat(page.one("#environment").wholeText()).isEqualTo("SENTRY_AUTH_TOKEN=" + secret);
    }

    @Test
    void what_is_refused_stays_in_the_form_with_the_reason() {
        neighbor.refuses("POST /internal/tokens", 400, "networks: 'here' is none");

        var page =
                browser.post(PAGE, Map.of("name", "x", "scopes", "event:read", "networks", "here"))
                        .is(422);

        assertThat(page.text("#networks-words")).isEqualTo("'here' is none");
        assertThat(page.one("#name").val()).isEqualTo("x");
        assertThat(page.document().select("[name=scopes][checked]").eachAttr("value"))
                .containsExactly("event:read");
    }

    @Test
    void a_token_is_revoked() {
        neighbor.answers(
                "DELETE /internal/tokens/7", Projecting.token(7, "laptop", Duration.ofDays(1)));

        assertThat(browser.post(PAGE + "/7", Map.of("x", "y")).is(303).location()).isEqualTo(PAGE);
        assertThat(neighbor.lines().getLast()).isEqualTo("DELETE /internal/tokens/7");
    }

    @Test
    void who_administrates_nothing_sees_own_tokens_only() {
        neighbor.answers("GET /internal/tokens", Projecting.tokens(false));

        var page = browser.get(PAGE).is(200);

        assertThat(page.has("#organization")).isFalse();
        assertThat(page.has("[name=of]")).isFalse();
    }

    @Test
    void a_cookie_that_is_none_of_ours_shows_nothing() {
        var page = new Page(browser.request().cookie("mayday-once", "%%%").get(PAGE));

        assertThat(page.is(200).has("#made")).isFalse();
    }
}
