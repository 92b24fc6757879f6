package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever opens an issue sees the line that crashed without scrolling.
class FirstScreenTest {

    private static final int SCREEN = 720;

    /// A screen and a half of a phone.
    private static final int PHONE = 844 * 3 / 2;

    /// Where the line that ran stands; where there is no source, the frame of ours that came first.
    private static final String CRASH =
            """
            () => (document.querySelector('#stack .frame.ours [data-current]')
                || document.querySelector('#stack .frame.ours')).getBoundingClientRect().bottom""";

    private static final String HEIGHT = "() => document.documentElement.scrollHeight";

    @TempDir Path directory;

    @Test
    void the_line_that_crashed_is_on_the_first_screen_whoever_sent_it() throws Exception {
        var events = Examples.all();
        try (var mayday = Standalone.start("first-screen", directory.resolve("data"), Map.of());
                var driver = Chromium.driver();
                var chromium = Chromium.launch(driver)) {
            for (var event : events.values()) {
                assertThat(mayday.sender().send(EventSender.newId(), event).get()).isEqualTo(200);
            }
            for (var type : events.keySet()) mayday.api().awaitIssue(type);

            for (var page :
                    List.of(page(chromium, mayday, 1280, 720), page(chromium, mayday, 390, 844))) {
                for (var issue : mayday.api().issues()) {
                    page.navigate(mayday.origin() + "/issues/" + issue.get("id").asText());
                    int seen = page.viewportSize().width == 390 ? PHONE : SCREEN;
                    assertThat(((Number) page.evaluate(CRASH)).intValue())
                            .as("%s at %d px", issue.get("title"), page.viewportSize().width)
                            .isLessThan(seen);
                    if (issue.get("title").asText().startsWith("RecursionError")) {
                        assertThat(((Number) page.evaluate(HEIGHT)).intValue()).isLessThan(4000);
                    }
                }
            }
        }
    }

    private static Page page(Browser chromium, Standalone mayday, int width, int height) {
        var page = chromium.newPage(new Browser.NewPageOptions().setViewportSize(width, height));
        Chromium.signIn(page, mayday);
        return page;
    }
}
