package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a person does on the page of an issue: jumps, unfolds, copies.
@QuarkusTest
class IssuePageInChromiumTest extends PageTest {

    private static final String SHOWN = "GET /internal/dashboard/issues/42/events/recommended";

    @Test
    void on_the_smallest_phone_the_ways_between_events_do_not_overlap_and_a_jump_closes_its_menu() {
        neighbor.answers(SHOWN, Fixtures.older(Fixtures.recorded("key-error")));
        open(
                320,
                page -> {
                    var ways = page.locator(".event-nav > *").all();
                    for (int i = 1; i < ways.size(); i++) {
                        var left = ways.get(i - 1).boundingBox();
                        assertThat(ways.get(i).boundingBox().x)
                                .isGreaterThanOrEqualTo(left.x + left.width);
                    }
                    assertThat(
                                    page.evaluate(
                                            "[...document.querySelectorAll('.event-nav > *')].filter(way => way.scrollWidth > way.clientWidth + 1).length"))
                            .isEqualTo(0);

                    page.locator(".dock-jump summary").click();
                    page.locator(".dock-jump a[href='#trail']").click();
                    assertThat(page.url()).endsWith("#trail");
                    assertThat(page.locator(".dock-jump .menu-body").isVisible()).isFalse();
                });
    }

    @Test
    void earlier_steps_that_are_all_left_out_are_not_offered() {
        neighbor.answers(SHOWN, Fixtures.event(Fixtures.json(steps())));
        open(
                1440,
                page -> {
                    var earlier = page.locator(".trail-earlier");
                    assertThat(earlier.isVisible()).isTrue();
                    page.locator(".trail-level input[value=info]").uncheck();
                    assertThat(earlier.isVisible()).isFalse();
                    page.locator(".trail-level input[value=info]").check();
                    page.locator(".trail-level input[value=debug]").uncheck();
                    assertThat(earlier.isVisible()).isTrue();
                });
    }

    /// Of level info those that start folded, of level debug the others.
    private static String steps() {
        return IntStream.range(0, 40)
                .mapToObj(
                        i ->
                                "{\"timestamp\": %d, \"level\": \"%s\", \"message\": \"m\"}"
                                        .formatted(i, i < 26 ? "info" : "debug"))
                .collect(Collectors.joining(",", "{\"breadcrumbs\": [", "]}"));
    }

    @Test
    void only_what_was_promised_is_copied_and_it_is_said() {
        open(
                1440,
                page -> {
                    page.locator("[data-copy]").first().click();
                    PlaywrightAssertions.assertThat(page.locator("[role=status] > .flash"))
                            .hasText("Copied");

                    page.locator(".stack-ways summary").click();
                    neighbor.refuses(
                            "GET /internal/dashboard/issues/42/events/" + Fixtures.EVENT,
                            503,
                            "Its database hangs.");
                    page.locator("[data-copy-page]").first().click();
                    page.waitForURL("**/trace?as=text");
                });
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
            page.navigate("http://localhost:" + RestAssured.port + "/issues/42");
            look.accept(page);
        }
    }
}
