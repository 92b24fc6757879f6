package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people see when another service says no, or says nothing.
@QuarkusTest
class AwayTest extends PageTest {

    @Inject UiConfig config;

    private static final String ISSUES = "GET /internal/dashboard/issues";

    @Test
    void a_service_that_is_away_is_named_and_nothing_is_lost() {
        var page = issuesRefused(503, "starting");

        assertThat(page.text("h1")).isEqualTo("issues-service is away");
        assertThat(page.text(".card"))
                .contains("starting.", "keeps accepting errors", "nothing is lost");
    }

    @Test
    void what_a_service_says_about_its_database_is_told() {
        var page = issuesRefused(503, "No answer from the database. Try again in 5 s.");

        assertThat(page.text(".card"))
                .contains("No answer from the database. Try again in 5 s. Mayday keeps");
    }

    @Test
    void a_service_that_breaks_is_our_fault() {
        var page = issuesRefused(500, "NullPointerException at line 3");

        assertThat(page.text("h1")).isEqualTo("Something broke on our side");
        assertThat(page.source()).doesNotContain("NullPointerException");
    }

    private Page issuesRefused(int status, String words) {
        neighbor.refuses(ISSUES, status, words);
        return browser.get("/issues").is(status);
    }

    @Test
    void a_missing_right_is_named() {
        neighbor.refuses("POST /internal/dashboard/decisions", 403, "needs role member");

        var page =
                browser.post("/issues/decisions", Map.of("issue", 42, "deed", "resolve")).is(403);

        assertThat(page.text(".card")).contains("You may not do that", "needs role member");
    }

    @Test
    void what_a_person_may_not_see_is_not_there() {
        assertThat(browser.get("/issues/999").is(404).text("h1"))
                .isEqualTo("There is nothing here");
    }

    @Test
    void an_address_that_is_nobodys_says_so_but_leaves_those_of_other_services_alone() {
        assertThat(browser.get("/no/such/page").is(404).text("h1"))
                .isEqualTo("There is nothing here");
        assertThat(browser.get("/projects/x/y").is(404).text("h1"))
                .isEqualTo("There is nothing here");
        assertThat(browser.get("/issues/none").is(404).text("h1"))
                .isEqualTo("There is nothing here");
        assertThat(browser.get("/api/0/nothing/").is(404).source()).doesNotContain("Mayday");
        assertThat(browser.get("/internal/nothing").is(404).source()).doesNotContain("Mayday");
        browser.get("/q/health/live").is(200);
    }

    @Test
    void words_of_a_refusal_are_shown() {
        assertThat(issuesRefused(400, "cursor is not one of ours").text(".card"))
                .contains("cursor is not one of ours");
    }

    @Test
    void an_error_of_a_part_stays_a_line_in_the_page() {
        neighbor.refuses(ISSUES, 503, "starting");

        var part = browser.part("/issues?query=a").is(503);

        assertThat(part.header("HX-Retarget")).isEqualTo("#flash");
        assertThat(part.text("[role=alert]")).startsWith("issues-service is away.");
        assertThat(part.has("h1")).isFalse();
    }

    @Test
    void a_part_asked_for_after_the_session_ended_sends_the_whole_page_to_the_sign_in() {
        neighbor.refuses("GET /internal/sessions/current", 401, "over");

        var answer =
                new Page(
                        browser.request()
                                .header("HX-Request", "true")
                                .header("HX-Request-Type", "partial")
                                .header("HX-Current-URL", "http://localhost/issues?project=shop")
                                .get("/issues?query=a"));

        assertThat(answer.is(200).header("HX-Redirect"))
                .isEqualTo("/sign-in?next=%2Fissues%3Fproject%3Dshop");
    }

    @Test
    void a_service_that_does_not_answer_is_not_waited_for_long() {
        neighbor.keepsSilentOn(ISSUES);

        var page = browser.get("/issues?query=a").is(503);

        assertThat(page.text("h1")).isEqualTo("issues-service is away");
        assertThat(page.text(".card")).contains("does not answer in time", "database");
        assertThat(page.link("Try again")).isEqualTo("/issues?query=a");
    }

