package dev.mayday.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An issue is found, read, resolved and taken back by whoever has no pointer, and by whoever has
/// no JavaScript.
class EveryHandTest {

    @TempDir Path directory;

    @Test
    void with_a_keyboard_alone_and_without_javascript() throws Exception {
        try (var mayday = Standalone.start("every-hand", directory.resolve("data"), Map.of());
                var driver = Chromium.driver();
                var chromium = Chromium.launch(driver)) {
            mayday.sender().send(EventSender.newId(), EventSender.keyError("classify", 1)).get();
            mayday.api().awaitIssue("KeyError");

            byKeys(chromium, mayday);
            withoutJavaScript(chromium, mayday);
        }
    }

    private static void byKeys(Browser chromium, Standalone mayday) {
        var page = chromium.newPage();
        var keys = page.keyboard();
        page.navigate(mayday.origin().toString());
        focus(page, page.getByLabel("E-mail"));
        keys.type(Deployment.ADMIN_EMAIL);
        keys.press("Tab");
        keys.type(Deployment.ADMIN_PASSWORD);
        keys.press("Enter");
        PlaywrightAssertions.assertThat(issue(page)).isVisible();

        keys.press("/");
        keys.type("error.type:KeyError");
        keys.press("Enter");
        page.waitForURL("**KeyError**");
        page.waitForFunction("() => !document.querySelector('.htmx-request')");
        focus(page, issue(page));
        keys.press("Enter");
        read(page);

        focus(page, button(page, "Resolve"));
        keys.press("Enter");
        PlaywrightAssertions.assertThat(button(page, "Reopen")).isVisible();
        keys.press("u");
        PlaywrightAssertions.assertThat(button(page, "Resolve")).isVisible();
    }

    private static void withoutJavaScript(Browser chromium, Standalone mayday) {
        var plain = new Browser.NewPageOptions().setJavaScriptEnabled(false);
        var page = chromium.newPage(plain);
        Chromium.signIn(page, mayday);

        page.getByRole(AriaRole.SEARCHBOX).fill("KeyError");
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        issue(page).click();
        read(page);

        button(page, "Resolve").click();
        PlaywrightAssertions.assertThat(button(page, "Reopen")).isVisible();
        button(page, "Undo").click();
        PlaywrightAssertions.assertThat(button(page, "Resolve")).isVisible();
    }

    /// By Tab, as far as it is: what the key never reaches is nobody's who has only keys.
    static void focus(Page page, Locator part) {
        for (var step = 0; step < 100; step++) {
            if ((Boolean) part.evaluate("part => part === document.activeElement")) return;
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no Tab leads to " + part);
    }

    private static void read(Page page) {
        PlaywrightAssertions.assertThat(page.locator("h1")).containsText("KeyError");
        PlaywrightAssertions.assertThat(page.getByText("return CATEGORY_MAP[raw_label]").first())
                .isVisible();
    }

    private static Locator issue(Page page) {
        return page.locator("[data-row]")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("KeyError"))
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
    }
}
