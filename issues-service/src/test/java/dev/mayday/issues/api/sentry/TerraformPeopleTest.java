package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.mail.MailServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Organizations, members and teams as the Terraform provider drives them: create, read, update,
/// delete, and a read that finds nothing.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = MailServerResource.class, restrictToAnnotatedClass = true)
class TerraformPeopleTest {

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;
    String token;

    @BeforeEach
    void a_token_of_the_owner() {
        tenant = fixtures.tenant();
        token = fixtures.token(tenant, "org:admin", "team:admin", "member:admin", "project:admin");
    }

    @Test
    void a_team_is_made_read_renamed_and_removed() {
        call("POST", "/organizations/ORG/teams/", Map.of("name", "Payments", "slug", "payments"))
                .statusCode(201)
                .body("slug", equalTo("payments"), "name", equalTo("Payments"))
                .body("organization.slug", equalTo(tenant.slug()));
        call("GET", "/teams/ORG/payments/").statusCode(200).body("isMember", equalTo(false));
        call("GET", "/organizations/ORG/teams/").statusCode(200).body("slug", contains("payments"));
        call("PUT", "/teams/ORG/payments/", Map.of("name", "Pay", "slug", "pay"))
                .statusCode(200)
                .body("slug", equalTo("pay"));
        call("DELETE", "/teams/ORG/pay/").statusCode(204);
        call("GET", "/teams/ORG/pay/").statusCode(404);
        call("DELETE", "/teams/ORG/pay/").statusCode(404);
    }

    @Test
    void a_member_is_invited_read_raised_and_removed() {
        team("payments");
        var id =
                call(
                                "POST",
                                "/organizations/ORG/members/",
                                Map.of(
                                        "email",
                                        "ben@example.test",
                                        "orgRole",
                                        "member",
                                        "sendInvite",
                                        true,
                                        "teamRoles",
                                        List.of(
                                                Map.of(
                                                        "teamSlug", "payments",
                                                        "role", "contributor"))))
                        .statusCode(201)
                        .body("pending", equalTo(true), "user", nullValue())
                        .body("orgRole", equalTo("member"), "teams", contains("payments"))
                        .body("inviteLink", nullValue())
                        .extract()
                        .<String>path("id");
        var member = "/organizations/ORG/members/" + id + "/";

        call("GET", member)
                .statusCode(200)
                .body("email", equalTo("ben@example.test"), "inviteLink", nullValue());
        call("GET", "/organizations/ORG/members/").body("id", hasItem(id), "id", hasSize(2));
        call("PUT", member, Map.of("orgRole", "admin", "teamRoles", List.of()))
                .statusCode(200)
                .body("orgRole", equalTo("admin"), "role", equalTo("admin"));
        call("PUT", member, Map.of("reinvite", true))
                .statusCode(200)
                .body("inviteLink", nullValue());
        call("PUT", member, Map.of("orgRole", "billing"))
                .statusCode(400)
                .body("detail", containsString("role:"));
        call("DELETE", member).statusCode(204);
        call("GET", member).statusCode(404);
        call("DELETE", member).statusCode(404);
    }

    @Test
    void a_member_gets_a_team_and_a_role_in_it() {
        team("payments");
        long account =
                fixtures.account(tenant.organization(), "c@" + tenant.slug() + ".test", "member");
        long id = fixtures.number("SELECT id FROM membership WHERE account_id = ?", account);
        var seat = "/organizations/ORG/members/" + id + "/teams/payments/";

        call("POST", seat).statusCode(201).body("slug", equalTo("payments"));
        call("POST", seat).statusCode(201);
        call("PUT", seat, Map.of("teamRole", "admin"))
                .statusCode(200)
                .body("teamRole", equalTo("admin"));
        call("GET", "/organizations/ORG/members/" + id + "/")
                .body("teamRoles.teamSlug", contains("payments"))
                .body("teamRoles.role", contains("admin"))
                .body("user.email", containsString("@"));
        call("GET", "/teams/ORG/payments/members/")
                .body("id", contains(Long.toString(id)), "teamRole", contains("admin"));
        call("DELETE", seat).statusCode(200);
        call("GET", "/organizations/ORG/members/" + id + "/").body("teams", hasSize(0));
        call("POST", "/organizations/ORG/members/" + id + "/teams/none/").statusCode(404);
    }

