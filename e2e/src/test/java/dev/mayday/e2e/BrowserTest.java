package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dashboard as a person meets it, in Chromium.
class BrowserTest {

    @TempDir Path directory;

    @Test
    void sign_in_read_the_stack_trace_resolve_and_see_it_come_back() throws Exception {
        try (var mayday = Standalone.start("browser", directory.resolve("data"), Map.of());
                var playwright = Chromium.driver();
                var browser = Chromium.launch(playwright)) {
            mayday.sender().send(EventSender.newId(), EventSender.keyError("classify", 1)).get();
            mayday.api().awaitIssue("KeyError");
            var page = browser.newPage();
            var complaints = complaints(page);

            Chromium.signIn(page, mayday);
            openIssue(page);
            readStackTrace(page);
            resolve(page);
            page.keyboard().press("u");
            PlaywrightAssertions.assertThat(
                            page.getByRole(AriaRole.BUTTON, named("Resolve")).first())
                    .isVisible();
            resolve(page);

            mayday.sender().send(EventSender.newId(), EventSender.keyError("classify", 2)).get();
            org.awaitility.Awaitility.await()
                    .until(
                            () ->
                                    mayday.api()
                                            .issues()
                                            .getFirst()
                                            .get("substatus")
                                            .asText()
                                            .equals("regressed"));
            page.reload();
            PlaywrightAssertions.assertThat(page.getByText("regressed").first()).isVisible();
            assertThat(complaints).as("console errors, CSP reports").isEmpty();
        }
    }

    private static void openIssue(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("KeyError"))
                .first()
                .click();
        PlaywrightAssertions.assertThat(page.locator("h1")).containsText("KeyError");
    }

    private static void resolve(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Resolve")).first().click();
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.BUTTON, named("Reopen")).first())
                .isVisible();
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS).first())
                .containsText("resolved. Undo");
    }

    private static void readStackTrace(Page page) {
        PlaywrightAssertions.assertThat(page.getByText("return CATEGORY_MAP[raw_label]").first())
                .isVisible();
        PlaywrightAssertions.assertThat(
                        page.getByText("raw_label", new Page.GetByTextOptions().setExact(true))
                                .first())
                .isVisible();
    }

    private static List<String> complaints(Page page) {
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) complaints.add(message.text());
                });
        page.onPageError(complaints::add);
        return complaints;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
