package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.alerts.AlertsApi.Resent;
import dev.mayday.contracts.alerts.AlertsApi.TestResult;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.issues.SessionsApi.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
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
        assertThat(page.texts(".alerts-rule label:has(input[checked])"))
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
    void issues_service_is_asked_first_and_alerts_service_hears_whose_page_it_is() {
        browser.get(PAGE);

        assertThat(neighbor.asked().getFirst().line())
                .isEqualTo("GET /internal/dashboard/projects/document-api");
        assertThat(neighbor.asked())
                .filteredOn(asked -> asked.line().contains("/internal/alerts/"))
                .hasSize(4)
                .allMatch(asked -> asked.bearer().equals("Bearer ana-session"));
    }

    @Test
    void a_project_that_the_person_cannot_see_is_not_asked_for() {
        browser.get("/projects/secret/alerts").is(404);

        assertThat(neighbor.lines()).noneMatch(line -> line.contains("/internal/alerts/"));
    }

    @Test
    void all_rules_are_one_form_and_only_what_was_changed_is_saved() {
        neighbor.answers("PUT " + ALERTS + "/rules/1", Fixtures.rules().getFirst());
        var form = form(browser.get(PAGE));
        form.put("environments-1", "staging");

        var answer = browser.post(PAGE + "/rules", form).is(303);

        assertThat(answer.location()).isEqualTo(PAGE);
        assertThat(neighbor.lines())
                .filteredOn(line -> line.startsWith("PUT"))
                .containsExactly("PUT " + ALERTS + "/rules/1");
        assertThat(neighbor.asked().getLast().body())
                .contains("\"mode\":\"active\"", "\"environments\":[\"staging\"]", "issue.new");
    }

    @Test
    void a_refused_rule_keeps_what_was_chosen_with_the_reason_beside_it() {
        neighbor.refuses("PUT " + ALERTS + "/rules/1", 400, "environments: at most 64 characters")
                .answers("PUT " + ALERTS + "/rules/2", Fixtures.rules().getLast());
        var form = form(browser.get(PAGE));
        form.put("environments-1", "x,y");
        form.put("mode-1", "watch");
        form.put("mode-2", "off");

        var page = browser.post(PAGE + "/rules", form).is(422);

        assertThat(page.text(".alerts-rule [role=alert]")).contains("at most 64 characters");
        assertThat(page.one("#environments-1 option[selected]").val()).isEqualTo("x,y");
        assertThat(page.one("input[name=mode-1][checked]").val()).isEqualTo("watch");
        assertThat(neighbor.lines()).contains("PUT " + ALERTS + "/rules/2");
    }

    /// What a browser would send of the rules as they stand.
    private static Map<String, String> form(Page page) {
        var form = new HashMap<String, String>();
        for (var input :
                page.document()
                        .select(
                                "#rules input[type=hidden], #rules input[checked], #rules select")) {
            var chosen = input.selectFirst("option[selected]");
            form.put(input.attr("name"), chosen == null ? input.val() : chosen.val());
        }
        return form;
    }

    @Test
    void a_destination_is_added_and_a_refused_address_is_explained_at_its_field() {
        var url = "https://hooks.slack.com/services/T/B/x";
        var form = Map.of("kind", "slack", "name", "#ops", "settings.url", url);
        neighbor.answers("POST " + ALERTS + "/destinations", Fixtures.destinations().getFirst());
        browser.post(PAGE + "/destinations", form).is(303);

        neighbor.refuses("POST " + ALERTS + "/destinations", 400, "url: this host is not allowed");
        var page = browser.post(PAGE + "/destinations", form).is(422);

        assertThat(page.texts("#destinations [role=alert]"))
                .containsExactly("this host is not allowed");
        assertThat(page.one("#destinations [aria-invalid]").attr("name")).isEqualTo("settings.url");
        assertThat(page.one("#destinations input[name=name]").val()).isEqualTo("#ops");
        assertThat(page.one("#destinations input[name=settings.url]").val()).isEqualTo(url);
    }

    @Test
    void a_refusal_that_names_no_field_is_said_once_and_everything_is_kept() {
        neighbor.refuses("POST " + ALERTS + "/destinations", 400, "a project has at most 10");
        var form = Map.of("kind", "slack", "name", "#ops", "settings.url", "https://x.example/");

        var page = browser.post(PAGE + "/destinations", form).is(422);

        assertThat(page.texts("#destinations [role=alert]"))
                .containsExactly("a project has at most 10");
        assertThat(page.one("#destinations input[name=name]").val()).isEqualTo("#ops");
    }

    @Test
    void a_destination_is_removed() {
        neighbor.answers("DELETE " + ALERTS + "/destinations/5", 204, "");

        browser.post(PAGE + "/destinations/5", Map.of("_method", "DELETE")).is(303);

        assertThat(neighbor.lines()).contains("DELETE " + ALERTS + "/destinations/5");
    }

    @Test
    void removing_asks_first_also_without_javascript() {
        var question = browser.get(PAGE).one("#destinations details:has(button)");

        assertThat(question.select("summary").text()).isEqualTo("Remove");
        assertThat(question.select("button").text()).isEqualTo("Remove it");
    }

    @Test
    void the_page_after_a_test_message_says_what_the_receiver_answered() {
        neighbor.answers(
                "POST " + ALERTS + "/destinations/5/test",
                new TestResult(false, 404, "<b>no_service"));

        var answer = browser.post(PAGE + "/destinations/5/tests", Map.of()).is(303);

        assertThat(said(answer)).isEqualTo("Test not delivered: 404 <b>no_service");
    }

    @Test
    void a_dead_delivery_can_be_sent_again() {
        neighbor.answers(
                        "GET " + ALERTS + "/deliveries",
                        List.of(
                                Fixtures.delivery(9, DeliveryState.DELIVERED, 7L, null),
                                Fixtures.delivery(8, DeliveryState.DEAD, null, null),
                                Fixtures.delivery(7, DeliveryState.DEAD, null, 9L)))
                .answers("POST " + ALERTS + "/deliveries/8/resends", new Resent(12));

        var page = browser.get(PAGE);
        var again = page.one("#deliveries form").attr("action");
        var answer = browser.post(again, Map.of()).is(303);

        assertThat(again).isEqualTo(PAGE + "/deliveries/8/resends");
        assertThat(page.texts("#deliveries .table-under"))
                .contains("7 sent again", "sent again as 9");
        assertThat(said(answer)).isEqualTo("Delivery 8 is sent again as 12");
    }

    @Test
    void why_a_delivery_cannot_be_sent_again_is_said() {
        neighbor.refuses("POST " + ALERTS + "/deliveries/8/resends", 400, "It was removed.");

        var answer = browser.post(PAGE + "/deliveries/8/resends", Map.of()).is(303);

        assertThat(said(answer)).isEqualTo("It was removed.");
    }

    private String said(Page answer) {
        var flash = answer.flash();
        var next = new Page(browser.request().cookie("mayday-flash", flash).get(PAGE));
        return next.text("#flash .flash span");
    }

    @Test
    void a_member_may_look_but_not_change() {
        neighbor.answers(
                "GET /internal/sessions/current",
                new Person(2, "ben@acme.example", "Ben Okafor", "acme", "member", false));

        var page = browser.get(PAGE).is(200);
        var refused = browser.post(PAGE + "/destinations/5", Map.of("_method", "DELETE")).is(403);

        assertThat(page.has("#destinations form")).isFalse();
        assertThat(page.document().select(".alerts-rule input[type=radio]:not([disabled])"))
                .isEmpty();
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

    @Test
    void who_asks_again_for_the_address_of_a_refused_form_finds_the_page() {
        for (var form : List.of("rules", "destinations")) {
            assertThat(browser.get("/projects/shop/alerts/" + form).is(303).location())
                    .isEqualTo("/projects/shop/alerts");
        }
    }
}