    @Test
    void a_project_gets_a_team() {
        team("payments");

        call("POST", "/projects/ORG/shop/teams/payments/")
                .statusCode(201)
                .body("slug", equalTo("shop"), "teams.slug", contains("payments"));
        call("GET", "/teams/ORG/payments/projects/").body("slug", contains("shop"));
        call("DELETE", "/projects/ORG/shop/teams/payments/")
                .statusCode(200)
                .body("teams", hasSize(0));
        call("GET", "/teams/ORG/payments/projects/").body("slug", hasSize(0));
        call("POST", "/projects/ORG/none/teams/payments/").statusCode(404);
    }

    @Test
    void an_organization_is_founded_and_changed() {
        var slug = "n" + System.nanoTime();
        call("POST", "/organizations/", Map.of("name", "Next", "slug", slug, "agreeTerms", true))
                .statusCode(201)
                .body("slug", equalTo(slug), "name", equalTo("Next"));
        call("PUT", "/organizations/ORG/", Map.of("name", "Shop Ltd", "slug", tenant.slug()))
                .statusCode(200)
                .body("name", equalTo("Shop Ltd"));
        call("PUT", "/organizations/ORG/", Map.of("slug", "another"))
                .statusCode(400)
                .body("detail", containsString("slug"));
        call("GET", "/organizations/ORG/").body("name", equalTo("Shop Ltd"));
        call("GET", "/organizations/no-such-one/").statusCode(404);
    }

    @Test
    void members_come_page_by_page_each_once() {
        for (int i = 0; i < 5; i++) {
            fixtures.account(
                    tenant.organization(), "p" + i + "@" + tenant.slug() + ".test", "viewer");
        }
        var seen = new HashSet<String>();
        var path = "/organizations/ORG/members/?per_page=2";
        for (int page = 0; page < 3; page++) {
            var answer = call("GET", path).statusCode(200).extract();
            seen.addAll(answer.<List<String>>path("id"));
            var next =
                    answer.header("Link")
                            .replaceAll("(?s).*rel=\"next\"[^,]*cursor=\"([^\"]*)\".*", "$1");
            path = "/organizations/ORG/members/?per_page=2&cursor=" + next;
        }

        assertThat(seen).hasSize(6);
        call("GET", "/organizations/ORG/members/?cursor=x").statusCode(400);
    }

    @Test
    void the_person_of_a_token_is_asked_for() {
        for (var path : List.of("/auth/", "/users/me/")) {
            call("GET", path)
                    .statusCode(200)
                    .body("email", equalTo(tenant.email()))
                    .body("id", equalTo(Long.toString(tenant.account())));
        }
    }

    @Test
    void nothing_of_others_is_there_and_a_weak_token_is_told_what_it_lacks() {
        team("payments");
        var stranger = fixtures.tenant();
        var theirs = fixtures.token(stranger, "org:admin", "team:admin", "member:admin");

        for (var path :
                List.of(
                        "/teams/ORG/payments/",
                        "/organizations/ORG/members/",
                        "/organizations/ORG/teams/")) {
            call(theirs, "GET", path, null).statusCode(404);
        }
        var weak = fixtures.token(tenant, "member:read", "team:read");
        call(weak, "POST", "/organizations/ORG/members/", Map.of("email", "x@y.test"))
                .statusCode(403)
                .body("detail", containsString("member:write"));
        call(weak, "DELETE", "/teams/ORG/payments/", null)
                .statusCode(403)
                .body("detail", containsString("team:admin"));
    }

    private void team(String slug) {
        call("POST", "/organizations/ORG/teams/", Map.of("slug", slug)).statusCode(201);
    }

    private ValidatableResponse call(String method, String path) {
        return call(token, method, path, null);
    }

    private ValidatableResponse call(String method, String path, Map<String, ?> body) {
        return call(token, method, path, body);
    }

    private ValidatableResponse call(
            String bearer, String method, String path, @Nullable Map<String, ?> body) {
        var request = as(bearer);
        if (body != null) request.body(body);
        return request.request(method, "/api/0" + path.replace("ORG", tenant.slug())).then();
    }
}
