package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.ViewsApi.View;
import dev.mayday.contracts.issues.ViewsApi.Visibility;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ViewsPageTest extends PageTest {

    static final List<View> VIEWS =
            List.of(
                    new View(7, "Carts", "project=shop&query=cart", Visibility.ME, true),
                    new View(8, "Noise", "status=archived", Visibility.ORGANIZATION, false));

    @BeforeEach
    void twoViews() {
        neighbor.answers("GET /internal/views", VIEWS);
    }

    @Test
    void views_are_tabs_that_put_all_they_keep_into_the_address() {
        var page = browser.get("/issues");

        assertThat(page.link("Carts")).isEqualTo("/issues?project=shop&query=cart&view=7");
        assertThat(page.link("Noise")).isEqualTo("/issues?status=archived&view=8");
        assertThat(page.text(".issues-views [aria-current]")).isEqualTo("Unresolved");
        assertThat(page.one(".issues-bar input[name=query]").val()).isEmpty();
    }

    @Test
    void what_is_changed_in_an_open_view_is_a_draft_until_it_is_saved() {
        var open = browser.get("/issues?project=shop&query=cart&view=7");
        var draft = browser.get("/issues?project=shop&query=cart&sort=users&view=7");

        assertThat(open.text(".issues-views [aria-current]")).isEqualTo("Carts");
        assertThat(open.has(".issues-draft")).isFalse();
        assertThat(open.link("30 d")).endsWith("view=7");
        assertThat(draft.text(".issues-draft button")).isEqualTo("Save changes");
        assertThat(draft.one(".issues-draft").attr("action")).isEqualTo("/issues/views/7");
        assertThat(draft.one(".issues-draft input[name=query]").val())
                .isEqualTo("project=shop&sort=users&query=cart");
        assertThat(draft.link("Resolved")).doesNotContain("view=");
    }

    @Test
    void the_open_list_is_kept_as_a_normalised_query_and_opened() {
        neighbor.answers("POST /internal/views", VIEWS.getFirst());

        var answer =
                browser.post(
                        "/issues/views",
                        Map.of(
                                "name",
                                "Carts",
                                "query",
                                "query%3Dcart%26period%3D14d%26project%3Dshop%26cursor%3Dx%26view%3D3%26junk%3D1"));

        assertThat(answer.is(303).location()).isEqualTo("/issues?project=shop&query=cart&view=7");
        assertThat(neighbor.asked().getLast().body())
                .contains("\"project=shop&query=cart\"", "\"ME\"", "\"Carts\"");
    }

    @Test
    void what_cannot_be_kept_is_said_on_the_list() {
        neighbor.refuses("POST /internal/views", 400, "view: you have 50; remove one first");

        var answer = browser.post("/issues/views", Map.of("name", "x", "query", "query=cart"));

        assertThat(answer.is(303).location()).isEqualTo("/issues?query=cart");
        assertThat(next(answer, "/issues").text("#flash")).contains("you have 50");
    }

    @Test
    void a_view_is_renamed_moved_up_removed_and_brought_back() {
        neighbor.answers("PUT /internal/views/8", VIEWS.getLast())
                .answers("POST /internal/views/orders", VIEWS.reversed())
                .answers("POST /internal/views/8/removal", VIEWS.getLast())
                .answers("DELETE /internal/views/8/removal", VIEWS.getLast());

        var renamed = Map.of("name", "Noise", "query", "status=archived", "shared", "on");
        assertThat(browser.post("/issues/views/8", renamed).is(303).location())
                .isEqualTo("/issues/views");
        assertThat(neighbor.asked().getLast().body()).contains("ORGANIZATION", "status=archived");
        var moved = browser.post("/issues/views/8/place", Map.of("x", "y")).is(303);
        assertThat(neighbor.asked().getLast().body()).isEqualTo("[8,7]");
        assertThat(next(moved, "/issues/views").text("#flash")).isEqualTo("View “Noise” moved up.");
        neighbor.answers("POST /internal/views/orders", VIEWS);
        var stayed = browser.post("/issues/views/8/place", Map.of("x", "y")).is(303);
        assertThat(stayed.header("Set-Cookie")).isNull();
        var removed = browser.post("/issues/views/8/removal", Map.of("x", "y")).is(303);
        var page = next(removed, "/issues/views");
        assertThat(page.text("#flash .flash span")).isEqualTo("View “Noise” removed.");
        assertThat(page.one("#flash form").attr("action")).isEqualTo("/issues/views/8/removal");
        assertThat(page.texts(".panel-main b")).containsExactly("Carts", "Noise");
        browser.form("DELETE", "/issues/views/8/removal", "/issues/views").is(303);
        assertThat(neighbor.lines().getLast()).isEqualTo("DELETE /internal/views/8/removal");
    }

    @Test
    void what_a_view_keeps_is_told_in_words_and_changed_by_who_may() {
        neighbor.answers(
                "GET /internal/views",
                List.of(
                        VIEWS.getFirst(),
                        VIEWS.getLast(),
                        new View(
                                9,
                                "Acme",
                                "project=shop&status=resolved&period=30d&sort=users&query=organisation_id%3Aacme+x",
                                Visibility.ME,
                                true)));

        var page = browser.get("/issues/views");

        assertThat(page.texts(".panel-main p"))
                .containsExactly(
                        "cart, in shop",
                        "archived",
                        "organisation_id:acme x, in shop, resolved, 30 d, by users");
        assertThat(page.texts(".panel-row > form[action$=/removal]")).hasSize(2);
        assertThat(page.texts(".panel-row .menu-button")).hasSize(2);
        assertThat(page.has(".panel-row form[action^=/issues/views/8]")).isFalse();
        assertThat(page.has("form[action=/issues/views/9/place]")).isTrue();
        assertThat(browser.get("/issues?query=x&view=8").has(".issues-draft")).isFalse();
    }

    @Test
    void of_many_views_six_are_tabs_and_the_others_are_in_a_menu() {
        neighbor.answers(
                "GET /internal/views",
                LongStream.rangeClosed(1, 9)
                        .mapToObj(i -> new View(i, "View " + i, "query=v" + i, Visibility.ME, true))
                        .toList());

        var page = browser.get("/issues?query=v9&view=9");

        assertThat(page.texts("[aria-label=Saved views] a"))
                .containsExactly("View 1", "View 2", "View 3", "View 4", "View 5", "View 9");
        assertThat(page.text(".issues-views [aria-current]")).isEqualTo("View 9");
        assertThat(page.texts(".issues-bar > .menu:first-of-type a"))
                .containsExactly("View 6", "View 7", "View 8");
    }

    private Page next(Page answer, String path) {
        return new Page(browser.request().cookie("mayday-flash", answer.flash()).get(path));
    }
}
