package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.AccountApi.Account;
import dev.mayday.contracts.issues.AccountApi.OpenSession;
import dev.mayday.contracts.issues.AccountApi.ResetLink;
import dev.mayday.contracts.issues.SessionsApi.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountPageTest extends PageTest {

    private static final String FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String SAFARI =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                    + " Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    @BeforeEach
    void anaIsSignedInTwice() {
        ana(neighbor);
    }

    static void ana(NeighborServer neighbor) {
        neighbor.answers("GET /internal/account", account(true))
                .answers("PUT /internal/account/name", 204, "")
                .answers("PUT /internal/account/password", 204, "")
                .answers("DELETE /internal/account/sessions/42", 204, "")
                .answers("DELETE /internal/account/sessions", Map.of("sessions", 2))
                .answers(
                        "POST /internal/account/reset-links/42",
                        new ResetLink("http://mayday.test/password/abc", "ben@acme.example"))
                .answers("POST /internal/account/reset-requests", 204, "")
                .answers("POST /internal/account/resets", 204, "");
    }

    private static Account account(boolean local) {
        return new Account(
                "ana@acme.example",
                "Ana Torres",
                true,
                local,
                List.of(
                        session(1, "password", FIREFOX, true),
                        session(42, "link", SAFARI, false),
                        session(43, "keycloak", "<script>", false)));
    }

    private static OpenSession session(long id, String via, String agent, boolean current) {
        return new OpenSession(
                id,
                via,
                "192.0.2.7",
                agent,
                Fixtures.ago(Duration.ofDays(2)),
                Fixtures.ago(Duration.ofMinutes(3)),
                current);
    }

    @Test
    void sessions_are_listed_in_words_and_this_one_is_marked() {
        var page = browser.get("/settings/account").is(200);

        assertThat(page.texts("#sessions .panel-main b"))
                .containsExactly("Firefox on Linux", "Safari on iPhone", "An unknown browser");
        assertThat(page.texts("#sessions .chip")).containsExactly("this one");
        assertThat(page.text("#sessions"))
                .contains("from 192.0.2.7, by one-time link, opened 2 d ago, last used 3 min ago");
        assertThat(page.document().select("#sessions form").eachAttr("action"))
                .containsExactly(
                        "/settings/account/sessions/deletion",
                        "/settings/account/sessions/42/deletion",
                        "/settings/account/sessions/43/deletion");
        assertThat(page.has(".shell .problem")).isFalse();
    }

    @Test
    void one_session_or_all_others_are_ended_by_plain_forms() {
        var one = browser.post("/settings/account/sessions/42/deletion", Map.of()).is(303);
        var others = browser.post("/settings/account/sessions/deletion", Map.of()).is(303);

        assertThat(one.location()).isEqualTo("/settings/account#sessions");
        assertThat(others.location()).isEqualTo("/settings/account#sessions");
        assertThat(neighbor.lines())
                .contains(
                        "DELETE /internal/account/sessions/42",
                        "DELETE /internal/account/sessions");
    }

    @Test
    void a_password_is_changed_with_the_old_one() {
        var page =
                browser.post(
                        "/settings/account/password",
                        Map.of("old", "correct horse", "next", "another battery"));

        assertThat(page.is(303).location()).isEqualTo("/settings/account#sessions");
        assertThat(neighbor.asked().getFirst().body()).contains("correct horse", "another battery");
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_no_password_comes_back() {
        neighbor.refuses("PUT /internal/account/password", 400, "old: is not your password");

        var page =
                browser.post(
                        "/settings/account/password",
                        Map.of("old", "wrong horse", "next", "another battery"));

        assertThat(page.is(422).text("#old-words")).isEqualTo("is not your password");
        assertThat(page.source()).doesNotContain("wrong horse").doesNotContain("another battery");
    }

    @Test
    void who_comes_in_through_a_provider_has_no_password_here() {
        neighbor.answers("GET /internal/account", account(false));

        var page = browser.get("/settings/account").is(200);

        assertThat(page.text("#password")).contains("your provider");
        assertThat(page.has("#password form")).isFalse();
    }

    @Test
    void a_name_is_changed_and_a_bad_one_explained() {
        assertThat(browser.post("/settings/account/name", Map.of("name", "Ana")).is(303).location())
                .isEqualTo("/settings/account");
        neighbor.refuses(
                "PUT /internal/account/name", 400, "name: 1 to 100 characters on one line");

        var page = browser.post("/settings/account/name", Map.of("name", " ")).is(422);

        assertThat(page.text("#name-words")).isEqualTo("1 to 100 characters on one line");
    }

    @Test
    void a_link_for_a_member_is_shown_once_and_stands_in_no_address() {
        var made = browser.post("/settings/password-links/42", Map.of()).is(303);

        assertThat(made.location()).isEqualTo("/settings/password-links");
        var once = made.cookie("mayday-once");
        assertThat(once.isHttpOnly()).isTrue();
        assertThat(once.getPath()).isEqualTo("/settings/password-links");
        var shown =
                new Page(
                        browser.request()
                                .cookie("mayday-once", once.getValue())
                                .get("/settings/password-links"));
        assertThat(shown.is(200).text("#link")).isEqualTo("http://mayday.test/password/abc");
        assertThat(browser.get("/settings/password-links").text("main"))
                .contains("Nothing to show any more");
    }

    @Test
    void who_came_in_by_break_glass_is_told_on_every_page() {
        neighbor.answers(
                "GET /internal/sessions/current",
                new Person(1, "admin@localhost", "admin", "acme", "owner", "", true, true, true));

        for (var path : List.of("/issues", "/settings", "/settings/account", "/no/such/page")) {
            assertThat(browser.get(path).text("main .problem[data-tone=danger]"))
                    .as(path)
                    .contains("break-glass", "owners were told by mail");
        }
        neighbor.answers(
                "GET /internal/sessions/current",
                new Person(1, "admin@localhost", "admin", "acme", "owner", "", true, true, false));
        assertThat(browser.get("/issues").text("main .problem[data-tone=danger]"))
                .contains("nobody was told", "no mail server");
    }

    @Test
    void who_came_by_a_link_is_told_to_set_a_password_where_there_is_none() {
        neighbor.answers("GET /internal/account", own(false));

        var arrived = browser.get("/settings/account/arrival").is(303);
        assertThat(arrived.location()).isEqualTo("/issues");
        var first =
                new Page(browser.request().cookie("mayday-flash", arrived.flash()).get("/issues"));
        assertThat(first.link("Set a password now")).isEqualTo("/settings/account#password");
        assertThat(browser.get("/settings/account").text("#password button"))
                .isEqualTo("Set a password");

        neighbor.answers("GET /internal/account", own(true));
        assertThat(browser.get("/settings/account/arrival").is(303).setCookie("mayday-flash"))
                .isEmpty();
        assertThat(browser.get("/settings/account").text("#password button"))
                .isEqualTo("Change password");
    }

    private static Account own(boolean hasPassword) {
        return new Account("ana@acme.example", "Ana Torres", hasPassword, true, List.of());
    }
}
