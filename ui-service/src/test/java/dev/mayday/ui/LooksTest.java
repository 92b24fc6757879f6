package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.mayday.contracts.issues.SessionsApi.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every page as Chromium draws it, in both themes, on a desk and on two phones: nobody is kept out
/// (axe-core finds nothing), and nothing stands outside the screen. The pictures lie in
/// `target/looks`: look at them.
@QuarkusTest
class LooksTest extends PageTest {

    private static final List<Integer> WIDTHS = List.of(1440, 390, 320);
    private static final Path PICTURES = Path.of("target", "looks");

    /// By the name of the picture.
    private static final Map<String, String> PAGES =
            Map.ofEntries(
                    Map.entry("kit", "/ui/kit"),
                    Map.entry("issues", "/issues"),
                    Map.entry("issues-filtered", "/issues?project=shop&query=cart&cursor=x"),
                    Map.entry("issues-refused", "/issues?query=refused"),
                    Map.entry("issues-none", "/issues?query=nothing"),
                    Map.entry("views", "/issues/views"),
                    Map.entry("issue", "/issues/42"),
                    Map.entry("issue-filtered", "/issues/42?query=plan%3Afree"),
                    Map.entry("issue-raw", "/issues/42?form=raw"),
                    Map.entry("events", "/issues/42/events"),
                    Map.entry("projects", "/projects"),
                    Map.entry("projects-none", "/projects?query=none"),
                    Map.entry("project", "/projects/document-api/settings"),
                    Map.entry("keys", "/projects/document-api/keys"),
                    Map.entry("ownership", "/projects/document-api/ownership"),
                    Map.entry(
                            "ownership-tester",
                            "/projects/document-api/ownership/tester?what=SHOP-1"),
                    Map.entry(
                            "ownership-open-issues",
                            "/projects/document-api/ownership/open-issues"),
                    Map.entry("ownership-coverage", "/projects/document-api/ownership/coverage"),
                    Map.entry("assignment", "/issues/assignment?issue=42&back=/issues/42"),
                    Map.entry("tokens", "/settings/tokens"),
                    Map.entry("start", "/projects/document-api/start"),
                    Map.entry("start-waiting", "/projects/mobile/start?platform=java"),
                    Map.entry("alerts", "/projects/document-api/alerts"),
                    Map.entry("alerts-choice", "/alerts"),
                    Map.entry("settings", "/settings?project=document-api"),
                    Map.entry("members", "/settings/members"),
                    Map.entry("member-removal", "/settings/members/42/removal"),
                    Map.entry("teams", "/settings/teams"),
                    Map.entry("team", "/settings/teams/payments"),
                    Map.entry("organization", "/settings/organization"),
                    Map.entry("invitation-accept", "/invitations/0123456789abcdef"),
                    Map.entry("sign-on", "/settings/sign-on"),
                    Map.entry("operations", "/operations"),
                    Map.entry("account", "/settings/account"),
                    Map.entry("audit", "/settings/audit"),
                    Map.entry("nothing-here", "/no/such/page"),
                    Map.entry("elsewhere", "/issues/999"),
                    Map.entry("away", "/issues/7"));

    private static final Map<String, String> STRANGERS =
            Map.of(
                    "sign-in", "/sign-in",
                    "password-forgotten", "/password/forgotten",
                    "password-sent", "/password/forgotten?sent=1",
                    "password-choose", "/password/abc",
                    "password-chosen", "/password/chosen",
                    "break-glass", "/break-glass",
                    "invitation", "/invitations/0123456789abcdef");

