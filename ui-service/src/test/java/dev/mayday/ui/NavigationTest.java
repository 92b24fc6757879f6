package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.SessionsApi.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The ways between pages.
@QuarkusTest
class NavigationTest extends PageTest {

    private static final String PROJECTS = "GET /internal/dashboard/projects";

    @BeforeEach
    void anaRunsTheInstallation() {
        neighbor.answers(
                "GET /internal/sessions/current",
                new Person(1, "ana@acme.example", "Ana Torres", "acme", "owner", true));
        OperationsPageTest.calm(neighbor);
        AccountPageTest.ana(neighbor);
        AuditPageTest.much(neighbor);
    }

    @Test
    void every_entry_leads_to_a_page_where_it_is_the_current_one() {
        for (var start : List.of("/settings", "/settings?project=document-api")) {
            var entries = browser.get(start).document().select("nav .nav-link");
            assertThat(entries).hasSizeGreaterThan(4);
            for (var entry : entries) {
                if (entry.attr("href").contains("#")) continue;
                var page = browser.get(entry.attr("href")).is(200);

                assertThat(page.texts("nav [aria-current=page].nav-link"))
                        .as(start + " " + entry.attr("href"))
                        .containsExactly(entry.text());
            }
        }
    }

    @Test
    void what_has_no_page_has_no_entry() {
        assertThat(browser.get("/issues").texts(".nav-list .nav-words"))
                .containsExactly("Issues", "Alerts", "Settings");
    }

    @Test
    void another_project_is_one_click_away_and_the_page_stays_the_same() {
        var page = browser.get("/projects/document-api/alerts").is(200);

        assertThat(page.text(".switcher-button .nav-words")).isEqualTo("Document API");
        assertThat(page.document().select(".switcher a").eachAttr("href"))
                .containsExactly(
                        "/alerts",
                        "/projects/document-api/alerts",
                        "/projects/shop/alerts",
                        "/projects/mobile/alerts");
    }

    @Test
    void who_has_many_projects_searches_them_without_javascript() {
        neighbor.answers(
                PROJECTS,
                IntStream.range(0, 200)
                        .mapToObj(i -> Fixtures.project(i + 1, "project-" + i, "Project " + i, 1))
                        .toList());

        var page = browser.get("/issues");

        assertThat(page.texts(".switcher .menu-item")).hasSize(12).last().isEqualTo("190 more");
        assertThat(page.one(".switcher form").attr("method")).isEqualTo("get");
        assertThat(browser.get("/projects?query=JECT%2019").is(200).texts(".projects-card h2"))
                .contains("Project 19", "Project 199")
                .hasSize(11);
        assertThat(browser.get("/projects?query=project-42").is(303).location())
                .isEqualTo("/issues?project=project-42");
        assertThat(browser.get("/projects?query=%3Cb%3E").is(200).text(".empty"))
                .contains("No project of that name", "<b>");
    }

    @Test
    void the_settings_are_listed_with_what_they_are_for() {
        var page = browser.get("/settings?project=shop").is(200);

        assertThat(page.texts(".settings-item b"))
                .containsExactly(
                        "Projects",
                        "Setup",
                        "Project settings",
                        "Ownership",
                        "Keys",
                        "Destinations",
                        "Tokens",
                        "Members",
                        "Teams",
                        "Organization",
                        "Audit log",
                        "Single sign-on",
                        "Your account",
                        "Operations");
        assertThat(page.document().select(".settings-item").eachAttr("href"))
                .contains("/projects/shop/start", "/projects/shop/alerts#destinations");
    }

    @Test
    void operations_are_only_for_who_runs_the_installation() {
        neighbor.answers("GET /internal/sessions/current", Fixtures.ANA);

        assertThat(browser.get("/settings").text("body")).doesNotContain("Operations");
    }

    @Test
    void who_has_one_project_is_at_its_alerts_at_once() {
        neighbor.answers(PROJECTS, Fixtures.projects().subList(0, 1));

        assertThat(browser.get("/alerts").is(303).location())
                .isEqualTo("/projects/document-api/alerts");
    }

    @Test
    void a_page_of_many_projects_asks_which() {
        assertThat(
                        browser.get("/alerts")
                                .is(200)
                                .document()
                                .select(".settings-item")
                                .eachAttr("href"))
                .containsExactly(
                        "/projects/document-api/alerts",
                        "/projects/shop/alerts",
                        "/projects/mobile/alerts");
    }
}
