package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Single sign-on with a real Keycloak, in a real browser, the same however Mayday's services are
/// spread over processes. Each test begins and ends with the groups of the realm's file.
interface ByAProvider {

    Deployment mayday();

    Keycloak keycloak();

    @Test
    default void signing_in_and_out_happens_at_the_provider_too() throws Exception {
        int before = keycloak().admin().sessions("ana");
        people(
                "ana",
                ana -> {
                    ana.signIn().assertIs("admin");
                    assertThat(ana.page().url()).startsWith(mayday().origin().toString());

                    ana.signOut();
                    assertThat(ana.isIn()).isFalse();
                    ana.toTheProvider();

                    PlaywrightAssertions.assertThat(ana.page().locator("#password")).isVisible();
                });
        assertThat(keycloak().admin().sessions("ana")).isEqualTo(before);
    }

    @Test
    default void groups_give_roles_and_teams_and_without_one_nobody_is_let_in() throws Exception {
        people("ana", ana -> ana.signIn().assertIs("admin"));
        people("ben", ben -> ben.signIn().assertIs("member"));
        people(
                "cyn",
                cyn -> {
                    cyn.signIn();
                    PlaywrightAssertions.assertThat(cyn.page().locator("main"))
                            .containsText("groups");
                    for (var word : new String[] {"sre", "payments", "the platform team"}) {
                        PlaywrightAssertions.assertThat(cyn.page().locator("main"))
                                .containsText(word);
                    }
                    assertThat(cyn.isIn()).isFalse();
                });

        assertThat(new Members(mayday()).of("ana@example.com"))
                .isEqualTo(new Members.Place("admin", "platform"));
        assertThat(new Members(mayday()).of("ben@example.com"))
                .isEqualTo(new Members.Place("member", "payments-team"));
    }

    @Test
    default void a_change_at_the_provider_takes_effect_with_the_next_sign_in() throws Exception {
        people(
                "ben",
                ben -> {
                    try {
                        ben.signIn().assertIs("member");
                        keycloak().admin().groups("ben", "payments", "sre");
                        ben.assertIs("member");
                        ben.signOut();
                        ben.signIn().assertIs("admin");
                        ben.signOut();
                        keycloak().admin().groups("ben", "payments");
                        ben.signIn().assertIs("member");
                    } finally {
                        keycloak().admin().groups("ben", "payments");
                    }
                });
        assertThat(new Members(mayday()).of("ben@example.com"))
                .isEqualTo(new Members.Place("member", "payments-team"));
    }

    /// Asked again every minute here, whether somebody still may.
    @Test
    default void a_disabled_person_loses_access_within_the_time_of_a_check() throws Exception {
        people(
                "ben",
                ben -> {
                    ben.signIn().assertIsIn();
                    try {
                        keycloak().admin().enabled("ben", false);

                        Awaitility.await("ben is out")
                                .atMost(Duration.ofMinutes(3))
                                .pollInterval(Duration.ofSeconds(2))
                                .until(() -> !ben.isIn());
                        ben.toTheProvider();
                        ben.identify();

                        PlaywrightAssertions.assertThat(ben.page().getByText("disabled"))
                                .isVisible();
                    } finally {
                        keycloak().admin().enabled("ben", true);
                    }
                });
    }

    @Test
    default void the_provider_ends_a_session_at_once_and_signing_in_again_leads_back()
            throws Exception {
        people(
                "ana",
                ana -> {
                    ana.signIn();
                    var wanted = mayday().origin().resolve("/issues?query=is%3Aresolved&sort=new");
                    ana.page().navigate(wanted.toString());
                    PlaywrightAssertions.assertThat(ana.page().locator(".nav-account")).isVisible();

                    keycloak().admin().endSessions("ana");

                    Awaitility.await("the session has ended")
                            .atMost(Duration.ofSeconds(30))
                            .pollInterval(Duration.ofMillis(200))
                            .until(() -> isTurnedAway(ana.page(), wanted));
                    ana.onward();
                    assertThat(ana.page().url()).isEqualTo(wanted.toString());
                    PlaywrightAssertions.assertThat(ana.page().locator(".nav-account")).isVisible();
                });
    }

    /// Here the provider keeps it for a minute; Mayday notices at its check.
    @Test
    default void a_session_that_expired_leads_back_to_the_page_it_was_on() throws Exception {
        keycloak().admin().sessionsLast(Duration.ofMinutes(1));
        try {
            people(
                    "ana",
                    ana -> {
                        ana.signIn();
                        var wanted = mayday().origin().resolve("/projects");
                        ana.page().navigate(wanted.toString());

                        Awaitility.await("the session has expired")
                                .atMost(Duration.ofMinutes(6))
                                .pollInterval(Duration.ofSeconds(5))
                                .until(() -> isTurnedAway(ana.page(), wanted));
                        ana.onward();

                        assertThat(ana.page().url()).isEqualTo(wanted.toString());
                    });
        } finally {
            keycloak().admin().sessionsLast(Duration.ofHours(10));
        }
    }

    @Test
    default void a_token_of_the_provider_is_a_bearer_and_a_changed_or_foreign_one_is_not()
            throws Exception {
        people("ana", ThroughKeycloak::signIn);
        var token = keycloak().admin().token("ana", Keycloak.PASSWORD);
        int middle = token.length() / 2;
        var other = token.charAt(middle) == 'A' ? 'B' : 'A';
        var changed = token.substring(0, middle) + other + token.substring(middle + 1);

        assertThat(status(token)).isEqualTo(200);
        assertThat(status(changed)).isEqualTo(401);
        assertThat(status(keycloak().admin().ownToken())).isEqualTo(401);
    }

    /// Else a victim would work in the attacker's account, or come back to the attacker's site.
    @Test
    default void nobody_is_brought_in_by_a_code_of_somebody_else() throws Exception {
        var origin = mayday().origin();
        var back = "/sign-in/with/sso/back?code=stolen&state=made-up";
        var answer = RawHttp.ask(origin, "GET", back, "", "Cookie: q_auth_sso_made-up=x");
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.header("Set-Cookie")).noneMatch(line -> line.startsWith("mayday="));

        for (var host : new String[] {"Host: evil.example", "X-Forwarded-Host: evil.example"}) {
            var leave = RawHttp.ask(origin, "GET", "/sign-in/with/sso?next=//evil", "", host);
            assertThat(leave.lines().toString()).doesNotContain("evil.example");
        }
        var leave = RawHttp.ask(origin, "GET", "/sign-in/with/sso", "");
        assertThat(leave.header("Location").getFirst())
                .startsWith(keycloak().issuer().toString())
                .contains("code_challenge_method=S256")
                .doesNotContain(Keycloak.CLIENT_SECRET);
    }

    private int status(String token) {
        return new WebApi(mayday().origin(), token).status("/organizations/");
    }

    private static boolean isTurnedAway(Page page, URI wanted) {
        page.navigate(wanted.toString());
        return page.url().contains("/sign-in?next=")
                && page.getByRole(AriaRole.HEADING).first().isVisible();
    }

    interface Deed {
        void by(ThroughKeycloak person) throws Exception;
    }

    /// In a browser of their own, without cookies of anybody.
    private void people(String user, Deed deed) throws Exception {
        try (var driver = Chromium.driver();
                var chromium = Chromium.launch(driver)) {
            deed.by(ThroughKeycloak.fresh(chromium.newContext(), mayday().origin(), user));
        }
    }
}
