package dev.mayday.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// The browser of this machine, driven without fetching another.
final class Chromium {

    private static final List<String> FLAGS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private Chromium() {}

    static Playwright driver() {
        return Playwright.create(
                new Playwright.CreateOptions()
                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /// Pages and contexts end with it. Not before: Chromium sometimes never answers when it shall
    /// give up a context, and the driver waits for ever.
    static Browser launch(Playwright driver) {
        return driver.chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(Clients.browser())
                                .setArgs(FLAGS));
    }

    static void signIn(Page page, Standalone mayday) {
        signIn(page, mayday.origin());
    }

    static void signIn(Page page, URI origin) {
        page.navigate(origin.toString());
        page.getByLabel("E-mail").fill(Deployment.ADMIN_EMAIL);
        page.getByLabel("Password").fill(Deployment.ADMIN_PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    }
}
