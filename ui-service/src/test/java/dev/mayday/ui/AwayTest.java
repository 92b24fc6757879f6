package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What people see when another service says no, or says nothing.
@QuarkusTest
class AwayTest extends PageTest {

    private static final String ISSUES = "GET /internal/dashboard/issues";

    @Test
    void a_service_that_is_away_is_named_and_nothing_is_lost() {
        neighbor.refuses(ISSUES, 503, "starting");

        var page = browser.get("/issues").is(503);

        assertThat(page.text("h1")).isEqualTo("issues-service is away");
        assertThat(page.text(".problem")).contains("keeps accepting errors", "nothing is lost");
    }

    @Test
    void a_service_that_breaks_is_our_fault() {
        neighbor.refuses(ISSUES, 500, "NullPointerException at line 3");

        var page = browser.get("/issues").is(500);

        assertThat(page.text("h1")).isEqualTo("Something broke on our side");
        assertThat(page.source()).doesNotContain("NullPointerException");
    }

    @Test
    void a_missing_right_is_named() {
        neighbor.refuses("PUT /internal/dashboard/issues/42/resolution", 403, "needs role member");

        var page = browser.post("/issues/42/resolution", Map.of("_method", "PUT")).is(403);

        assertThat(page.text(".problem")).contains("You may not do that", "needs role member");
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
        browser.get("/q/health").is(200);
    }

    @Test
    void words_of_a_refusal_are_shown() {
        neighbor.refuses(ISSUES, 400, "cursor is not one of ours");

        assertThat(browser.get("/issues?cursor=x").is(400).text(".problem"))
                .contains("cursor is not one of ours");
    }

    @Test
    void an_error_of_a_part_stays_a_line_in_the_page() {
        neighbor.refuses(ISSUES, 503, "starting");

        var part = browser.part("/issues?text=a").is(503);

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
                                .get("/issues?text=a"));

        assertThat(answer.is(200).header("HX-Redirect"))
                .isEqualTo("/sign-in?next=%2Fissues%3Fproject%3Dshop");
    }
}
