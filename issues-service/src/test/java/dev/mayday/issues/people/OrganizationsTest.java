package dev.mayday.issues.people;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The organizations of a person, and what is set for one.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OrganizationsTest extends Crew {

    private static final String ORGANIZATIONS = "/internal/organizations";
    private static final String AT_HAND = ORGANIZATIONS + "/at-hand";

    @Test
    void an_owner_founds_one_more_and_turns_to_it() {
        var slug = "n" + System.nanoTime();
        as(owner)
                .body(Map.of("name", "Next", "slug", slug))
                .post(ORGANIZATIONS)
                .then()
                .statusCode(200)
                .body("role", equalTo("owner"));
        as(owner).body(Map.of("slug", slug)).put(AT_HAND).then().statusCode(200);

        as(owner).get(AT_HAND + "/settings").then().body("slug", equalTo(slug));
        as(owner).get(MEMBERS).then().body("members", hasSize(1));
        as(owner)
                .get(ORGANIZATIONS)
                .then()
                .body("slug", hasItem(tenant.slug()), "slug", hasSize(2));
        as(owner)
                .body(Map.of("name", "Next", "slug", slug))
                .post(ORGANIZATIONS)
                .then()
                .statusCode(400)
                .body("detail", containsString("slug:"));
    }

    @Test
    void nobody_turns_to_one_that_is_not_theirs_and_only_owners_found() {
        var other = fixtures.tenant();

        as(owner).body(Map.of("slug", other.slug())).put(AT_HAND).then().statusCode(404);
        as(hand("admin").session())
                .body(Map.of("name", "Mine"))
                .post(ORGANIZATIONS)
                .then()
                .statusCode(403);
    }

    @Test
    void settings_are_changed_by_admins_and_written_down_with_before_and_after() {
        var admin = hand("admin");

        as(admin.session())
                .body(Map.of("name", "Shop Ltd", "openMembership", false))
                .put(AT_HAND + "/settings")
                .then()
                .statusCode(200)
                .body("name", equalTo("Shop Ltd"), "openMembership", equalTo(false));
        as(hand("member").session())
                .body(Map.of("name", "x"))
                .put(AT_HAND + "/settings")
                .then()
                .statusCode(403);
        as(hand("viewer").session())
                .get(AT_HAND + "/settings")
                .then()
                .body("changeable", equalTo(false));
        assertThat(
                        fixtures.number(
                                """
                                SELECT count(*) FROM audit_entry
                                 WHERE organization_id = ? AND action = 'organization.changed'
                                   AND before ->> 'openMembership' = 'true' AND after ->> 'openMembership' = 'false'""",
                                tenant.organization()))
                .isOne();
    }

    @Test
    void before_membership_is_closed_it_is_said_who_would_see_less() {
        long shop = tenant.project();
        long team = fixtures.team(tenant.organization(), "shop-team", shop);
        fixtures.joins(hand("member").account(), team, false);
        hand("viewer");
        hand("admin");
        invite(owner, "invited" + System.nanoTime() + "@shop.test", "member").statusCode(200);

        expectClosed(2, 1, 1, 0);
        fixtures.project(tenant.organization(), "nobodys");
        expectClosed(2, 2, 2, 1);
        fixtures.run("UPDATE team SET removed_at = now() WHERE id = ?", team);
        expectClosed(2, 2, 2, 2);
    }

    private void expectClosed(int people, int losing, int projects, int teamless) {
        as(owner)
                .get(AT_HAND + "/settings")
                .then()
                .statusCode(200)
                .body(
                        "closed",
                        equalTo(
                                Map.of(
                                        "people", people,
                                        "losing", losing,
                                        "projects", projects,
                                        "teamless", teamless)));
    }

    @Test
    void what_a_link_leads_to_is_found_in_the_other_organization_of_the_person() {
        var other = fixtures.tenant();
        var issue = fixtures.issue(other.project(), "Boom");
        long both =
                fixtures.account(other.organization(), "both@" + other.slug() + ".test", "member");
        var session = fixtures.session(both);
        assertThat(home(session)).isEmpty();
        belong(both, "viewer");
        as(session).body(Map.of("slug", tenant.slug())).put(AT_HAND).then().statusCode(200);

        assertThat(home(session)).isNotEmpty();
        assertThat(elsewhere(session, "issue=" + issue)).containsExactly(other.slug());
        assertThat(elsewhere(session, "project=shop")).containsExactly(other.slug());
        assertThat(elsewhere(session, "project=none")).isEmpty();
        assertThat(elsewhere(owner, "issue=" + issue)).isEmpty();
        as(session).get(ORGANIZATIONS + "/elsewhere").then().statusCode(400);

        var team = fixtures.team(other.organization(), "closed", other.project());
        fixtures.run(
                "UPDATE organization SET open_membership = false WHERE id = ?",
                other.organization());
        assertThat(elsewhere(session, "issue=" + issue)).isEmpty();
        fixtures.joins(both, team, false);
        assertThat(elsewhere(session, "issue=" + issue)).containsExactly(other.slug());
    }

    private void belong(long account, String role) {
        fixtures.run(
                "INSERT INTO membership (organization_id, account_id, role, created_at) VALUES (?, ?, ?, now())",
                tenant.organization(),
                account,
                role);
    }

    private static String home(String session) {
        return as(session).get("/internal/sessions/current").then().extract().path("home");
    }

    private static List<String> elsewhere(String session, String what) {
        return as(session)
                .get(ORGANIZATIONS + "/elsewhere?" + what)
                .then()
                .statusCode(200)
                .extract()
                .path("slug");
    }
}
