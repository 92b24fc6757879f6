package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.KeyboardModifier;
import com.microsoft.playwright.options.LoadState;
import dev.mayday.contracts.bus.ActivitySummary;
import dev.mayday.contracts.bus.Channels;
import dev.mayday.contracts.issues.DashboardApi.EventPage;
import dev.mayday.contracts.issues.IssuePage.Found;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a person does with the open list: picks, by hand and by key, and looks on while it counts.
@QuarkusTest
class IssueListInChromiumTest extends PageTest {

    private static final String ISSUES = "GET /internal/dashboard/issues";

    @Inject
    @Channel(Channels.ISSUE_SIGNALS)
    @OnOverflow(OnOverflow.Strategy.DROP)
    Emitter<String> bus;

    @BeforeEach
    void fourIssues() {
        neighbor.answers(
                ISSUES,
                Fixtures.page(
                        AnIssue.titled("A", "a".repeat(400)).id(1),
                        AnIssue.titled("B", "b").id(2),
                        AnIssue.titled("C", "c").id(3).resolved(),
                        AnIssue.titled("D", "d").id(4)));
    }

    @Test
    void on_a_phone_rows_are_picked_and_nothing_moves() {
        for (int width : List.of(390, 320)) {
            open(
                    width,
                    page -> {
                        var before = page.locator("#issue-2").boundingBox();

                        page.locator("#issue-2 label").click();

                        assertThat(page.locator("#issue-2 input").isChecked()).isTrue();
                        assertThat(page.locator("#issue-2").boundingBox().y).isEqualTo(before.y);
                        assertThat(page.locator(".issues-bulk").isVisible()).isTrue();
                        assertThat(page.locator("#issue-1").boundingBox().height).isLessThan(72);
                        assertThat(page.locator("#issue-2 label").boundingBox().height)
                                .isGreaterThan(40);
                    });
        }
    }

    @Test
    void a_row_is_about_52_pixels_high_and_nothing_shifts_while_the_page_comes() {
        open(
                1440,
                page -> {
                    assertThat(page.locator("#issue-2").boundingBox().height).isBetween(48.0, 54.0);
                    page.waitForLoadState(LoadState.LOAD);
                    page.locator("#issue-1 label").click();
                    assertThat(page.evaluate("window.shifted")).isEqualTo(0);
                });
    }

