package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// How a page is for everybody: in both themes, at a desk and on a telephone, axe-core finds
/// nothing and nothing stands outside the screen. The pictures lie in `target/looks`.
record Looks(Page page) {

    private static final String AXE =
            """
            () => axe.run(document, {resultTypes: ['violations']}).then(found =>
              found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ' at ' + node.target.join(' '))))\
            """;

    private static final String TOO_WIDE =
            "() => document.documentElement.scrollWidth > innerWidth";

    /// @param name of the pictures
    void assertFine(String name) throws IOException {
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            for (var width : List.of(320, 1440)) {
                page.setViewportSize(width, 900);
                var as = name + " " + theme + " " + width;
                assertThat(axe()).as(as).isEmpty();
                assertThat((Boolean) page.evaluate(TOO_WIDE)).as(as + " too wide").isFalse();
                var file = Path.of("target", "looks", as.replace(' ', '-') + ".png");
                page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
            }
        }
    }

    private List<?> axe() throws IOException {
        try (var script = Looks.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) page.evaluate(AXE);
    }
}
