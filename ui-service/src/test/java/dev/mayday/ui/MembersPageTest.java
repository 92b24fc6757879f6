package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.people.InvitationsApi.Invited;
import dev.mayday.ui.web.ByName;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MembersPageTest extends PageTest {

    private static final String PAGE = "/settings/members";

    @Test
    void members_and_invited_are_listed_with_role_teams_and_last_sign_in() {
        var page = browser.get(PAGE).is(200);

        assertThat(page.texts("#members .panel-row b")).containsExactly("Ana Torres", "Ben Okafor");
        assertThat(page.text("#member-1")).contains("you", "signed in 3 min ago", "Leave…");
        assertThat(page.text("#member-42"))
                .contains("single sign-on", "never signed in", "Payments (team admin), Platform");
        assertThat(page.one("#role-42 option[selected]").val()).isEqualTo("member");
        assertThat(page.texts("#invited .panel-row b"))
                .containsExactly("guest43@acme.example", "guest44@acme.example");
        assertThat(page.text("#member-43")).contains("invited by Ana Torres", "the link works for");
        assertThat(page.text("#member-44")).contains("expired");
    }

    @Test
    void who_may_change_nothing_sees_no_control() {
        neighbor.answers("GET /internal/members", Peopling.members(List.of()));

        var page = browser.get(PAGE).is(200);

        assertThat(page.texts("#members .panel-row b")).hasSize(2);
        assertThat(page.document().select("main form[method=post], main select")).isEmpty();
        assertThat(page.document().select("main a[href$=/removal]").eachAttr("href"))
                .containsExactly("/settings/members/1/removal");
        assertThat(neighbor.lines()).doesNotContain("GET /internal/teams");
    }

    @Test
    void somebody_is_invited_and_the_link_is_shown_once_where_no_mail_goes() {
        var link = "https://mayday.example/invitations/s3cr3t";
        neighbor.answers(
                "POST /internal/invitations",
                new Invited(45, "eva@acme.example", Instant.now(), link));

        var answer =
                browser.post(
                                PAGE,
                                Map.of(
                                        "email",
                                        "eva@acme.example",
                                        "role",
                                        "admin",
                                        "teams",
                                        List.of("payments", "platform")))
                        .is(303);

        assertThat(answer.location()).isEqualTo(PAGE).doesNotContain("s3cr3t");
        assertThat(neighbor.asked().getLast().body())
                .contains("\"role\":\"admin\"", "\"teams\":[\"payments\",\"platform\"]");
        assertThat(answer.setCookie("mayday-once"))
                .contains("Path=" + PAGE, "HttpOnly", "SameSite=Strict");
        var shown =
                new Page(
                        browser.request()
                                .cookie("mayday-once", answer.cookieValue("mayday-once"))
                                .get(PAGE));
        assertThat(shown.text("#link")).isEqualTo(link);
        assertThat(browser.get(PAGE).has("#link")).isFalse();
    }

    @Test
    void a_refused_address_is_explained_at_its_field_and_nothing_typed_is_lost() {
        neighbor.refuses("POST /internal/invitations", 400, "email: they are a member already");

        var page =
                browser.post(
                                PAGE,
                                Map.of(
                                        "email",
                                        "ben@acme.example",
                                        "role",
                                        "owner",
                                        "teams",
                                        "platform"))
                        .is(422);

        assertThat(page.text("#email-words")).isEqualTo("they are a member already");
        assertThat(page.one("#email").val()).isEqualTo("ben@acme.example");
        assertThat(page.one("#role option[selected]").val()).isEqualTo("owner");
        assertThat(page.document().select("#invite input[checked]").eachAttr("value"))
                .containsExactly("platform");
    }

    @Test
    void a_role_is_given_and_a_refusal_is_said() {
        neighbor.answers("PUT /internal/members/42/role", Peopling.ben());
        assertThat(browser.post(PAGE + "/42/role", Map.of("role", "admin")).is(303).location())
                .isEqualTo(PAGE);

        neighbor.refuses("PUT /internal/members/42/role", 400, "role: Ben is the last owner.");
        var refused = browser.post(PAGE + "/42/role", Map.of("role", "viewer")).is(303);
        assertThat(refused.flash()).startsWith("FAILED");
    }

    @Test
    void what_a_removal_does_is_said_before_it_is_done() {
        var page = browser.get(PAGE + "/42/removal").is(200);

        assertThat(page.text("h1")).isEqualTo("Remove Ben Okafor?");
        assertThat(page.texts("#consequences li"))
                .startsWith("ends 2 sessions", "revokes 1 personal token", "leaves 2 teams")
                .last()
                .asString()
                .contains("former member");
        assertThat(neighbor.lines()).noneMatch(line -> line.startsWith("DELETE"));

        neighbor.answers("DELETE /internal/members/42", 204, "");
        assertThat(browser.post(PAGE + "/42/removal", Map.of()).is(303).location()).isEqualTo(PAGE);
    }

    @Test
    void the_last_owner_is_told_why_they_stay() {
        neighbor.answers("GET /internal/members/42/removal", Peopling.removal(true))
                .refuses("DELETE /internal/members/42", 400, "role: Ben is the last owner.");

        var page = browser.post(PAGE + "/42/removal", Map.of()).is(422);

        assertThat(page.text("h1")).isEqualTo("Leave the organization?");
        assertThat(page.text("main [role=alert]")).contains("last owner");
    }

    @Test
    void the_way_to_invite_is_at_the_top_and_who_may_not_has_none() {
        Peopling.succeed(neighbor);
        var page = browser.get("/settings/members?query=ben").is(200);
        assertThat(page.link("Invite")).isEqualTo("#invite");
        assertThat(page.text("#members .panel-note")).isEqualTo("2");
        assertThat(page.text("#invite")).contains("They are mailed a link");

        var form = Map.of("role", "admin", "query", page.one("#member-42 [name=query]").val());
        assertThat(browser.post("/settings/members/42/role", form).is(303).location())
                .isEqualTo("/settings/members?query=ben");

        neighbor.answers("GET /internal/members", Peopling.members(List.of()));
        assertThat(browser.get("/settings/members").is(200).texts("a")).doesNotContain("Invite");
    }

    @Test
    void names_stand_where_people_look_for_them() {
        assertThat(Stream.of("Maria", "Élodie", "zoe", "Anna").sorted(ByName.ORDER))
                .containsExactly("Anna", "Élodie", "Maria", "zoe");
    }
}
