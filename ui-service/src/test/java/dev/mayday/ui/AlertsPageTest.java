package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.alerts.AlertsApi.TestResult;
import dev.mayday.contracts.issues.SessionsApi.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertsPageTest extends PageTest {

    private static final String PAGE = "/projects/document-api/alerts";
    private static final String ALERTS = "/internal/alerts/projects/1";

    @Test
    void rules_destinations_and_the_log_are_on_one_page() {
        var page = browser.get(PAGE).is(200);

        assertThat(page.texts(".alerts-rule b")).containsExactly("New issue", "Regression");
        assertThat(page.texts(".alerts-rule [aria-pressed=true]"))
                .containsExactly("Active", "Watch");
        assertThat(page.texts(".alerts-rule option[selected]"))
                .containsExactly("production", "any environment");
        assertThat(page.text("#destinations .panel-row b")).isEqualTo("#backend-alerts");
        assertThat(page.texts("#deliveries .chip")).containsExactly("retrying", "delivered");
        assertThat(page.texts("#deliveries li"))
                .first()
                .asString()
                .contains("429 in 81 ms: rate_limited");
    }

    @Test
    void issues_service_is_asked_first_and_alerts_service_gets_the_service_token() {
        browser.get(PAGE);

        assertThat(neighbor.asked().getFirst().line())
                .isEqualTo("GET /internal/dashboard/projects/document-api");
        assertThat(neighbor.asked())
                .filteredOn(asked -> asked.line().contains("/internal/alerts/"))
                .hasSize(4)
                .allMatch(asked -> asked.bearer().equals("Bearer test-service-token-0123456789"));
    }

    @Test
    void a_project_that_the_person_cannot_see_is_not_asked_for() {
        browser.get("/projects/secret/alerts").is(404);

        assertThat(neighbor.lines()).noneMatch(line -> line.contains("/internal/alerts/"));
    }

    @Test
    void a_rule_is_switched_with_its_environment() {
        neighbor.answers("PUT " + ALERTS + "/rules/1", Fixtures.rules().getFirst());

        var answer =
                browser.post(
                                PAGE + "/rules/1",
                                Map.of(
                                        "_method",
                                        "PUT",
                                        "mode",
                                        "watch",
                                        "environments",
                                        "staging"))
                        .is(303);

        assertThat(answer.location()).isEqualTo(PAGE);
        assertThat(neighbor.asked().getLast().body())
                .contains("\"mode\":\"watch\"", "\"environments\":[\"staging\"]", "issue.new");
    }

    @Test
    void a_destination_is_added_and_a_refused_address_is_explained() {
        var url = "https://hooks.slack.com/services/T/B/x";
        var form = Map.of("kind", "slack", "name", "#ops", "settings.url", url);
        neighbor.answers("POST " + ALERTS + "/destinations", Fixtures.destinations().getFirst());
        browser.post(PAGE + "/destinations", form).is(303);

        neighbor.refuses("POST " + ALERTS + "/destinations", 400, "url: this host is not allowed");
        var page = browser.post(PAGE + "/destinations", form).is(422);

        assertThat(page.text("#destinations [role=alert]"))
                .isEqualTo("url: this host is not allowed");
        assertThat(page.document().select("#destinations input[name=name]").val())
                .isEqualTo("#ops");
        assertThat(page.document().select("#destinations input[name=settings.url]").val())
                .isEqualTo(url);
    }

    @Test
    void a_destination_is_removed() {
        neighbor.answers("DELETE " + ALERTS + "/destinations/5", 204, "");

        browser.post(PAGE + "/destinations/5", Map.of("_method", "DELETE")).is(303);

        assertThat(neighbor.lines()).contains("DELETE " + ALERTS + "/destinations/5");
    }

    @Test
    void a_test_message_shows_what_the_receiver_answered() {
        neighbor.answers(
                "POST " + ALERTS + "/destinations/5/test",
                new TestResult(false, 404, "no_service"));

        var page = browser.post(PAGE + "/destinations/5/tests", Map.of()).is(200);

        assertThat(page.text(".problem")).isEqualTo("Not delivered: 404 no_service");
    }

    @Test
    void a_member_may_look_but_not_change() {
        neighbor.answers(
                "GET /internal/sessions/current",
                new Person(2, "ben@acme.example", "Ben Okafor", "acme", "member", false));

        var page = browser.get(PAGE).is(200);
        var refused = browser.post(PAGE + "/destinations/5", Map.of("_method", "DELETE")).is(403);

        assertThat(page.has("#destinations form")).isFalse();
        assertThat(page.document().select(".alerts-rule button:not([disabled])")).isEmpty();
        assertThat(refused.text(".card")).contains("needs role admin");
        assertThat(neighbor.lines()).noneMatch(line -> line.startsWith("DELETE"));
    }

    @Test
    void an_active_rule_without_anybody_to_tell_is_pointed_out() {
        neighbor.answers("GET " + ALERTS + "/destinations", List.of());

        assertThat(browser.get(PAGE).text(".panel .problem")).contains("nobody is told");
    }

    @Test
    void alerts_service_is_named_when_it_is_away() {
        neighbor.refuses("GET " + ALERTS + "/rules", 503, "starting");

        assertThat(browser.get(PAGE).is(503).text("h1")).isEqualTo("alerts-service is away");
    }

    @Test
    void a_wrong_service_token_never_looks_like_a_sign_in_problem() {
        neighbor.refuses("GET " + ALERTS + "/rules", 401, "who are you");

        assertThat(browser.get(PAGE).is(500).text("h1")).isEqualTo("Something broke on our side");
    }
}
