package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectsPageTest extends PageTest {

    private static final String CREATE = "POST /internal/dashboard/projects";

    @Test
    void projects_are_listed_with_what_is_open_in_them() {
        var page = browser.get("/projects").is(200);

        assertThat(page.texts(".projects-card h2"))
                .containsExactly("Document API", "Shop", "Mobile");
        assertThat(page.texts(".projects-figure"))
                .containsExactly("14 unresolved", "6 unresolved", "waiting for its first event");
        assertThat(page.link("Shop")).isEqualTo("/issues?project=shop");
    }

    @Test
    void the_home_of_a_project_is_its_list() {
        assertThat(browser.get("/projects/shop").is(303).location())
                .isEqualTo("/issues?project=shop");
    }

    @Test
    void a_new_project_leads_to_its_first_five_minutes() {
        neighbor.answers(CREATE, Fixtures.project(9, "billing", "Billing", 0));

        var answer =
                browser.post("/projects", Map.of("name", " Billing ", "platform", "java")).is(303);

        assertThat(answer.location()).isEqualTo("/projects/billing/start");
        assertThat(neighbor.asked().getFirst().body())
                .contains("\"name\":\"Billing\"", "\"platform\":\"java\"");
        assertThat(neighbor.asked().getFirst().bearer()).isEqualTo("Bearer ana-session");
    }

    @Test
    void a_name_that_cannot_be_used_is_explained_and_kept() {
        neighbor.refuses(CREATE, 400, "name: is already taken");

        var page = browser.post("/projects", Map.of("name", "Shop", "platform", "go")).is(422);

        assertThat(page.text("[role=alert]")).isEqualTo("is already taken");
        assertThat(page.one("input[name=name]").val()).isEqualTo("Shop");
    }

    @Test
    void a_name_without_latin_letters_gets_the_slug_that_was_typed() {
        neighbor.refuses(CREATE, 400, "slug: needed, since the name has no letter from a to z");
        var page = browser.post("/projects", Map.of("name", "日本")).is(422);
        assertThat(page.text("#slug-words")).contains("no letter from a to z");
        assertThat(page.one("#name").val()).isEqualTo("日本");

        neighbor.answers(CREATE, Fixtures.project(9, "japan", "日本", 0));
        browser.post("/projects", Map.of("name", "日本", "slug", "japan")).is(303);
        assertThat(neighbor.asked()).anyMatch(ask -> ask.body().contains("\"slug\":\"japan\""));
    }

    @Test
    void an_empty_name_is_answered_in_place_with_its_field_marked() {
        neighbor.refuses(CREATE, 400, "name: 1 to 100 characters");

        var page = browser.post("/projects", Map.of("name", "  ", "platform", "go")).is(422);

        assertThat(page.one("[aria-invalid=true]").attr("name")).isEqualTo("name");
        assertThat(page.text("[role=alert]")).contains("1 to 100 characters");
        assertThat(page.one("option[selected]").val()).isEqualTo("go");
    }

    @Test
    void the_setup_shows_the_dsn_and_a_complete_snippet() {
        var page = browser.get("/projects/mobile/start").is(200);

        var dsn = "http://0123456789abcdef0123456789abcdef@localhost:9000/3";
        assertThat(page.text("#dsn")).isEqualTo(dsn);
        assertThat(page.one("#code").wholeText())
                .contains("dsn=\"" + dsn + "\"", "environment=\"production\"")
                .contains("release=\"mobile@1.0.0\"", "send_default_pii=False");
    }

    @Test
    void every_platform_has_its_snippet_under_its_own_address() {
        for (var platform : List.of("python", "node", "javascript", "java", "go")) {
            var page = browser.get("/projects/mobile/start?platform=" + platform).is(200);

            assertThat(page.one("#code").wholeText())
                    .as(platform)
                    .contains("@localhost:9000/3", "production", "mobile@1.0.0")
                    .doesNotContain("DSN\"", "RELEASE");
            assertThat(page.document().select(".tabs [aria-current]").attr("href"))
                    .endsWith("platform=" + platform);
        }
    }

    @Test
    void the_page_waits_for_the_first_event_with_and_without_javascript() {
        var page = browser.get("/projects/mobile/start");

        assertThat(page.text("#first-event")).startsWith("Waiting for the first event.");
        assertThat(page.one("#first-event").attr("hx-trigger")).isEqualTo("every 2s");
        assertThat(page.link("Check again")).isEqualTo("/projects/mobile/start#first-event");
        browser.part("/projects/mobile/start/first-event").is(204);
    }

    @Test
    void an_event_that_arrives_is_shown_with_its_issue_and_what_is_missing() {
        neighbor.answers(
                "GET /internal/dashboard/projects/mobile",
                Fixtures.project(3, "mobile", "Mobile", 1));

        var part = browser.part("/projects/mobile/start/first-event").is(200);
        var page = browser.get("/projects/mobile/start");

        assertThat(part.text("#first-event")).startsWith("Received 2 min ago.");
        assertThat(part.link("KeyError: 'business_finance'")).isEqualTo("/issues/42");
        assertThat(part.text("#first-event")).contains("Environment production");
        assertThat(part.one("#first-event").hasAttr("hx-trigger")).isFalse();
        assertThat(page.one("#first-event").outerHtml())
                .isEqualTo(part.one("#first-event").outerHtml());
    }

    @Test
    void without_javascript_the_poll_address_leads_back_to_the_page() {
        assertThat(browser.get("/projects/mobile/start/first-event").is(303).location())
                .isEqualTo("/projects/mobile/start#first-event");
    }
}
