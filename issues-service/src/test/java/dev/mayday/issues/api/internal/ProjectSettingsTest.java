package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Projects, their keys and the bin, as an admin looks after them.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProjectSettingsTest extends SignedIn {

    private static final String SHOP = "/internal/projects/shop";

    @Test
    void a_project_is_renamed_and_says_so_in_the_audit_log() {
        change(Map.of("name", " Web shop ", "slug", "web-shop", "platform", "node"))
                .statusCode(200)
                .body("name", equalTo("Web shop"), "slug", equalTo("web-shop"))
                .body("platform", equalTo("node"), "changeable", equalTo(true));

        as(owner).get(SHOP + "/settings").then().statusCode(404);
        as(owner).get("/internal/projects/web-shop/settings").then().statusCode(200);
        assertThat(audited("project.changed", "after ->> 'slug' = 'web-shop'")).isOne();
        assertThat(audited("project.changed", "before ->> 'slug' = 'shop'")).isOne();
        assertThat(audited("project.changed", "before ? 'allowedOrigins'")).isZero();
    }

    @Test
    void a_change_that_changes_nothing_is_not_written_down() {
        change(Map.of("name", "shop")).statusCode(200);

        assertThat(audited("project.changed", "true")).isZero();
    }

    @Test
    void a_slug_that_comes_back_gives_no_short_id_twice() {
        fixtures.run("UPDATE project SET next_number = 7 WHERE id = ?", tenant.project());
        change(Map.of("slug", "store")).statusCode(200);
        long other = fixtures.project(tenant.organization(), "other");

        as(owner)
                .body(Map.of("slug", "shop"))
                .put("/internal/projects/other/settings")
                .then()
                .statusCode(200);

        assertThat(fixtures.number("SELECT next_number FROM project WHERE id = ?", other))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', name: 1 to 64",
        "name, 'a\tb', name: 1 to 64",
        "slug, 12, slug: 1 to 50",
        "slug, Shop, slug: 1 to 50",
        "slug, other, slug: there is a project 'other' already",
        "platform, 'C#', platform: lower-case"
    })
    void what_cannot_be_used_is_refused_by_its_name(String field, String value, String words) {
        fixtures.project(tenant.organization(), "other");

        change(Map.of(field, value)).statusCode(400).body("detail", startsWith(words));
    }

    @Test
    void origins_and_scrubbing_are_set_together_or_not_at_all() {
        change(Map.of("allowedOrigins", List.of("https://example.com"), "safeFields", List.of("")))
                .statusCode(400);
        as(owner)
                .get(SHOP + "/settings")
                .then()
                .body("allowedOrigins", equalTo(List.of("*")))
                .body("scrubbing.safeFields", empty());

        change(Map.of("allowedOrigins", List.of("https://example.com"), "scrubIPAddresses", true))
                .statusCode(200)
                .body("allowedOrigins", equalTo(List.of("https://example.com")))
                .body("scrubbing.scrubIPAddresses", equalTo(true));
        asService()
                .get("/internal/ingest/keys/" + key())
                .then()
                .body("allowedOrigins", equalTo(List.of("https://example.com")));
    }

    @Test
    void a_second_key_is_good_beside_the_first_until_that_is_taken_away() {
        var first = key();
        var second =
                as(owner)
                        .body(Map.of("label", "New server"))
                        .post(SHOP + "/keys")
                        .then()
                        .statusCode(200)
                        .body("label", equalTo("New server"), "active", equalTo(true))
                        .body("dsn", containsString("@mayday.test:9000/" + tenant.project()))
                        .extract()
                        .<String>path("publicKey");
        ring(first, true);
        ring(second, true);

        key(first, Map.of("active", false)).statusCode(200).body("active", equalTo(false));
        ring(first, false);
        key(first, Map.of("active", true, "label", "Old server")).statusCode(200);
        ring(first, true);

        as(owner).delete(SHOP + "/keys/" + first).then().statusCode(200);
        asService().get("/internal/ingest/keys/" + first).then().statusCode(404);
        key(first, Map.of("active", true)).statusCode(404);
        as(owner).delete(SHOP + "/keys/" + first).then().statusCode(404);
        ring(second, true);
        as(owner).get(SHOP + "/settings").then().body("keys.publicKey", contains(second));
        assertThat(audited("key.created", "object LIKE 'shop: New server%'")).isOne();
        assertThat(audited("key.changed", "true")).isEqualTo(2);
        assertThat(audited("key.revoked", "before ->> 'label' = 'Old server'")).isOne();
    }

    @Test
    void what_is_refused_counts_from_the_last_time_that_a_key_was_disabled() {
        var key = key();
        key(key, Map.of("active", false)).body("use.disabled", notNullValue());
        fixtures.run(
                "UPDATE project_key SET refused = 7, last_refused_at = now() WHERE public_key = ?",
                key);

        key(key, Map.of("label", "Old"))
                .body("use.refused", equalTo(7), "use.lastRefused", notNullValue())
                .body("use.disabled", notNullValue());
        key(key, Map.of("active", true))
                .body("use.refused", equalTo(0), "use.disabled", nullValue());
        key(key, Map.of("active", false))
                .body("use.refused", equalTo(0), "use.lastRefused", nullValue());
    }

    @Test
    void a_key_of_another_project_is_none_of_this_one() {
        var other = fixtures.tenant();
        var theirs = key(other.project());

        key(theirs, Map.of("active", false)).statusCode(404);
        as(owner).delete(SHOP + "/keys/" + theirs).then().statusCode(404);
        ring(theirs, true);
    }

    @Test
    void a_removal_says_what_it_takes_and_wants_the_slug() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        fixtures.counted(tenant.project(), issue, 0, "1 hour", 4);

        as(owner)
                .get(SHOP + "/removal")
                .then()
                .statusCode(200)
                .body("issues", equalTo(1), "events", equalTo(5), "keys", equalTo(1));
        remove("Shop").statusCode(400).body("detail", containsString("'shop'"));
        as(owner).post(SHOP + "/removal").then().statusCode(400);
        as(owner).get(SHOP + "/settings").then().statusCode(200);
    }

    @Test
    void what_is_in_the_bin_is_gone_everywhere_and_comes_back_as_it_was() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        var api = fixtures.token(tenant, "project:read", "event:write");
        var key = key();
        remove("shop").statusCode(200).body("weight.issues", equalTo(1));

        ring(key, false);
        as(owner).get(SHOP + "/settings").then().statusCode(404);
        get("/projects").body("slug", not(hasItem("shop")));
        get("/projects/shop").statusCode(404);
        get("/issues").body("issues", empty());
        get("/issues?project=shop").statusCode(404);
        get("/issues/" + issue).statusCode(404);
        as(api).get("/api/0/projects/" + tenant.slug() + "/shop/").then().statusCode(404);
        as(api).get("/api/0/projects/").then().body("slug", empty());
        as(api).get("/api/0/issues/" + issue + "/").then().statusCode(404);
        as(api).get("/api/0/organizations/" + tenant.slug() + "/issues/?query=Error")
                .then()
                .body("id", empty());
        as(api).body(Map.of("status", "resolved"))
                .put("/api/0/issues/" + issue + "/")
                .then()
                .statusCode(404);

        as(owner)
                .get("/internal/projects/removed")
                .then()
                .body("slug", contains("shop"), "[0].weight.keys", equalTo(1));
        restore().statusCode(200).body("slug", equalTo("shop"));
        ring(key, true);
        get("/issues/" + issue).statusCode(200);
        restore().statusCode(404);
        assertThat(audited("project.removed", "before ->> 'issues' = '1'")).isOne();
        assertThat(audited("project.restored", "true")).isOne();
    }

    @Test
    void a_slug_that_was_taken_meanwhile_is_left_to_the_other() {
        remove("shop").statusCode(200);
        fixtures.project(tenant.organization(), "shop");

        restore().statusCode(200).body("slug", equalTo("shop-" + tenant.project()));
    }

    @Test
    void a_week_later_it_is_not_in_the_bin_any_more() {
        remove("shop").statusCode(200);
        fixtures.run(
                "UPDATE project SET removed_at = now() - interval '7 days 1 minute' WHERE id = ?",
                tenant.project());

        as(owner).get("/internal/projects/removed").then().body("slug", empty());
        restore().statusCode(404);
    }

    @Test
    void who_is_no_admin_reads_only_and_another_organization_not_even_that() {
        var member =
                fixtures.session(
                        fixtures.account(tenant.organization(), "m@" + tenant.slug(), "member"));
        var stranger = fixtures.session(fixtures.tenant().account());
        long mine = fixtures.project(tenant.organization(), "mine");

        as(member).get(SHOP + "/settings").then().body("changeable", equalTo(false));
        as(member).body(Map.of("name", "x")).put(SHOP + "/settings").then().statusCode(403);
        as(member).body(Map.of()).post(SHOP + "/keys").then().statusCode(403);
        as(member).get("/internal/projects/removed").then().statusCode(403);
        as(member).body(Map.of("slug", "shop")).post(SHOP + "/removal").then().statusCode(403);
        as(stranger).get("/internal/projects/mine/settings").then().statusCode(404);
        as(stranger)
                .body(Map.of("slug", "mine"))
                .post("/internal/projects/mine/removal")
                .then()
                .statusCode(404);
        fixtures.run("UPDATE project SET removed_at = now() WHERE id = ?", mine);
        as(stranger)
                .post("/internal/projects/removed/" + mine + "/restoration")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse change(Map<String, ?> change) {
        return as(owner).body(change).put(SHOP + "/settings").then();
    }

    private ValidatableResponse key(String key, Map<String, ?> change) {
        return as(owner).body(change).put(SHOP + "/keys/" + key).then();
    }

    private ValidatableResponse remove(String typed) {
        return as(owner).body(Map.of("slug", typed)).post(SHOP + "/removal").then();
    }

    private ValidatableResponse restore() {
        return as(owner)
                .post("/internal/projects/removed/" + tenant.project() + "/restoration")
                .then();
    }

    private void ring(String key, boolean active) {
        asService()
                .get("/internal/ingest/keys/" + key)
                .then()
                .statusCode(200)
                .body("active", equalTo(active));
    }

    private String key() {
        return key(tenant.project());
    }

    private String key(long project) {
        return asService()
                .get("/internal/ingest/keys")
                .then()
                .extract()
                .path("find { it.projectId == %d }.publicKey".formatted(project));
    }

    private long audited(String action, String where) {
        return fixtures.number(
                "SELECT count(*) FROM audit_entry WHERE organization_id = ? AND action = ? AND "
                        + where.replace("before ?", "before ??"),
                tenant.organization(),
                action);
    }
}
