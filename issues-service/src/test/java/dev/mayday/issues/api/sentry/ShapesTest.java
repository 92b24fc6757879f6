package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ShapesTest {

    private static final String PAYLOAD =
            """
            {"timestamp": "2026-03-01T11:59:58Z", "platform": "python", "release": "shop@2.5.0", "environment": "production",
             "exception": {"values": [
               {"type": "KeyError", "value": "</script>\\u2028", "module": "builtins", "thread_id": 7,
                "mechanism": {"type": "fastapi", "handled": false},
                "stacktrace": {"frames": [
                  {"abs_path": "/app/lib.py", "function": "call", "lineno": 3, "in_app": false},
                  {"abs_path": "/app/shop.py", "filename": "shop.py", "function": "checkout", "module": "shop", "lineno": 12,
                   "colno": 4, "in_app": true, "pre_context": ["a", "b"], "context_line": "c", "post_context": ["d"],
                   "vars": {"x": "1"}}]}}]},
             "threads": {"values": [{"id": 7, "name": "main", "crashed": true}]},
             "logentry": {"message": "Hello %s", "params": ["x"]},
             "request": {"url": "https://shop.test/cart?a=b", "method": "post", "headers": {"accept": "text/html"}},
             "breadcrumbs": {"values": [{"timestamp": 1772366397, "category": "http", "message": "GET /"}]},
             "tags": {"customer": "gold"}, "extra": {"cart": 3}, "contexts": {"runtime": {"name": "CPython"}},
             "user": {"id": "42", "email": "ana@shop.test"}, "sdk": {"name": "sentry.python", "version": "2.0"}}\
            """;

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;
    String token;

    @BeforeEach
    void signIn() {
        tenant = fixtures.tenant();
        token = fixtures.token(tenant, "org:read", "project:read", "event:admin");
    }

    @Test
    void the_root_tells_whose_the_token_is_and_what_it_may() {
        get("/").body("user.email", equalTo(tenant.email()))
                .body("user.id", equalTo(Long.toString(tenant.account())))
                .body("auth.scopes", equalTo(List.of("event:admin", "org:read", "project:read")));
    }

    @Test
    void an_organization_has_all_that_sentry_cli_demands() {
        get("/organizations/")
                .body("slug", equalTo(List.of(tenant.slug())))
                .body("[0].id", equalTo(Long.toString(tenant.organization())))
                .body("[0].isEarlyAdopter", equalTo(false))
                .body("[0].require2FA", equalTo(false))
                .body("[0].requireEmailVerification", equalTo(false))
                .body("[0].features", hasSize(0))
                .body("[0].dateCreated", endsWith("Z"))
                .body("[0].links.regionUrl", equalTo(PostgresResource.BASE_URL));
    }

    @Test
    void a_project_and_its_key() {
        get("/projects/" + tenant.slug() + "/shop/")
                .body("id", equalTo(Long.toString(tenant.project())))
                .body("platform", equalTo("python"))
                .body("organization.slug", equalTo(tenant.slug()))
                .body("team", nullValue());
        get("/projects/" + tenant.slug() + "/shop/keys/")
                .body("[0].public", matchesRegex("[0-9a-f]{32}"))
                .body("[0].isActive", equalTo(true))
                .body("[0].projectId", equalTo((int) tenant.project()))
                .body("[0].rateLimit", nullValue())
                .body(
                        "[0].dsn.public",
                        matchesRegex("http://[0-9a-f]{32}@mayday.test:9000/" + tenant.project()))
                .body(
                        "[0].dsn.csp",
                        containsString("/api/" + tenant.project() + "/csp-report/?sentry_key="));
    }

    @Test
    void an_issue_has_the_minimum_that_strict_clients_check() {
        long issue = fixtures.issue(tenant.project(), "KeyError: 'x'");

        get("/organizations/" + tenant.slug() + "/issues/SHOP-1/")
                .body("id", equalTo(Long.toString(issue)))
                .body("shortId", equalTo("SHOP-1"))
                .body("title", equalTo("KeyError: 'x'"))
                .body("count", equalTo("1"))
                .body("userCount", equalTo(1))
                .body("permalink", equalTo(PostgresResource.BASE_URL + "/issues/" + issue))
                .body("project.slug", equalTo("shop"))
                .body("project.id", equalTo(Long.toString(tenant.project())))
                .body("status", equalTo("unresolved"))
                .body("substatus", equalTo("new"))
                .body("culprit", equalTo("app.views in checkout"))
                .body("metadata", equalTo(Map.of("type", "KeyError", "value", "'x'")))
                .body("level", equalTo("error"))
                .body("type", equalTo("error"))
                .body("assignedTo", nullValue())
                .body("firstSeen", endsWith("Z"))
                .body("lastSeen", endsWith("Z"))
                .body("tags", hasSize(0))
                .body("containsKey('state')", equalTo(false));
    }

    @Test
    void an_event_has_entries_and_frames_in_camel_case() {
        long issue = fixtures.issue(tenant.project(), "KeyError: 'x'");
        var received = Instant.parse("2026-03-01T12:00:00Z");
        var id = EventIds.format(fixtures.event(tenant.project(), issue, received, PAYLOAD));

        var event = get("/projects/" + tenant.slug() + "/shop/events/" + id.toUpperCase() + "/");
        event.body("id", equalTo(id))
                .body("eventID", equalTo(id))
                .body("groupID", equalTo(Long.toString(issue)))
                .body("type", equalTo("error"))
                .body("message", equalTo("Hello x"))
                .body("dateCreated", equalTo("2026-03-01T11:59:58Z"))
                .body("dateReceived", equalTo("2026-03-01T12:00:00Z"))
                .body("platform", equalTo("python"))
                .body("release.version", equalTo("shop@2.5.0"))
                .body("user.id", equalTo("42"))
                .body("sdk.name", equalTo("sentry.python"))
                .body("context.cart", equalTo(3))
                .body("contexts.runtime.name", equalTo("CPython"))
                .body("tags.find { it.key == 'customer' }.value", equalTo("gold"))
                .body("_meta", notNullValue())
                .body(
                        "entries.type",
                        hasItems("exception", "threads", "message", "breadcrumbs", "request"));
        var exception = "entries.find { it.type == 'exception' }.data.values[0].";
        event.body(exception + "value", equalTo("</script>\u2028"))
                .body(exception + "threadId", notNullValue())
                .body(exception + "mechanism.handled", equalTo(false))
                .body(exception + "stacktrace.frames[1].absPath", equalTo("/app/shop.py"))
                .body(exception + "stacktrace.frames[1].lineNo", equalTo(12))
                .body(exception + "stacktrace.frames[1].inApp", equalTo(true))
                .body(exception + "stacktrace.frames[1].vars.x", equalTo("1"))
                .body(exception + "stacktrace.frames[0].context", hasSize(0))
                .body(
                        exception + "stacktrace.frames[1].context",
                        contains(
                                List.of(10, "a"),
                                List.of(11, "b"),
                                List.of(12, "c"),
                                List.of(13, "d")));
        event.body(
                        "entries.find { it.type == 'request' }.data.query",
                        equalTo(List.of(List.of("a", "b"))))
                .body("entries.find { it.type == 'request' }.data.method", equalTo("POST"));
    }

    @Test
    void an_event_is_found_by_its_id_alone_and_through_its_issue() {
        long issue = fixtures.issue(tenant.project(), "KeyError: 'x'");
        var id = EventIds.format(fixtures.event(tenant.project(), issue, Instant.now(), PAYLOAD));

        get("/organizations/" + tenant.slug() + "/eventids/" + id + "/")
                .body("projectSlug", equalTo("shop"))
                .body("groupId", equalTo(Long.toString(issue)))
                .body("event.id", equalTo(id));
        get("/issues/" + issue + "/events/latest/").body("id", equalTo(id));
        get("/issues/" + issue + "/events/" + id + "/").body("id", equalTo(id));
        get("/issues/" + issue + "/events/")
                .body("[0].eventID", equalTo(id))
                .body("[0].entries", nullValue());
    }

    @Test
    void an_event_is_asked_for_by_its_id_and_what_else_is_asked_is_refused() {
        long issue = fixtures.issue(tenant.project(), "KeyError: 'x'");
        var id = EventIds.format(fixtures.event(tenant.project(), issue, Instant.now(), PAYLOAD));
        var slug = tenant.slug();

        for (var path :
                List.of(
                        "/projects/" + slug + "/shop/events/" + id + "/",
                        "/organizations/" + slug + "/eventids/" + id + "/",
                        "/organizations/" + slug + "/issues/" + issue + "/events/" + id + "/",
                        "/issues/" + issue + "/events/" + id + "/")) {
            get(path).statusCode(200);
            as(token)
                    .get("/api/0" + path + "?environment=production")
                    .then()
                    .statusCode(400)
                    .body("detail", startsWith("environment"));
        }
    }

    @Test
    void what_the_lists_of_tags_do_not_carry_out_they_refuse() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        for (var list : List.of("", "browser/", "browser/values/")) {
            as(token)
                    .get("/api/0/issues/" + issue + "/tags/" + list + "?environment=production")
                    .then()
                    .statusCode(400)
                    .body("detail", startsWith("environment: no parameter"));
        }
    }

    @Test
    void tags_of_an_issue_are_listed_by_key_and_by_value() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        fixtures.tag(tenant.project(), issue, "browser", "Chrome 9", 5);
        fixtures.tag(tenant.project(), issue, "browser", "Firefox", 3);
        for (int i = 0; i < 40; i++) {
            fixtures.tag(tenant.project(), issue, "shop", "shop-" + i, 1);
        }
        fixtures.tag(tenant.project(), issue, "request.id", "(other)", 900);
        var tags = "/organizations/" + tenant.slug() + "/issues/SHOP-1/tags/";

        get(tags)
                .body("key", contains("request.id", "shop", "browser"))
                .body("name", contains("request.id", "shop", "browser"))
                .body("totalValues", contains(900, 40, 8))
                .body("uniqueValues", contains(0, 40, 2))
                .body("[1].topValues", hasSize(10))
                .body("[2].topValues.value", contains("Chrome 9", "Firefox"));
        get("/issues/" + issue + "/tags/browser/")
                .body("key", equalTo("browser"))
                .body("totalValues", equalTo(8))
                .body("topValues[0].query", equalTo("browser:\"Chrome 9\""));
        get(tags + "browser/values/")
                .body("value", contains("Chrome 9", "Firefox"))
                .body("name", contains("Chrome 9", "Firefox"))
                .body("key", contains("browser", "browser"))
                .body("count", contains(5, 3))
                .body("[0].firstSeen", notNullValue())
                .body("[0].lastSeen", notNullValue());
        get("/issues/" + issue + "/tags/shop/values/").body("", hasSize(40));
        get(tags + "browser/values/?sort=count").body("count", contains(3, 5));
        get(tags + "browser/values/?sort=-id").body("value", contains("Firefox", "Chrome 9"));
        get(tags + "browser/values/?sort=-date").body("", hasSize(2));
        get(tags + "browser/values/?sort=age").body("", hasSize(2));
        as(token).get("/api/0" + tags + "browser/values/?sort=x").then().statusCode(400);
        for (var none : List.of("none/", "none/values/")) {
            as(token).get("/api/0" + tags + none).then().statusCode(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/organizations/ORG/issues/, id",
        "/projects/ORG/shop/issues/, id",
        "/issues/ISSUE/events/, id"
    })
    void lists_are_followed_by_their_links(String path, String key) {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            long issue = fixtures.issue(tenant.project(), "Error: " + i);
            expected.add(Long.toString(issue));
        }
        var filled = path.replace("ORG", tenant.slug()).replace("ISSUE", expected.getFirst());
        if (path.contains("events")) {
            long issue = Long.parseLong(expected.getFirst());
            expected.clear();
            for (int i = 0; i < 5; i++) {
                var received = Instant.now().minusSeconds(i / 2);
                expected.add(
                        EventIds.format(fixtures.event(tenant.project(), issue, received, "{}")));
            }
        }

        var seen = new ArrayList<String>();
        var next = filled + "?per_page=2&query=&cursor=";
        while (next != null) {
            var page = get(next).extract();
            seen.addAll(page.jsonPath().getList(key));
            next = next(page.header("Link"));
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "query=is:archvied, is:|archvied",
        "query=late:x, column 1: late is not known yet",
        "timeZone=Mars, timeZone",
        "cursor=0:100:0, cursor",
        "limit=1000, limit",
        "per_page=x, per_page",
        "sort=color, sort",
        "statsPeriod=forever, statsPeriod"
    })
    void garbage_is_a_bad_request(String parameter, String detail) {
        as(token)
                .get("/api/0/organizations/" + tenant.slug() + "/issues/?" + parameter)
                .then()
                .statusCode(400)
                .body("detail", matchesRegex(".*(" + detail + ").*"));
    }

    @Test
    void the_issue_list_understands_status_project_and_period() {
        long shop = fixtures.issue(tenant.project(), "Error: shop");
        long old = fixtures.issue(fixtures.project(tenant.organization(), "old"), "Error: old");
        fixtures.run(
                "UPDATE issue SET last_seen = now() - interval '3 days', events = 8 WHERE id = ?",
                old);
        var issues = "/organizations/" + tenant.slug() + "/issues/";

        get(issues)
                .body("id", equalTo(List.of(Long.toString(shop), Long.toString(old))))
                .body("[1].count", equalTo("8"));
        get(issues + "?statsPeriod=24h").body("id", equalTo(List.of(Long.toString(shop))));
        get(issues + "?statsPeriod=14d")
                .body("[1].count", equalTo("0"))
                .body("[1].lifetime.count", equalTo("8"));
        get(issues + "?project=old").body("id", equalTo(List.of(Long.toString(old))));
        get(issues + "?project=" + tenant.project())
                .body("id", equalTo(List.of(Long.toString(shop))));
        get(issues + "?project=-1&query=is:resolved").body("id", hasSize(0));
        get(issues + "?query=error+shop").body("id", equalTo(List.of(Long.toString(shop))));
    }

    @Test
    void a_tag_that_no_event_has_is_told_beside_the_empty_list() {
        long issue = fixtures.issue(tenant.project(), "Error: shop");
        fixtures.tag(tenant.project(), issue, "browser.name", "Chrome", 1);
        var issues = "/organizations/" + tenant.slug() + "/issues/?query=";

        get(issues + "browser.name:chrome")
                .body("id", hasSize(1))
                .header("X-Mayday-Warning", nullValue());
        get(issues + "browzer.name:chrome")
                .body("id", hasSize(0))
                .header(
                        "X-Mayday-Warning",
                        equalTo("no event has tag \"browzer.name\"; did you mean browser.name?"));
        get(issues + "KeyErrors:%20x").body("id", hasSize(0));
        as(token)
                .get("/api/0" + issues + "browser.name:%20chrome")
                .then()
                .statusCode(400)
                .body("detail", equalTo("column 14: a value is expected"))
                .body("errors[0].column", equalTo(14))
                .body("errors[0].code", equalTo("query.syntax"));
    }

    @Test
    void releases_are_compared_within_one_project_only() {
        fixtures.project(tenant.organization(), "other");
        var issues = "/api/0/organizations/" + tenant.slug() + "/issues/?query=release:%3E2.5.0";

        as(token)
                .get(issues)
                .then()
                .statusCode(400)
                .body("detail", containsString("within one project"));
        as(token)
                .get(issues + "&project=shop")
                .then()
                .statusCode(400)
                .body("detail", containsString("not known yet"));
    }

    @Test
    void just_an_id_finds_its_issue_in_any_state() {
        long fixed = fixtures.issue(tenant.project(), "Error: shop");
        fixtures.run("UPDATE issue SET status = 'resolved' WHERE id = ?", fixed);
        var event = fixtures.event(tenant.project(), fixed, Instant.now(), "{}");
        long utf = fixtures.issue(tenant.project(), "Error: not utf-8");
        var issues = "/organizations/" + tenant.slug() + "/issues/?query=";

        for (var id : List.of("shop-1", EventIds.format(event)))
            get(issues + id)
                    .body("id", equalTo(List.of(Long.toString(fixed))))
                    .header("X-Sentry-Direct-Hit", equalTo("1"));
        get(issues + "utf-8")
                .body("id", equalTo(List.of(Long.toString(utf))))
                .header("X-Sentry-Direct-Hit", nullValue());
    }

    @Test
    void the_events_of_an_issue_are_those_of_an_environment_and_no_parameter_is_passed_over() {
        long issue = fixtures.issue(tenant.project(), "Error: shop");
        var now = Instant.now();
        var live = "{\"extra\": {\"k\": 1}, \"tags\": [[\"environment\", \"production\"]]}";
        var there = EventIds.format(fixtures.event(tenant.project(), issue, now, live));
        var none =
                EventIds.format(fixtures.event(tenant.project(), issue, now.minusSeconds(1), "{}"));
        var events = "/issues/" + issue + "/events/";

        get(events + "?environment=production").body("eventID", equalTo(List.of(there)));
        get(events + "?environment=production&environment=staging&query=k")
                .body("eventID", hasSize(0));
        get(events + "?environment=").body("eventID", equalTo(List.of(there, none)));
        get(events + "?environment=prod").body("eventID", hasSize(0));
        get(events).body("[0].entries", nullValue());
        get(events + "?full=true").body("[0].entries", notNullValue());
        for (var unknown : List.of("sort=oldest", "start=2026-01-19", "sample=true", "full=maybe"))
            as(token)
                    .get("/api/0" + events + "?" + unknown)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString(unknown.substring(0, unknown.indexOf('='))));
        as(token).get("/api/0" + events + "latest/?environment=x").then().statusCode(400);
    }

    @Test
    void the_events_of_an_issue_are_searched_by_what_only_they_say() {
        long issue = fixtures.issue(tenant.project(), "Error: shop");
        var old = Instant.now().minusSeconds(3 * 24 * 3600);
        var with =
                fixtures.event(
                        tenant.project(),
                        issue,
                        old,
                        "{\"contexts\": {\"feature_flags\": {\"new_classifier_v2\": true}}}");
        fixtures.event(tenant.project(), issue, Instant.now(), "{\"extra\": {\"a\": 1}}");
        var expected = EventIds.format(with);

        for (var events :
                List.of(
                        "/issues/" + issue + "/events/?query=",
                        "/organizations/" + tenant.slug() + "/issues/SHOP-1/events/?query=")) {
            get(events + "contexts.feature_flags.new_classifier_v2:true")
                    .body("eventID", equalTo(List.of(expected)));
            get(events + "received:%2B2d%20is:new%20!has:extra[a]")
                    .body("eventID", equalTo(List.of(expected)));
            get(events + "is:resolved").body("eventID", hasSize(0));
            as(token)
                    .get("/api/0" + events + "level:eror")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("did you mean error?"));
        }
    }

    @Test
    void the_status_of_issues_is_put() {
        var ids =
                List.of(
                        fixtures.issue(tenant.project(), "A: 1"),
                        fixtures.issue(tenant.project(), "B: 1"));
        var list =
                "/api/0/projects/"
                        + tenant.slug()
                        + "/shop/issues/?id="
                        + ids.get(0)
                        + "&id="
                        + ids.get(1);

        put(list, "resolved").statusCode(200);
        get("/issues/" + ids.get(0) + "/").body("status", equalTo("resolved"));
        get("/issues/" + ids.get(1) + "/").body("status", equalTo("resolved"));
        put("/api/0/issues/" + ids.get(0) + "/", "unresolved")
                .statusCode(200)
                .body("status", equalTo("unresolved"));
        put("/api/0/issues/" + ids.get(0) + "/", "ignored")
                .statusCode(200)
                .body("status", equalTo("ignored"))
                .body("substatus", equalTo("archived_forever"));
        put("/api/0/issues/" + ids.get(0) + "/", "solved")
                .statusCode(400)
                .body("detail", containsString("status"));
        put("/api/0/projects/" + tenant.slug() + "/shop/issues/", "resolved").statusCode(400);
        put(
                        "/api/0/projects/"
                                + tenant.slug()
                                + "/shop/issues/?id="
                                + ids.get(0)
                                + "&id=999999999",
                        "resolved")
                .statusCode(404);
        get("/issues/" + ids.get(0) + "/").body("status", equalTo("ignored"));
    }

    private ValidatableResponse get(String path) {
        return as(token)
                .get("/api/0" + path)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
    }

    private ValidatableResponse put(String path, String status) {
        return as(token).body(Map.of("status", status)).put(path).then();
    }

    /// As sentry-cli reads it.
    private static String next(String link) {
        var next =
                Pattern.compile(
                                "<"
                                        + PostgresResource.BASE_URL
                                        + "/api/0([^>]+)>; rel=\"next\"; results=\"true\"")
                        .matcher(link);
        return next.find() ? next.group(1) : null;
    }
}
