package dev.mayday.issues.people;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Teams: who sees, makes, joins and removes them, and that one comes back as it was.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TeamsTest extends Crew {

    @Inject Sweep sweep;

    @Test
    void a_team_is_made_renamed_and_filled_by_admins() {
        var member = hand("member");
        var team = team("Payments & Billing");
        assertThat(team).isEqualTo("payments-billing");

        as(owner)
                .body(Map.of("name", "Payments", "slug", "pay"))
                .put(TEAMS + "/" + team)
                .then()
                .statusCode(200)
                .body("slug", equalTo("pay"));
        as(owner)
                .body(Map.of("admin", true))
                .put(TEAMS + "/pay/members/" + member.member())
                .then()
                .statusCode(204);
        as(owner).put(TEAMS + "/pay/projects/shop").then().statusCode(204);
        as(owner).put(TEAMS + "/pay/projects/shop").then().statusCode(204);

        as(member.session())
                .get(TEAMS + "/pay")
                .then()
                .statusCode(200)
                .body(
                        "members.id",
                        contains((int) member.member()),
                        "members.admin",
                        contains(true))
                .body("projects.slug", contains("shop"), "outsiders", hasSize(0))
                .body("changeable", equalTo(false));
        as(owner).get(TEAMS + "/pay").then().body("outsiders", hasSize(1));
        as(owner).delete(TEAMS + "/pay/projects/shop").then().statusCode(204);
        as(owner).delete(TEAMS + "/pay/members/" + member.member()).then().statusCode(204);
        as(owner).get(TEAMS + "/pay").then().body("members", hasSize(0), "projects", hasSize(0));
        for (var action :
                List.of(
                        "created",
                        "renamed",
                        "member-added",
                        "project-added",
                        "project-removed",
                        "member-removed")) {
            assertThat(entries("team." + action)).as(action).isOne();
        }
    }

    @Test
    void the_log_tells_only_of_what_changed() {
        var member = hand("member");
        var seat = TEAMS + "/" + team("Payments") + "/members/" + member.member();

        as(owner).delete(seat).then().statusCode(204);
        assertThat(entries("team.member-removed")).isZero();

        as(owner).put(seat).then().statusCode(204);
        as(owner).body(Map.of("admin", false)).put(seat).then().statusCode(204);
        assertThat(entries("team.member-added")).isOne();
        as(owner).body(Map.of("admin", true)).put(seat).then().statusCode(204);
        as(owner).put(seat).then().statusCode(204);
        assertThat(
                        fixtures.texts(
                                "SELECT after ->> 'admin' FROM audit_entry WHERE organization_id = ? AND action = 'team.member-added' ORDER BY id",
                                tenant.organization()))
                .containsExactly("false", "true");
    }

    @Test
    void members_read_and_join_teams_only_where_membership_is_open() {
        var member = hand("member");
        var viewer = hand("viewer");
        var team = team("Payments");

        as(member.session()).get(TEAMS).then().body("teams.joinable", contains(true));
        as(viewer.session()).get(TEAMS).then().body("teams.joinable", contains(false));
        as(viewer.session()).put(TEAMS + "/" + team + "/me").then().statusCode(403);
        as(member.session()).put(TEAMS + "/" + team + "/me").then().statusCode(204);
        as(member.session()).get(TEAMS).then().body("teams.mine", contains(true));
        as(member.session()).delete(TEAMS + "/" + team + "/me").then().statusCode(204);

        as(owner)
                .body(Map.of("openMembership", false))
                .put("/internal/organizations/at-hand/settings")
                .then()
                .statusCode(200);
        as(member.session()).get(TEAMS).then().body("teams", hasSize(0));
        as(member.session()).get(TEAMS + "/" + team).then().statusCode(404);
        as(member.session()).put(TEAMS + "/" + team + "/me").then().statusCode(404);
        as(owner).get(TEAMS).then().body("teams.slug", contains(team));
    }

    @Test
    void a_removed_team_lies_in_the_bin_and_comes_back_with_everybody_in_it() {
        var member = hand("member");
        var team = team("Payments");
        as(member.session()).put(TEAMS + "/" + team + "/me").then().statusCode(204);

        int id = as(owner).delete(TEAMS + "/" + team).then().statusCode(200).extract().path("id");
        as(owner).get(TEAMS + "/" + team).then().statusCode(404);
        as(owner).get(TEAMS).then().body("teams", hasSize(0), "bin.slug", contains(team));
        as(member.session()).get(TEAMS).then().body("bin", hasSize(0));
        as(member.session()).delete(TEAMS + "/bin/" + id).then().statusCode(403);

        team("Payments");
        as(owner)
                .delete(TEAMS + "/bin/" + id)
                .then()
                .statusCode(400)
                .body("detail", containsString("another slug"));
        as(owner).body(Map.of("slug", "pay")).put(TEAMS + "/" + team).then().statusCode(200);
        as(owner).delete(TEAMS + "/bin/" + id).then().statusCode(200);

        as(member.session())
                .get(TEAMS + "/" + team)
                .then()
                .body("members.id", hasItem((int) member.member()));
    }

    @Test
    void after_seven_days_it_is_purged() {
        var young = team("Young");
        var old = team("Old");
        for (var team : List.of(young, old)) as(owner).delete(TEAMS + "/" + team);
        binned(young, "6 days 23 hours");
        binned(old, "7 days 1 minute");

        sweep.sweep().await().indefinitely();

        as(owner).get(TEAMS).then().body("bin.slug", contains(young));
    }

    private void binned(String team, String ago) {
        fixtures.run(
                "UPDATE team SET removed_at = now() - ?::interval WHERE organization_id = ? AND slug = ?",
                ago,
                tenant.organization(),
                team);
    }

    @Test
    void what_makes_no_team_is_refused_at_its_field() {
        team("Payments");

        refused(Map.of("name", "Payments"), "slug: there is a team 'payments' already");
        refused(Map.of("name", "42"), "slug: needed");
        refused(Map.of("name", "Bin"), "slug:");
        refused(Map.of("name", ""), "name:");
        refused(Map.of("name", "x".repeat(65)), "name:");
        refused(Map.of("name", "Pay", "slug", "Not A Slug"), "slug:");
        as(hand("member").session())
                .body(Map.of("name", "Mine"))
                .post(TEAMS)
                .then()
                .statusCode(403);
    }

    private void refused(Map<String, String> draft, String words) {
        as(owner)
                .body(draft)
                .post(TEAMS)
                .then()
                .statusCode(400)
                .body("detail", containsString(words));
    }

    @Test
    void teams_members_and_projects_of_others_do_not_exist() {
        var team = team("Payments");
        var other = fixtures.tenant();
        var stranger = hand(other, "owner");

        as(stranger.session()).get(TEAMS + "/" + team).then().statusCode(404);
        as(stranger.session()).delete(TEAMS + "/" + team).then().statusCode(404);
        as(owner)
                .body(Map.of("admin", false))
                .put(TEAMS + "/" + team + "/members/" + stranger.member())
                .then()
                .statusCode(404);
        as(owner).put(TEAMS + "/" + team + "/projects/" + other.project()).then().statusCode(404);
    }
}
