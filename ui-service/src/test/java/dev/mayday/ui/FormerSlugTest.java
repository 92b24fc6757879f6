package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An address with the slug that a project had.
@QuarkusTest
class FormerSlugTest extends PageTest {

    private static final Map<String, String> MOVED =
            Map.of("detail", "It has another slug now: store", "slug", "store");

    @ParameterizedTest
    @CsvSource({
        "/projects/old/settings, /projects/store/settings",
        "/projects/old/keys?x=1, /projects/store/keys?x=1",
        "/projects/old/start?platform=java, /projects/store/start?platform=java",
        "/projects/old/alerts, /projects/store/alerts",
        "/issues?project=old&query=is%3Aresolved, /issues?project=store&query=is%3Aresolved"
    })
    void a_page_leads_to_the_same_page_of_the_slug_that_it_has_now(String asked, String now) {
        everythingOf("old", 404, MOVED);

        assertThat(browser.get(asked).is(307).location()).isEqualTo(now);
    }

    @Test
    void the_home_of_a_project_leads_there_in_two_steps() {
        everythingOf("old", 404, MOVED);

        var list = browser.get("/projects/old").is(303).location();

        assertThat(browser.get(list).is(307).location()).isEqualTo("/issues?project=store");
    }

    @Test
    void a_change_ends_where_it_was_sent() {
        neighbor.answers("PUT /internal/projects/old/settings", 404, MOVED)
                .answers("GET /internal/projects/old/settings", 404, MOVED);

        browser.post("/projects/old/settings", Map.of("name", "x")).is(404);
    }

    @ParameterizedTest
    @CsvSource({"''", "//evil.example", "a b", "old"})
    void what_is_no_other_slug_leads_nowhere(String slug) {
        everythingOf("old", 404, Map.of("detail", "x", "slug", slug));

        browser.get("/projects/old/settings").is(404);
    }

    private void everythingOf(String slug, int status, Object body) {
        neighbor.answers("GET /internal/projects/" + slug + "/settings", status, body)
                .answers("GET /internal/dashboard/projects/" + slug, status, body)
                .answersOnly("GET /internal/dashboard/issues", "project=" + slug, status, body);
    }
}
