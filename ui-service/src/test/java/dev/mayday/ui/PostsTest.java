package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.alerts.AlertsApi.Resent;
import dev.mayday.contracts.alerts.AlertsApi.TestResult;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every form that is accepted leads on to a page with a fresh GET, so that reloading it or going
/// back does nothing twice. The routes are found by looking.
@QuarkusTest
class PostsTest extends PageTest {

    /// What each route is sent, and what its neighbor answers when all goes well.
    private static final Map<String, Map<String, ?>> FORMS =
            Map.of(
                    "/issues/decisions", Map.of("issue", 42, "deed", "resolve"),
                    "/projects", Map.of("name", "Billing", "platform", "java"),
                    "/password/forgotten", Map.of("email", "a@b.example"),
                    "/projects/{slug}/alerts/destinations",
                            Map.of("kind", "slack", "name", "#x", "settings.url", "https://x/"),
                    "/settings/teams/{team}/projects", Map.of("project", "shop"),
                    "/sign-in", Map.of("email", "a@b.example", "password", "correct horse"));

    /// What only shows what would be: sent by POST because it belongs into no address.
    private static final Set<String> TRIES = Set.of("/settings/sign-on");

    @Test
    void every_accepted_form_leads_on_to_a_page() {
        everythingSucceeds();
        var elsewhere = new ArrayList<String>();
        var tried = new HashSet<String>();
        for (var route : Route.all()) {
            if (!route.method().equals("POST") || TRIES.contains(route.path())) continue;
            var form = FORMS.getOrDefault(route.path(), Map.of());

            var answer = browser.post(route.with("", ""), form);

            tried.add(route.path());
            if (answer.status() != 303 || !answer.location().startsWith("/")) {
                elsewhere.add(answer.status() + " " + route.path());
            }
        }

        assertThat(elsewhere).isEmpty();
        assertThat(tried).containsAll(FORMS.keySet()).hasSizeGreaterThan(12);
    }

    private void projectsSucceed() {
        var at = "/internal/projects/document-api";
        var settings = Projecting.settings("document-api", true);
        var key = Projecting.key("42", "Default", true);
        Owning.succeed(neighbor);
        neighbor.answers("PUT " + at + "/settings", settings)
                .answers("POST " + at + "/removal", Projecting.removed())
                .answers("POST /internal/projects/removed/42/restoration", settings)
                .answers("POST " + at + "/keys", key)
                .answers("PUT " + at + "/keys/42", key)
                .answers("DELETE " + at + "/keys/42", key)
                .answers("POST /internal/tokens", Projecting.made())
                .answers("DELETE /internal/tokens/42", Projecting.made().token());
    }

    private void everythingSucceeds() {
        Peopling.succeed(neighbor);
        projectsSucceed();
        OperationsPageTest.trouble(neighbor);
        AccountPageTest.ana(neighbor);
        AuditPageTest.much(neighbor);
        neighbor.answers(
                "POST /internal/sessions/break-glass",
                Map.of("token", "t", "person", Fixtures.ANA));
        var view = ViewsPageTest.VIEWS.getFirst();
        neighbor.answers("POST /internal/views", view)
                .answers("PUT /internal/views/42", view)
                .answers("POST /internal/views/42/removal", view);
        var dead = "/internal/operations/dead-envelopes";
        var changes = "/internal/alerts/dead-changes";
        for (var each : List.of(dead + "/x/42", changes + "/42")) {
            neighbor.answers("POST " + each + "/runs", Map.of("done", true, "reason", ""))
                    .answers("DELETE " + each, 204, "");
        }
        for (var all : List.of(dead, changes)) {
            neighbor.answers("POST " + all + "/runs", Map.of("done", 3, "failed", 0, "left", 0))
                    .answers("DELETE " + all, Map.of("deleted", 3));
        }
        neighbor.answers("DELETE /internal/operations/nodes/x", 204, "")
                .answers("POST /internal/sessions", Map.of("token", "t", "person", Fixtures.ANA))
                .answers("DELETE /internal/sessions/current", 204, "");
        var alerts = "/internal/alerts/projects/1";
        neighbor.answers("POST /internal/dashboard/decisions", Fixtures.decided(17L, 42))
                .answers("DELETE /internal/dashboard/decisions/42", Fixtures.decided(null, 42))
                .answers(
                        "POST /internal/dashboard/projects",
                        Fixtures.project(9, "billing", "Billing", 0))
                .answers("POST " + alerts + "/destinations", Fixtures.destinations().getFirst())
                .answers("DELETE " + alerts + "/destinations/42", 204, "")
                .answers(
                        "POST " + alerts + "/destinations/42/test", new TestResult(true, 200, "ok"))
                .answers("POST " + alerts + "/deliveries/42/resends", new Resent(43));
    }
}