    @Test
    void all_questions_of_a_page_share_its_patience() {
        var event = "GET /internal/dashboard/issues/42/events/recommended";
        neighbor.keepsSilentOn(event)
                .keepsSilentOn("GET /internal/dashboard/issues/42")
                .keepsSilentOn("GET /internal/sessions/current")
                .keepsSilentOn("GET /internal/dashboard/projects");

        browser.get("/issues/42").is(503);

        assertThat(neighbor.lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard", "sessions", "sign-in", "alerts-api"})
    void no_connection_ends_before_the_patience_of_a_page(String client) {
        var millis =
                ConfigProvider.getConfig()
                        .getValue("quarkus.rest-client." + client + ".read-timeout", Long.class);

        assertThat(Duration.ofMillis(millis)).isGreaterThan(config.longPatience());
    }

    @Test
    void after_a_change_that_failed_one_tries_again_on_the_page_with_the_form() {
        neighbor.refuses("DELETE /internal/dashboard/decisions/17", 503, "");

        var answer = browser.form("DELETE", "/issues/decisions/17", "/issues/42?x=1");

        assertThat(answer.is(503).link("Try again")).isEqualTo("/issues/42?x=1");
    }

    @Test
    void an_error_page_keeps_the_navigation_of_who_is_signed_in() {
        var signedIn = browser.get("/issues/999").is(404);
        var stranger = new Browser("").get("/no/such/page").is(404);

        assertThat(signedIn.text("nav.nav")).contains("Issues", "Document API", "Ana Torres");
        assertThat(stranger.has("nav.nav")).isFalse();
        assertThat(stranger.text("h1")).isEqualTo("There is nothing here");
    }

    @Test
    void an_ended_session_does_not_hide_what_went_wrong() {
        neighbor.refuses("GET /internal/sessions/current", 401, "over");

        assertThat(browser.get("/no/such/page").is(404).text("h1"))
                .isEqualTo("There is nothing here");
    }

    @Test
    void a_method_that_an_address_does_not_take_is_a_page() {
        for (var path : List.of("/issues", "/issues/42", "/projects/shop/start")) {
            var page = browser.post(path, Map.of("a", "b")).is(405);

            assertThat(page.text("h1")).isEqualTo("This address takes no such request");
            assertThat(page.has("nav.nav")).isTrue();
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        }
        assertThat(browser.get("/sign-out").is(405).text("h1")).isNotEmpty();
    }

    @Test
    void a_form_that_cannot_be_read_is_the_senders_fault_in_words() {
        var answer =
                browser.request()
                        .header("Sec-Fetch-Site", "same-origin")
                        .contentType("application/x-www-form-urlencoded")
                        .body("name=%zz")
                        .post("/projects");

        var page = new Page(answer).is(400);
        assertThat(page.text("h1")).isEqualTo("That did not work");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/projects", "/issues/decisions"})
    void a_form_of_more_fields_than_any_of_ours_is_too_large(String path) {
        var answer =
                browser.request()
                        .header("Sec-Fetch-Site", "same-origin")
                        .contentType("application/x-www-form-urlencoded")
                        .body("issue=1&".repeat(1_001) + "deed=resolve")
                        .post(path);

        assertThat(new Page(answer).is(413).text("h1")).isNotEmpty();
    }

    @Test
    void a_decision_that_is_no_form_is_refused() {
        var answer =
                browser.request()
                        .header("Sec-Fetch-Site", "same-origin")
                        .contentType("application/json")
                        .body("{\"issue\": 15}")
                        .post("/issues/decisions");

        assertThat(new Page(answer).is(415).text("h1")).isNotEmpty();
    }

    @Test
    void the_icon_is_where_browsers_look_for_it() {
        var icon = browser.get("/favicon.ico").is(200);

        assertThat(icon.header("Content-Type")).startsWith("image/");
    }

    @Test
    void a_fault_of_ours_has_a_name_that_the_log_knows_and_a_way_to_try_again() {
        neighbor.refuses(ISSUES, 503, "starting");

        var page = browser.get("/issues?query=a").is(503);
        var named = new Page(browser.request().header("X-Request-Id", "proxy-0815").get("/issues"));

        assertThat(page.header("X-Request-Id")).matches("[0-9a-f]{16}");
        assertThat(page.text(".card")).contains("Request " + page.header("X-Request-Id"));
        assertThat(page.link("Try again")).isEqualTo("/issues?query=a");
        assertThat(named.is(503).text(".card")).contains("Request proxy-0815");
    }

    @Test
    void what_is_nobodys_fault_needs_no_name() {
        assertThat(browser.get("/issues/999").is(404).text(".card")).doesNotContain("Request");
    }

    @Test
    void a_page_that_cannot_be_made_keeps_the_ways_though_nobody_can_be_asked() {
        neighbor.refuses(ISSUES, 503, "")
                .refuses("GET /internal/sessions/current", 503, "")
                .refuses("GET /internal/dashboard/projects", 503, "");

        var page = browser.get("/issues").is(503);

        assertThat(page.texts(".nav-list .nav-words"))
                .containsExactly("Issues", "Alerts", "Settings");
        assertThat(page.has(".nav-account")).isFalse();
        assertThat(new Browser("").get("/no/such/page").has("nav.nav")).isFalse();
    }

    @Test
    void what_nobody_foresaw_is_a_page_too() {
        ObjectNode stateless =
                NeighborServer.JSON.valueToTree(Fixtures.detail(Fixtures.keyError()));
        ((ObjectNode) stateless.get("row")).putNull("status");
        neighbor.answers("GET /internal/dashboard/issues/42", stateless);

        var page = browser.get("/issues/42").is(500);

        assertThat(page.text("h1")).isEqualTo("Something broke on our side");
        assertThat(page.text("body")).contains("Request " + page.header("X-Request-Id"));
        assertThat(page.source()).doesNotContain("NullPointer", "at dev.mayday");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
    }
}
