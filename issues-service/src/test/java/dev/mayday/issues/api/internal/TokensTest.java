package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tokens: made by people, shown once, never more than their maker, gone at once.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TokensTest extends SignedIn {

    private static final String TOKENS = "/internal/tokens";

    @Test
    void a_personal_token_has_the_form_that_sentry_cli_expects_and_is_kept_as_a_hash() {
        var made =
                make(owner, Map.of("name", "ci", "scopes", List.of("project:read")))
                        .statusCode(200)
                        .body("secret", matchesRegex("sntryu_[0-9a-f]{64}"))
                        .body("token.hint", matchesRegex("sntryu_….{4}"))
                        .body("token.expires", notNullValue(), "token.lastUsed", nullValue())
                        .extract();
        String secret = made.path("secret");

        as(secret).get("/api/0/projects/").then().statusCode(200);
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM api_token WHERE hash = ? AND expires_at - created_at = interval '90 days'",
                                Fixtures.sha256(secret)))
                .isOne();
        as(owner)
                .get(TOKENS)
                .then()
                .body("mine.name", contains("ci"), "mine[0].lastUsed", notNullValue())
                .body("organization", empty(), "scopes", hasItem("org:admin"));
        assertThat(everywhere(secret)).isZero();
        assertThat(audited("token.created")).isOne();
    }

    @Test
    void a_token_of_the_organization_says_where_it_is_from() {
        String secret =
                make(
                                owner,
                                Map.of(
                                        "name",
                                        "releases",
                                        "organization",
                                        true,
                                        "scopes",
                                        List.of("org:ci", "org:read")))
                        .statusCode(200)
                        .body("token.expires", nullValue())
                        .body("token.hint", startsWith("sntrys_"))
                        .extract()
                        .path("secret");

        var parts = secret.split("_");
        assertThat(parts).hasSize(3);
        assertThat(parts[2]).matches("[A-Za-z0-9+/]{43}");
        var said =
                new JsonObject(
                        new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        assertThat(said.getString("org")).isEqualTo(tenant.slug());
        assertThat(said.getString("url")).isEqualTo(PostgresResource.BASE_URL);
        assertThat(said.getString("region_url")).isEqualTo(PostgresResource.BASE_URL);
        assertThat(said.getLong("iat")).isPositive();
        as(secret)
                .get("/api/0/")
                .then()
                .body("user", nullValue(), "auth.scopes", contains("org:ci", "org:read"));
    }

    @Test
    void no_token_can_do_more_than_who_makes_it() {
        var member = session("member");

        make(member, Map.of("name", "x", "scopes", List.of("event:write"))).statusCode(200);
        make(member, Map.of("name", "x", "scopes", List.of("event:read", "project:admin")))
                .statusCode(403)
                .body("detail", containsString("project:admin needs role admin"));
        make(member, Map.of("name", "x", "organization", true, "scopes", List.of("org:read")))
                .statusCode(403);
        as(member)
                .get(TOKENS)
                .then()
                .body("organization", nullValue())
                .body("scopes", hasItem("event:write"), "scopes", not(hasItem("project:write")));
        make(session("admin"), Map.of("name", "x", "scopes", List.of("org:admin")))
                .statusCode(403)
                .body("detail", containsString("role owner"));
    }

    @Test
    void a_token_makes_no_tokens() {
        var token = fixtures.token(tenant, "org:admin", "member:admin");

        make(token, Map.of("name", "x", "scopes", List.of("org:read"))).statusCode(403);
        as(token).get(TOKENS).then().statusCode(403);
    }

    @Test
    void a_revoked_token_is_refused_by_the_next_request() {
        var made = make(owner, Map.of("name", "ci", "scopes", List.of("project:read"))).extract();
        String secret = made.path("secret");
        int id = made.path("token.id");
        as(secret).get("/api/0/projects/").then().statusCode(200);

        as(session("admin")).delete(TOKENS + "/" + id).then().statusCode(404);
        as(owner).delete(TOKENS + "/" + id).then().statusCode(200).body("name", equalTo("ci"));

        as(secret).get("/api/0/projects/").then().statusCode(401);
        as(owner).delete(TOKENS + "/" + id).then().statusCode(404);
        assertThat(audited("token.revoked")).isOne();
    }

    @Test
    void admins_see_to_the_tokens_of_the_organization_whoever_made_them() {
        var draft = Map.of("name", "shared", "organization", true, "scopes", List.of("org:read"));
        int id = make(owner, draft).extract().path("token.id");
        var admin = session("admin");
        var stranger = fixtures.session(fixtures.tenant().account());

        as(admin)
                .get(TOKENS)
                .then()
                .body("organization.name", contains("shared"))
                .body("organization.madeBy", contains("owner"));
        as(session("member")).delete(TOKENS + "/" + id).then().statusCode(404);
        as(stranger).delete(TOKENS + "/" + id).then().statusCode(404);
        as(admin).delete(TOKENS + "/" + id).then().statusCode(200);
    }

    @Test
    void a_token_may_be_bound_to_projects_and_networks() {
        var draft = new HashMap<String, Object>();
        draft.put("name", "narrow");
        draft.put("scopes", List.of("project:read"));
        draft.put("projects", List.of("shop"));
        draft.put("networks", List.of("192.0.2.7/24", "2001:db8::1"));
        draft.put("days", 0);

        make(owner, draft)
                .statusCode(200)
                .body("token.projects", contains("shop"))
                .body("token.networks", contains("192.0.2.0/24", "2001:db8::1/128"))
                .body("token.expires", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', name: 1 to 64",
        "scopes, event:reed, scopes: unknown scope 'event:reed'",
        "projects, nowhere, projects: there is no project 'nowhere'",
        "networks, here, networks: 'here' is none",
        "networks, 10.0.0.0/33, networks: '10.0.0.0/33' is none",
        "days, 5000, days: 1 to 366",
        "days, -1, days: 1 to 366"
    })
    void what_cannot_be_used_is_refused_by_its_name(String field, String value, String words) {
        var draft = new HashMap<String, Object>(Map.of("name", "x", "scopes", List.of("org:read")));
        draft.put(
                field,
                switch (field) {
                    case "name" -> value;
                    case "days" -> Integer.parseInt(value);
                    default -> List.of(value);
                });

        make(owner, draft).statusCode(400).body("detail", startsWith(words));
    }

    private ValidatableResponse make(String bearer, Map<String, ?> draft) {
        return as(bearer).body(draft).post(TOKENS).then();
    }

    private String session(String role) {
        return fixtures.session(
                fixtures.account(tenant.organization(), role + "@" + tenant.slug(), role));
    }

    private long audited(String action) {
        return fixtures.number(
                "SELECT count(*) FROM audit_entry WHERE organization_id = ? AND action = ?",
                tenant.organization(),
                action);
    }

    /// How often the secret itself is in what is kept.
    private long everywhere(String secret) {
        return fixtures.number(
                "SELECT (SELECT count(*) FROM api_token t WHERE t::text LIKE ?) + (SELECT count(*) FROM audit_entry a WHERE a::text LIKE ?)",
                "%" + secret + "%",
                "%" + secret + "%");
    }
}
