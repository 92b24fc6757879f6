package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.SessionsApi.Person;
import dev.mayday.contracts.people.OrganizationApi.Closed;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrganizationPageTest extends PageTest {

    private static final String PAGE = "/settings/organization";

    @Test
    void an_owner_changes_it_switches_and_founds_one_more() {
        Peopling.succeed(neighbor);
        var page = browser.get(PAGE).is(200);
        assertThat(page.one("#general #name").val()).isEqualTo("Acme");
        assertThat(page.one("#open").hasAttr("checked")).isTrue();
        assertThat(page.texts("#organizations b")).containsExactly("Acme", "Globex");
        assertThat(page.document().select("#organizations input[name=slug]").eachAttr("value"))
                .containsExactly("globex");

        browser.post(PAGE, Map.of("name", "Acme Ltd")).is(303);
        assertThat(neighbor.asked().getLast().body()).contains("\"openMembership\":false");
        assertThat(browser.post(PAGE + "/at-hand", Map.of("slug", "globex")).is(303).location())
                .isEqualTo("/issues");
        browser.post(PAGE + "/foundations", Map.of("name", "Globex")).is(303);
    }

    @Test
    void who_may_not_change_it_reads_what_holds() {
        neighbor.answers("GET /internal/organizations/at-hand/settings", Peopling.settings(false));

        var page = browser.get(PAGE).is(200);

        assertThat(page.text("#general")).contains("read all projects, and may join teams");
        assertThat(page.document().select("#general form, #new")).isEmpty();
        assertThat(page.link("Leave Acme…")).isEqualTo("/settings/members/1/removal");
    }

    @Test
    void a_refused_name_is_kept_with_the_reason_beside_it() {
        neighbor.refuses(
                        "PUT /internal/organizations/at-hand/settings",
                        400,
                        "name: 1 to 64 characters")
                .refuses(
                        "POST /internal/organizations",
                        400,
                        "slug: there is an organization 'x' already");

        var changed = browser.post(PAGE, Map.of("name", "x")).is(422);
        assertThat(changed.text("#name-words")).contains("1 to 64");
        assertThat(changed.one("#open").hasAttr("checked")).isFalse();
        var founded = browser.post(PAGE + "/foundations", Map.of("name", "N", "slug", "x")).is(422);
        assertThat(founded.text("#new-slug-words")).contains("already");
        assertThat(founded.one("#new-name").val()).isEqualTo("N");
    }

    @Test
    void the_switch_of_open_membership_says_before_from_whom_it_hides_what() {
        assertThat(browser.get(PAGE).text("#general .problem"))
                .contains(
                        "Turning it off hides projects from 4 of 5 members and viewers.",
                        "Of 35 projects 33 are in no team: only admins and owners see them");

        holds(false, new Closed(5, 2, 3, 1));
        assertThat(browser.get(PAGE).text("#general .problem"))
                .contains("Some projects are hidden from 2 of 5", "1 is in no team");

        holds(true, new Closed(5, 0, 3, 0));
        assertThat(browser.get(PAGE).document().select("#general .problem")).isEmpty();
    }

    private void holds(boolean open, Closed closed) {
        neighbor.answers(
                "GET /internal/organizations/at-hand/settings",
                Peopling.settings(open, closed, true));
    }

    @Test
    void who_follows_a_link_into_another_organization_of_theirs_is_offered_the_switch() {
        belongToTwo();
        neighbor.answers(
                "GET /internal/organizations/elsewhere", List.of(Peopling.homes().getLast()));

        var page = browser.get("/issues/7/events?query=x").is(404);

        assertThat(page.text("h1")).isEqualTo("This is in Globex");
        assertThat(page.text(".card")).contains("You are in Acme now", "Switch to Globex");
        assertThat(neighbor.lines()).contains("GET /internal/organizations/elsewhere?issue=7");
        neighbor.answers("PUT /internal/organizations/at-hand", Peopling.homes().getLast());
        var back = page.one(".card [name=back]").val();
        var form = Map.of("slug", page.one(".card [name=slug]").val(), "back", back);
        var turned = browser.post(page.one(".card form").attr("action"), form).is(303);
        assertThat(turned.location()).isEqualTo("/issues/7/events?query=x");
        var away = Map.of("slug", "globex", "back", "//evil.example");
        assertThat(browser.post(PAGE + "/at-hand", away).is(303).location()).isEqualTo("/");

        browser.get("/projects/shop2/start").is(404);
        assertThat(neighbor.lines())
                .contains("GET /internal/organizations/elsewhere?project=shop2");
    }

    @Test
    void a_link_that_leads_nowhere_is_nothing_in_any_organization() {
        browser.get("/issues/7").is(404);
        assertThat(neighbor.lines()).noneMatch(line -> line.contains("elsewhere"));

        belongToTwo();
        neighbor.answers("GET /internal/organizations/elsewhere", List.of());
        assertThat(browser.get("/issues/7").is(404).text("h1")).isEqualTo("There is nothing here");
        neighbor.refuses("GET /internal/organizations/elsewhere", 503, "Its database hangs.");
        assertThat(browser.get("/issues/7").is(404).text("h1")).isEqualTo("There is nothing here");
    }

    @Test
    void who_belongs_to_several_always_reads_in_which_one_they_are() {
        assertThat(browser.get("/issues").is(200).text(".switcher")).doesNotContain("Acme");

        belongToTwo();

        var page = browser.get("/issues").is(200);
        assertThat(page.text(".switcher-button")).contains("Organization: Acme");
        assertThat(page.text(".switcher")).contains("Switch organization");
    }

    private void belongToTwo() {
        neighbor.answers(
                "GET /internal/sessions/current",
                new Person(
                        1,
                        "ana@acme.example",
                        "Ana Torres",
                        "acme",
                        "owner",
                        "Acme",
                        false,
                        false,
                        true));
    }
}
