package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TeamsPageTest extends PageTest {

    private static final String PAGE = "/settings/teams";

    @Test
    void teams_are_listed_with_the_bin_for_who_may_bring_back() {
        var page = browser.get(PAGE).is(200);

        assertThat(page.texts("#teams .panel-row b")).containsExactly("Payments", "Platform");
        assertThat(page.text("#teams")).contains("2 members · 1 project", "1 member · 2 projects");
        assertThat(page.document().select("#teams form").eachAttr("action"))
                .containsExactly(PAGE + "/platform/joins");
        assertThat(page.text("#bin")).contains("Old team", "left");

        neighbor.answers("GET /internal/teams", Peopling.teams(false));
        assertThat(browser.get(PAGE).document().select("#new, #bin")).isEmpty();
    }

    @Test
    void a_team_is_made_and_a_refused_name_is_kept_with_the_reason() {
        neighbor.answers("POST /internal/teams", Peopling.payments(false, true));
        assertThat(browser.post(PAGE, Map.of("name", "Payments")).is(303).location())
                .isEqualTo(PAGE + "/payments");

        neighbor.refuses("POST /internal/teams", 400, "slug: there is a team 'payments' already");
        var page = browser.post(PAGE, Map.of("name", "Payments")).is(422);
        assertThat(page.text("#slug-words")).contains("already");
        assertThat(page.one("#name").val()).isEqualTo("Payments");

        browser.post(PAGE, Map.of("name", "日本", "slug", "japan")).is(422);
        assertThat(neighbor.asked()).anyMatch(ask -> ask.body().contains("\"slug\":\"japan\""));
    }

    @Test
    void a_team_shows_who_is_in_it_and_which_projects_are_its() {
        var page = browser.get(PAGE + "/payments").is(200);

        assertThat(page.texts("#members .panel-row b"))
                .containsExactly("Ben Okafor", "guest43@acme.example");
        assertThat(page.text("#members")).contains("team admin", "invited");
        assertThat(page.texts("#projects .panel-row b")).containsExactly("Shop");
        assertThat(page.texts("#member option")).containsExactly("Ana Torres");
        assertThat(page.texts("#project option")).containsExactly("Document API");

        assertThat(page.text("#removal")).contains("It has 2 members and 1 project");

        neighbor.answers("GET /internal/teams/payments", Peopling.team(false));
        var bare = browser.get(PAGE + "/payments");
        assertThat(bare.document().select("main form").eachAttr("action"))
                .containsExactly(PAGE + "/payments/leaves");
    }

    @Test
    void members_and_projects_are_added_and_taken_out() {
        Peopling.succeed(neighbor);

        browser.post(PAGE + "/payments/members", Map.of("member", "42")).is(303);
        browser.post(PAGE + "/payments/members/42", Map.of("admin", "true")).is(303);
        browser.post(PAGE + "/payments/members/42/removals", Map.of()).is(303);
        browser.post(PAGE + "/payments/projects", Map.of("project", "shop")).is(303);
        browser.post(PAGE + "/payments/projects/shop/removals", Map.of()).is(303);

        assertThat(neighbor.lines())
                .containsExactly(
                        "PUT /internal/teams/payments/members/42",
                        "PUT /internal/teams/payments/members/42",
                        "DELETE /internal/teams/payments/members/42",
                        "PUT /internal/teams/payments/projects/shop",
                        "DELETE /internal/teams/payments/projects/shop");
        assertThat(neighbor.asked().get(1).body()).contains("\"admin\":true");
    }

    @Test
    void a_refused_slug_is_explained_at_its_field() {
        neighbor.refuses(
                "PUT /internal/teams/payments", 400, "slug: there is a team 'pay' already");

        var page = browser.post(PAGE + "/payments", Map.of("name", "Pay", "slug", "pay")).is(422);

        assertThat(page.text("#slug-words")).contains("already");
        assertThat(page.one("#name").val()).isEqualTo("Pay");
    }
}