    @Test
    void keys_pick_a_range_and_what_can_be_done_follows_the_state_of_the_rows() {
        open(
                1440,
                page -> {
                    page.locator("#issue-1 a").focus();
                    page.keyboard().press("x");
                    page.keyboard().press("j");
                    page.keyboard().press("Shift+X");
                    assertThat(page.locator(".issues-row input:checked").count()).isEqualTo(2);
                    assertThat(page.locator(".issues-reopen").isVisible()).isFalse();
                    page.keyboard().press("j");
                    page.keyboard().press("Shift+X");
                    assertThat(page.locator(".issues-row input:checked").count()).isEqualTo(3);
                    assertThat(page.locator(".issues-reopen").isVisible()).isTrue();
                    assertThat(page.locator(".issues-resolve").isVisible()).isTrue();
                    page.locator("[data-all]").check();
                    assertThat(page.locator(".issues-row input:checked").count()).isEqualTo(4);
                    page.locator("[data-all]").uncheck();

                    page.locator("#issue-3 a").focus();
                    page.waitForResponse("**/issues/decisions", () -> page.keyboard().press("r"));
                });

        assertThat(neighbor.asked())
                .filteredOn(asked -> asked.line().startsWith("POST /internal/dashboard/decisions"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains("reopen", "[3]"));
    }

    @Test
    void letters_typed_into_an_open_menu_decide_nothing() {
        open(
                1440,
                page -> {
                    page.locator("#issue-1 label").click();
                    page.locator("summary", with("Save view")).click();
                    PlaywrightAssertions.assertThat(page.locator("#view-name")).isFocused();
                    page.keyboard().type("array r");
                    assertThat(page.locator("#view-name").inputValue()).isEqualTo("array r");
                    page.locator("summary", with("Save view")).focus();
                    page.keyboard().type("raxgp");
                    assertThat(page.url()).endsWith("/issues?status=all");
                    assertThat(page.locator(".issues-row input:checked").count()).isOne();

                    page.keyboard().press("Escape");
                    page.locator("summary", with("Order")).click();
                    page.keyboard().type("ra");
                    page.keyboard().press("Escape");
                    page.locator("#issue-1 a").focus();
                    page.keyboard().press("x");
                    assertThat(page.locator(".issues-row input:checked").count()).isZero();
                });

        assertThat(neighbor.lines()).noneMatch(line -> line.startsWith("POST"));
    }

    @Test
    void a_click_with_shift_picks_all_since_the_last_one() {
        open(
                1440,
                page -> {
                    page.locator("#issue-1 input").click();
                    page.locator("#issue-3 input")
                            .click(
                                    new Locator.ClickOptions()
                                            .setModifiers(List.of(KeyboardModifier.SHIFT)));
                    assertThat(page.locator(".issues-row input:checked").count()).isEqualTo(3);
                    page.locator("#issue-2 input")
                            .click(
                                    new Locator.ClickOptions()
                                            .setModifiers(List.of(KeyboardModifier.SHIFT)));
                    assertThat(page.locator(".issues-row input:checked").count()).isOne();
                });
    }

    @Test
    void keys_that_pick_do_nothing_where_there_is_nothing_to_pick() {
        neighbor.answers(
                "GET /internal/dashboard/issues/42/events",
                new EventPage(List.of(IssueDetailPageTest.row("a1b2c3d4")), 1, null));
        open(
                1440,
                page -> {
                    var errors = new ArrayList<String>();
                    page.onPageError(errors::add);
                    page.navigate("http://localhost:" + RestAssured.port + "/issues/42/events");
                    page.locator("tbody a").focus();
                    page.keyboard().type("xXra");
                    assertThat(errors).isEmpty();
                });
    }

    @Test
    void where_nothing_may_be_kept_the_keys_act_all_the_same() {
        open(
                1440,
                page -> {
                    var errors = new ArrayList<String>();
                    page.onPageError(errors::add);
                    page.addInitScript(
                            "for (const store of ['localStorage', 'sessionStorage']) Object.defineProperty(window, store, {get() { throw new DOMException('no', 'SecurityError'); }});");
                    page.reload();
                    page.locator("#issue-1 a").focus();
                    page.keyboard().press("x");
                    assertThat(page.locator(".issues-row input:checked").count()).isOne();
                    page.keyboard().press("?");
                    page.locator("[data-keys]").uncheck();
                    assertThat(errors).isEmpty();
                });
    }

    @Test
    void when_the_last_row_has_gone_the_keys_go_on_from_the_page() {
        neighbor.answers(ISSUES, Fixtures.page(AnIssue.titled("A", "a").id(1)));
        open(
                1440,
                page -> {
                    page.locator("#issue-1 a").focus();
                    neighbor.answers(ISSUES, Fixtures.page());
                    page.keyboard().press("a");
                    PlaywrightAssertions.assertThat(page.locator(".empty")).isVisible();
                    PlaywrightAssertions.assertThat(page.locator("#main")).isFocused();
                });
    }

    @Test
    void single_keys_can_be_switched_off_and_stay_off() {
        open(
                1440,
                page -> {
                    page.keyboard().press("?");
                    page.locator("[data-keys]").uncheck();
                    page.keyboard().press("Escape");
                    page.reload();
                    page.locator("#issue-1 a").focus();
                    page.keyboard().press("x");

                    assertThat(page.locator(".issues-row input:checked").count()).isZero();
                    assertThat(page.locator(".search-key").isVisible()).isFalse();
                });
    }

    @Test
    void the_search_offers_keys_and_values_and_takes_one_by_key() {
        var asked = "GET /internal/dashboard/search/suggestions";
        neighbor.answers(asked, List.of("release", "region"))
                .answersOnly(asked, "key=region", 200, List.of("eu west", "us"));
        open(
                1440,
                page -> {
                    var search = page.locator("#search");
                    search.pressSequentially("is:new re");
                    page.locator(".search-word").first().waitFor();
                    assertThat(search.getAttribute("aria-expanded")).isEqualTo("true");
                    page.keyboard().press("Escape");
                    assertThat(page.locator("#search-words").isVisible()).isFalse();

                    search.pressSequentially("g");
                    page.locator(".search-word").first().waitFor();
                    page.keyboard().press("ArrowDown");
                    page.keyboard().press("ArrowDown");
                    assertThat(search.getAttribute("aria-activedescendant"))
                            .isEqualTo("search-word-1");
                    page.keyboard().press("Enter");
                    assertThat(search.inputValue()).isEqualTo("is:new region:");
                    page.locator(".search-word", with("eu west")).click();
                    assertThat(search.inputValue()).isEqualTo("is:new region:\"eu west\"");
                    assertThat(Chromium.axe(page)).isEmpty();
                });
    }

    @Test
    void an_id_that_was_typed_opens_its_event_with_enter() {
        neighbor.answersOnly(
                ISSUES,
                "query=01234567",
                200,
                Fixtures.page(AnIssue.titled("A", "a").id(1))
                        .opening(new Found(42, Fixtures.EVENT)));
        open(
                1440,
                page -> {
                    page.locator("#search").fill("01234567");
                    page.waitForResponse("**/issues?**", () -> {});
                    page.locator("#search").press("Enter");
                    page.waitForURL("**/issues/42/events/" + Fixtures.EVENT);
                });
    }

    @Test
    void a_word_that_is_half_typed_is_not_searched_until_it_is_left() {
        neighbor.answers("GET /internal/dashboard/search/suggestions", List.of("release"));
        open(
                1440,
                page -> {
                    page.locator("#search").pressSequentially("rel");
                    page.locator(".search-word").first().waitFor();
                    page.locator("#search").pressSequentially("e");
                    var left =
                            page.waitForResponse(
                                    "**/issues?**", () -> page.keyboard().press("Escape"));
                    assertThat(left.url()).contains("query=rele");
                    assertThat(page.locator("#search-words").isVisible()).isFalse();

                    page.locator("#search").pressSequentially("a");
                    page.locator(".search-word").first().waitFor();
                    page.waitForNavigation(() -> page.keyboard().press("Enter"));
                    assertThat(page.url()).endsWith("/issues?status=all&query=relea");
                });

        assertThat(neighbor.lines()).noneMatch(line -> line.matches(".*query=(r|re|rel)\\b.*"));
    }

    @Test
    void news_of_the_list_moves_no_row() {
        open(
                1440,
                page -> {
                    var before = page.locator("#issue-2").boundingBox().y;
                    page.evaluate(
                            "document.querySelector('.issues-live').innerHTML = '<a class=\"issues-news\" href=\"/issues\">1 new<span>Show</span></a>'");
                    assertThat(page.locator(".issues-news").isVisible()).isTrue();
                    assertThat(page.locator("#issue-2").boundingBox().y).isEqualTo(before);
                });
    }

    @Test
    void a_row_counts_on_in_its_place_and_keeps_its_tick_and_the_cursor() throws Exception {
        neighbor.answers(
                "GET /internal/dashboard/issue-rows",
                List.of(AnIssue.titled("D", "d").id(4).counting(77, 5).row()));
        var signal =
                NeighborServer.JSON.writeValueAsString(
                        new ActivitySummary(
                                List.of(),
                                List.of(new ActivitySummary.Figures(1, 4, 77, 5, Instant.now()))));
        open(
                1440,
                page -> {
                    page.waitForResponse("**/live/issues?**", () -> page.reload());
                    page.locator("#issue-4 a").focus();
                    page.keyboard().press("x");

                    while (!page.locator("#issue-4 .issues-num b").textContent().equals("77")) {
                        bus.send(signal).toCompletableFuture().join();
                        page.waitForCondition(
                                () ->
                                        neighbor.lines().stream()
                                                .anyMatch(line -> line.contains("issue-rows")));
                    }

                    assertThat(page.locator("#issue-4 input").isChecked()).isTrue();
                    PlaywrightAssertions.assertThat(page.locator("#issue-4 a")).isFocused();
                    assertThat(page.locator(".issues-row").last().getAttribute("id"))
                            .isEqualTo("issue-4");
                });
    }

    private static Page.LocatorOptions with(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static void open(int width, Consumer<Page> look) {
        try (var chromium = Chromium.start()) {
            var visitor = chromium.visitor(ColorScheme.LIGHT, width);
            visitor.addCookies(
                    List.of(
                            new Cookie("mayday", "ana-session")
                                    .setDomain("localhost")
                                    .setPath("/")));
            var page = visitor.newPage();
            page.setDefaultTimeout(60_000);
            page.addInitScript(
                    "window.shifted = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) window.shifted += one.value; }).observe({type: 'layout-shift', buffered: true});");
            page.navigate("http://localhost:" + RestAssured.port + "/issues?status=all");
            look.accept(page);
        }
    }
}
