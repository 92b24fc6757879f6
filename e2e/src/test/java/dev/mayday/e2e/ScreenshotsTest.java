package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of every page and state, with what real clients sent in it, for `docs/screenshots`:
/// `./mayday screenshots`. In CI they are taken too, beside the build, because a page that cannot
/// be taken a picture of cannot be shown to anybody.
class ScreenshotsTest {

    /// With a past of two weeks, which takes a while.
    private static final boolean FOR_THE_DOCS = Boolean.getBoolean("mayday.screenshots");

    private static final Path PICTURES =
            Path.of(FOR_THE_DOCS ? "../docs/screenshots" : "target/screenshots");

    private static final String PYTHON = "KeyError: 'SUMMER'";
    private static final String JAVA = "OrderException";
    private static final String BROWSER = "ReferenceError";
    private static final String NODE = "Cannot read properties";

    /// What somebody does before the picture.
    private static final Consumer<Page> NOTHING = page -> {};

    private record View(String path, Consumer<Page> act) {
        View(String path) {
            this(path, NOTHING);
        }
    }

    private record Look(String name, ColorScheme theme, int width, int height) {}

    private static final List<Look> LOOKS =
            List.of(
                    new Look("light", ColorScheme.LIGHT, 1440, 900),
                    new Look("dark", ColorScheme.DARK, 1440, 900),
                    new Look("phone-light", ColorScheme.LIGHT, 390, 844),
                    new Look("phone-dark", ColorScheme.DARK, 390, 844));

    @TempDir Path directory;

    @Test
    void every_page_can_be_shown() throws Exception {
        try (var mayday = Standalone.start("screenshots", directory.resolve("mayday"), Map.of());
                var driver = Chromium.driver();
                var chromium = Chromium.launch(driver)) {
            feed(mayday);
            if (FOR_THE_DOCS) spread(mayday);
            var views = views(mayday);
            for (var look : LOOKS) take(chromium, mayday, look, views);
        }
    }

    private static void feed(Standalone mayday) throws Exception {
        Clients.days(mayday.dsn(), FOR_THE_DOCS ? 600 : 60);
        for (var type : List.of("OrderException", "ReferenceError", "TypeError")) {
            var event = Examples.all().get(type);
            assertThat(mayday.sender().send(EventSender.newId(), event).get()).isEqualTo(200);
        }
        for (var title : List.of(PYTHON, JAVA, BROWSER, NODE)) mayday.api().awaitIssue(title);
        var person = new SignedIn(mayday.origin());
        person.post("/issues/views", "name=Checkout&query=query%3Dtransaction%253A*checkout*");
        person.post("/issues/views", "name=Payments&shared=on&query=query%3DTimeoutError");
    }

    /// Gives what came within a minute the times of two weeks.
    private void spread(Standalone mayday) throws Exception {
        var events =
                mayday.api().issues().stream().mapToLong(one -> one.get("count").asLong()).sum();
        mayday.child().terminate();
        var seed =
                Child.start(
                        "screenshots-seed",
                        Standalone.ROOT,
                        Map.of(),
                        List.of(
                                "./mayday",
                                "bench",
                                "seed",
                                "--data",
                                directory.toString(),
                                "--days",
                                "14",
                                "--issues",
                                "0",
                                "--events",
                                Long.toString(events)));
        assertThat(seed.process().waitFor()).as(seed.output()).isZero();
        mayday.restart();
    }

    private static Map<String, View> views(Standalone mayday) {
        var views = new LinkedHashMap<String, View>();
        views.put("issues", new View("/issues"));
        views.put(
                "issues-searched",
                new View("/issues?query=" + "organisation_id%3Aacme+level%3Aerror"));
        views.put("issues-refused", new View("/issues?query=is%3Aarchvied"));
        views.put("issues-none", new View("/issues?query=release%3Anowhere"));
        views.put("issues-picked", new View("/issues", ScreenshotsTest::pickTwo));
        views.put("keys", new View("/issues", page -> page.keyboard().press("?")));
        for (var issue : issues(mayday).entrySet())
            views.put(issue.getKey(), new View(issue.getValue()));
        var python = issues(mayday).get("issue-python");
        views.put("issue-users", new View(python + "#users"));
        views.put("issue-events", new View(python + "/events?query=organisation_id%3Aacme"));
        views.put("issue-raw", new View(python + "?form=raw"));
        views.put("views", new View("/issues/views"));
        views.put("projects", new View("/projects"));
        views.put("start", new View("/projects/" + project(mayday) + "/start"));
        views.put("alerts", new View("/projects/" + project(mayday) + "/alerts"));
        views.put("settings", new View("/settings"));
        views.put("operations", new View("/operations"));
        views.put("not-found", new View("/no/such/page"));
        return views;
    }

    /// The page of one issue for each language.
    private static Map<String, String> issues(Standalone mayday) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("issue-python", page(mayday, PYTHON));
        pages.put("issue-java", page(mayday, JAVA));
        pages.put("issue-browser", page(mayday, BROWSER));
        pages.put("issue-node", page(mayday, NODE));
        return pages;
    }

    private static String page(Standalone mayday, String title) {
        return "/issues/" + mayday.api().awaitIssue(title).get("id").asText();
    }

    private static String project(Standalone mayday) {
        return mayday.api().issues().getFirst().get("project").get("slug").asText();
    }

    private static void pickTwo(Page page) {
        var boxes = page.locator("[data-row] input[type=checkbox]");
        boxes.nth(0).check();
        boxes.nth(1).check();
    }

    private static void take(
            Browser chromium, Standalone mayday, Look look, Map<String, View> views) {
        var complaints = new ArrayList<String>();
        var page =
                chromium.newPage(
                        new Browser.NewPageOptions()
                                .setColorScheme(look.theme())
                                .setViewportSize(look.width(), look.height()));
        page.onPageError(complaints::add);
        page.navigate(mayday.origin() + "/sign-in");
        picture(page, "sign-in", look);
        Chromium.signIn(page, mayday);
        for (var view : views.entrySet()) {
            page.navigate(mayday.origin() + view.getValue().path());
            view.getValue().act().accept(page);
            picture(page, view.getKey(), look);
        }
        assertThat(complaints).as("errors of scripts").isEmpty();
    }

    private static void picture(Page page, String name, Look look) {
        var file = PICTURES.resolve(name + "-" + look.name() + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
