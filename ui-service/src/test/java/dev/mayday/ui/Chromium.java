package dev.mayday.ui;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The browser of this machine. Without one such tests are skipped, and fail when `CI=true`.
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

    private static final String AXE =
            """
            () => axe.run(document, {resultTypes: ['violations']}).then(found =>
              found.violations.flatMap(rule =>
                rule.nodes.map(node => rule.id + ' at ' + node.target.join(' ') + ': '
                  + node.failureSummary.replace(/\\s+/g, ' '))))""";

    /// What reaches beyond the right edge and is not inside something that scrolls by itself.
    private static final String OUTSIDE =
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] :
              [...document.body.querySelectorAll('*')]
                .filter(part => part.getBoundingClientRect().right > innerWidth + 1)
                .map(part => part.tagName + '.' + part.className).slice(0, 3)""";

    static Chromium start() {
        var program = PLACES.stream().filter(Files::exists).findFirst();
        if (program.isEmpty()) missing();
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        var options =
                new BrowserType.LaunchOptions()
                        .setExecutablePath(program.orElseThrow())
                        .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu"));
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    private static void missing() {
        if ("true".equals(System.getenv("CI"))) fail("Chromium is not installed, and CI needs it");
        abort("Chromium is not installed on this machine");
    }

    /// Ends with the browser. Not before: Chromium sometimes never answers when it shall give up
    /// one of its visitors, and the driver waits for ever.
    BrowserContext visitor(ColorScheme theme, int width) {
        return browser.newContext(
                new Browser.NewContextOptions().setColorScheme(theme).setViewportSize(width, 800));
    }

    static void picture(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /// What axe-core finds on the page.
    static List<String> axe(Page page) {
        try (var script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words(page.evaluate(AXE));
    }

    static List<String> outside(Page page) {
        return words(page.evaluate(OUTSIDE));
    }

    private static List<String> words(Object found) {
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