    @BeforeEach
    void muchGoesOn() {
        neighbor.answers("GET /internal/dashboard/issues/42/events", Demo.events())
                .answers(
                        "GET /internal/sessions/current",
                        new Person(
                                1,
                                "ana@acme.example",
                                "Ana Torres",
                                "acme",
                                "owner",
                                "Acme",
                                true,
                                false,
                                true))
                .answers(
                        "GET /internal/organizations/elsewhere",
                        List.of(Peopling.homes().getLast()))
                .answers("GET /internal/views", ViewsPageTest.VIEWS)
                .answers("GET /internal/sign-on/mappings", MappingPageTest.MAPPINGS)
                .answers("GET /internal/dashboard/issues", Demo.issues())
                .answersOnly(
                        "GET /internal/dashboard/issues", "query=nothing", 200, Fixtures.page())
                .answersOnly(
                        "GET /internal/dashboard/issues",
                        "query=refused",
                        400,
                        Map.of(
                                "detail",
                                "column 1: nobody knows “refused”; did you mean “release”?"))
                .answersOnly(
                        "GET /internal/affected/42",
                        "query=plan",
                        200,
                        Affecting.matching(12, 1_000, false))
                .refuses("GET /internal/dashboard/issues/7", 503, "Its database hangs.");
        OperationsPageTest.trouble(neighbor);
        AccountPageTest.ana(neighbor);
        AuditPageTest.much(neighbor);
    }

    @Test
    void no_page_keeps_anybody_out_or_overflows() throws IOException {
        var faults = new ArrayList<String>();
        try (var chromium = Chromium.start()) {
            for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : WIDTHS) {
                    var visitor = chromium.visitor(theme, width);
                    visitor.addCookies(List.of(session()));
                    look(visitor, PAGES, theme, width, faults);
                    look(chromium.visitor(theme, width), STRANGERS, theme, width, faults);
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    private static void look(
            BrowserContext visitor,
            Map<String, String> pages,
            ColorScheme theme,
            int width,
            List<String> faults)
            throws IOException {
        var page = visitor.newPage();
        for (var name : pages.keySet().stream().sorted().toList()) {
            page.navigate("http://localhost:" + RestAssured.port + pages.get(name));
            var where = name + " " + theme.name().toLowerCase() + " " + width;
            Chromium.picture(page, PICTURES.resolve(where.replace(' ', '-') + ".png"));
            for (var fault : Chromium.axe(page)) faults.add(where + ": " + fault);
            for (var wide : Chromium.outside(page)) faults.add(where + ": outside " + wide);
        }
    }

    private static Cookie session() {
        return new Cookie("mayday", "ana-session").setDomain("localhost").setPath("/");
    }

    /// On a phone on the first screen and a half; `FirstScreenTest` does the same with real events.
    @Test
    void the_line_that_crashed_is_on_the_first_screen() {
        var crash =
                "document.querySelector('#stack .frame.ours [data-current]')"
                        + ".getBoundingClientRect().bottom";
        try (var chromium = Chromium.start()) {
            for (var screen : Map.of(1280, 720, 390, 844 * 3 / 2).entrySet()) {
                var visitor = chromium.visitor(ColorScheme.LIGHT, screen.getKey());
                visitor.addCookies(List.of(session()));
                var page = visitor.newPage();
                page.navigate("http://localhost:" + RestAssured.port + "/issues/42");

                assertThat(((Number) page.evaluate(crash)).intValue())
                        .as("%d px", screen.getKey())
                        .isLessThan(screen.getValue());
            }
        }
    }

    @Test
    void menus_open_by_key_and_close_with_escape() {
        try (var chromium = Chromium.start()) {
            var visitor = chromium.visitor(ColorScheme.LIGHT, 1440);
            visitor.addCookies(List.of(session()));
            var page = visitor.newPage();
            page.navigate("http://localhost:" + RestAssured.port + "/issues");
            var menu = page.locator(".issues-bar .menu").last();

            menu.locator("summary").focus();
            page.keyboard().press("Enter");
            assertThat(menu.getAttribute("open")).isNotNull();
            page.keyboard().press("Tab");
            page.keyboard().press("Escape");

            assertThat(menu.getAttribute("open")).isNull();
            assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
        }
    }
}
