package dev.mayday.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A colleague comes and goes: Ana signs in through Keycloak and invites Cyn into a team; Cyn sees
/// the team's issues and makes a token; Ana removes her. With a keyboard alone, and fine to look at
/// in both themes, at a desk and on a telephone.
class ColleagueTest {

    @TempDir Path directory;

    @Test
    void a_colleague_is_invited_works_makes_a_token_and_is_removed() throws Exception {
        var keycloak = Keycloak.in(directory.resolve("keycloak"));
        try (keycloak;
                var mayday =
                        Standalone.start(
                                "colleague",
                                directory.resolve("data"),
                                keycloak.environment("mayday"));
                var driver = Chromium.driver();
                var chromium = Chromium.launch(driver)) {
            keycloak.start(mayday.origin());
            mayday.sender().send(EventSender.newId(), EventSender.keyError("classify", 1)).get();
            mayday.api().awaitIssue("KeyError");
            var ana = comes(chromium, mayday, "ana");
            var cyn = comes(chromium, mayday, "cyn");

            var link = invite(ana.signIn());
            accept(cyn, link);
            var token = worksAndMakesAToken(cyn);
            Assertions.assertThat(status(mayday, token)).isEqualTo(200);
            remove(ana);

            Awaitility.await("neither page nor token is good any more")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !cyn.isIn() && status(mayday, token) == 401);
        }
    }

    private static ThroughKeycloak comes(Browser chromium, Deployment mayday, String who) {
        return ThroughKeycloak.fresh(chromium.newContext(), mayday.origin(), who);
    }

    private static String invite(ThroughKeycloak ana) throws Exception {
        var page = ana.page();
        go(ana, "/settings/members");
        new Looks(page).assertFine("members");
        type(page, page.getByLabel("E-mail"), "cyn@example.com");
        press(page, page.getByLabel("platform"), "Space");
        press(page, button(page, "Invite"), "Enter");

        var link = page.locator("#link");
        assertThat(link).isVisible();
        new Looks(page).assertFine("invited");
        return link.textContent();
    }

    private static void accept(ThroughKeycloak cyn, String link) throws Exception {
        var page = cyn.page();
        Assertions.assertThat(link).startsWith(cyn.mayday() + "/invitations/");
        page.navigate(link);
        new Looks(page).assertFine("invitation");
        press(page, page.getByRole(AriaRole.LINK).filter(having("account|[Ss]ign in")), "Enter");
        cyn.onward();
        if (button(page, "Accept").count() > 0) press(page, button(page, "Accept"), "Enter");
        cyn.assertIsIn();
    }

    private static String worksAndMakesAToken(ThroughKeycloak cyn) throws Exception {
        var page = cyn.page();
        cyn.assertIs("member");
        assertThat(page.getByRole(AriaRole.LINK, named("KeyError")).first()).isVisible();
        new Looks(page).assertFine("issues");
        go(cyn, "/settings/tokens");
        new Looks(page).assertFine("tokens");
        type(page, page.getByLabel("Name"), "my script");
        press(page, page.locator("input[name=scopes][value='org:read']"), "Space");
        press(page, button(page, "Make token"), "Enter");

        assertThat(page.locator("#secret")).isVisible();
        new Looks(page).assertFine("token");
        return page.locator("#secret").textContent();
    }

    private static void remove(ThroughKeycloak ana) throws Exception {
        var page = ana.page();
        go(ana, "/settings/members");
        press(page, page.getByRole(AriaRole.LINK, named("Remove… Cyn")), "Enter");
        assertThat(page.locator("h1")).containsText("Cyn");
        new Looks(page).assertFine("removal");
        press(page, page.locator("main form button[data-tone=danger]"), "Enter");

        assertThat(page.locator("#members")).not().containsText("Cyn");
    }

    private static int status(Deployment mayday, String token) {
        return new WebApi(mayday.origin(), token).status("/organizations/");
    }

    private static void go(ThroughKeycloak who, String path) {
        who.page().navigate(who.mayday().resolve(path).toString());
    }

    private static void type(Page page, Locator field, String text) {
        EveryHandTest.focus(page, field.first());
        page.keyboard().type(text);
    }

    private static void press(Page page, Locator part, String key) {
        EveryHandTest.focus(page, part.first());
        page.keyboard().press(key);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions having(String words) {
        return new Locator.FilterOptions().setHasText(java.util.regex.Pattern.compile(words));
    }
}
