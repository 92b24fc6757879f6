package dev.mayday.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/// A person at a browser who signs in and out through Keycloak.
///
/// @param user as Keycloak knows them
record ThroughKeycloak(Page page, URI mayday, String user) {

    /// In a browser that nobody has used.
    static ThroughKeycloak fresh(BrowserContext context, URI mayday, String user) {
        return new ThroughKeycloak(context.newPage(), mayday, user);
    }

    /// From the front door, and back to wherever the person wanted to go.
    ThroughKeycloak signIn() {
        page.navigate(mayday.resolve("/issues").toString());
        return onward();
    }

    /// From the sign-in page.
    ThroughKeycloak onward() {
        toTheProvider();
        identify();
        page.waitForURL(mayday + "/**");
        return this;
    }

    void toTheProvider() {
        var button = new Page.GetByRoleOptions().setName("Sign in with Keycloak");
        page.getByRole(AriaRole.LINK, button).click();
    }

    /// On Keycloak's page.
    void identify() {
        page.locator("#username").fill(user);
        page.locator("#password").fill(Keycloak.PASSWORD);
        page.locator("#kc-login").click();
    }

    void signOut() {
        page.locator(".nav-account summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
        page.waitForURL(mayday + "/sign-in");
    }

    /// Role and organization, as the account menu says.
    void assertIs(String role) {
        page.navigate(mayday.resolve("/issues").toString());
        PlaywrightAssertions.assertThat(page.locator(".nav-person")).containsText(role + " in ");
    }

    void assertIsIn() {
        page.navigate(mayday.resolve("/issues").toString());
        PlaywrightAssertions.assertThat(page.locator(".nav-account")).isVisible();
    }

    boolean isIn() {
        page.navigate(mayday.resolve("/issues").toString());
        return !page.url().contains("/sign-in");
    }
}
