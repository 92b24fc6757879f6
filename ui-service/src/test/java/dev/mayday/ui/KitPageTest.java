package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// The page that shows what pages are made of.
@QuarkusTest
class KitPageTest extends PageTest {

    @Test
    void every_state_is_shown_in_both_themes_without_asking_anybody() {
        var page = browser.get("/ui/kit").is(200);

        assertThat(page.texts(".kit-specimen > h2"))
                .containsExactly("Light", "Dark", "320 px", "320 px, dark");
        assertThat(page.document().select(".kit-specimen[data-theme=dark] .chip[data-tone=danger]"))
                .isNotEmpty();
        assertThat(neighbor.asked()).isEmpty();
    }

    @Test
    void every_id_is_once_on_the_page() {
        var ids = browser.get("/ui/kit").document().select("[id]").eachAttr("id");

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void a_field_tells_its_error_to_who_only_hears_it() {
        var field = browser.get("/ui/kit").one("#light-url");

        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.attr("aria-describedby")).isEqualTo("light-url-words");
        assertThat(browser.get("/ui/kit").text("#light-url-words")).startsWith("url: only http");
    }
}
