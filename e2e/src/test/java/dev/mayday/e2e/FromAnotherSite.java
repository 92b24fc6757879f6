package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A person who is signed in opens a page of somebody else, in a real browser: faults 28.
interface FromAnotherSite extends Attacked {

    @Test
    default void no_form_of_another_origin_changes_anything() throws Exception {
        try (var driver = Chromium.driver();
                var browser = Chromium.launch(driver);
                var evil = new ForeignSite()) {
            mayday().sender().send(EventSender.newId(), EventSender.keyError("forged", 1)).get();
            var issue = mayday().api().awaitIssue("KeyError").get("id").asText();
            var page = browser.newPage();
            Chromium.signIn(page, mayday().origin());
            for (var place : List.of(evil.elsewhere(""), evil.nextDoor(""))) {
                evil.posts("/resolve", at("/issues/decisions"), "issue", issue, "deed", "resolve");
                evil.posts("/out", at("/sign-out"));
                evil.posts("/project", at("/projects"), "name", "Evil", "platform", "java");

                for (var path : List.of("/resolve", "/out", "/project")) {
                    page.navigate(place + path);
                    page.waitForURL(mayday().origin() + "/**");
                    assertRefused(page);
                }
            }

            assertThat(mayday().api().issue(issue).get("status").asText()).isEqualTo("unresolved");
            assertThat(page.navigate(at("/projects").toString()).text()).doesNotContain("Evil");
            assertThat(page.url()).doesNotContain("/sign-in");
        }
    }

    /// Else the victim would work in the attacker's account.
    @Test
    default void nobody_is_signed_in_by_another_site() throws Exception {
        try (var driver = Chromium.driver();
                var browser = Chromium.launch(driver);
                var evil = new ForeignSite()) {
            var page = browser.newPage();
            var credentials =
                    new String[] {
                        "email", Deployment.ADMIN_EMAIL, "password", Deployment.ADMIN_PASSWORD
                    };
            evil.posts("/in", at("/sign-in"), credentials);

            for (var place : List.of(evil.elsewhere("/in"), evil.nextDoor("/in"))) {
                page.navigate(place.toString());
                page.waitForURL(mayday().origin() + "/**");

                assertRefused(page);
                assertThat(page.context().cookies(mayday().origin().toString()))
                        .noneMatch(cookie -> cookie.name.contains("mayday"));
            }
        }
    }

    @Test
    default void no_page_is_shown_in_a_frame_and_no_script_elsewhere_reads_one() throws Exception {
        try (var driver = Chromium.driver();
                var browser = Chromium.launch(driver);
                var evil = new ForeignSite()) {
            var page = browser.newPage();
            Chromium.signIn(page, mayday().origin());
            assertThat(framed(page, evil, evil.elsewhere("/x"))).as("what may be").isTrue();
            for (var target : List.of("/issues", "/sign-in", "/no/such/page")) {
                assertThat(framed(page, evil, at(target))).as("framed " + target).isFalse();
                for (var place : List.of(evil.elsewhere("/x"), evil.nextDoor("/x"))) {
                    page.navigate(place.toString());
                    assertThat(readable(page, at(target))).as("read " + target).isFalse();
                }
            }
        }
    }

    /// Whether a frame on the other site shows an address.
    private static boolean framed(Page page, ForeignSite evil, URI address) {
        evil.shows("/frame", "<iframe src='%s'></iframe>".formatted(address));
        for (var place : List.of(evil.elsewhere("/frame"), evil.nextDoor("/frame"))) {
            page.navigate(place.toString());
            page.waitForLoadState(LoadState.NETWORKIDLE);
            if (page.frames().getLast().url().equals(address.toString())) return true;
        }
        return false;
    }

    /// Whether a script on the page gets to read an address with the cookies of the person.
    private static boolean readable(Page page, URI address) {
        var script =
                "url => fetch(url, {credentials: 'include'}).then(a => a.text()).then(() => true,"
                        + " () => false)";
        return (Boolean) page.evaluate(script, address.toString());
    }

    @Test
    default void another_site_is_not_told_from_which_page_somebody_comes() throws Exception {
        try (var driver = Chromium.driver();
                var browser = Chromium.launch(driver);
                var evil = new ForeignSite()) {
            var page = browser.newPage();
            for (var path : List.of("/sign-in/a-one-time-secret", "/sign-in?next=%2Fissues")) {
                page.navigate(at(path).toString());
                page.evaluate("url => { location = url }", evil.elsewhere("/x").toString());
                page.waitForURL(evil.elsewhere("/x").toString());
            }

            assertThat(evil.referrers()).isNotEmpty().containsOnly("");
        }
    }

    private URI at(String path) {
        return mayday().origin().resolve(path);
    }

    private static void assertRefused(Page page) {
        var heading = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
        assertThat(heading.textContent()).isEqualTo("That came from another site");
    }
}
