package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DashboardTest extends SignedIn {

    private static final String HOSTILE =
            "Error: \"</script><img src=x onerror=alert(1)>\u2028\\ \uD83D\uDCA5";

    @Test
    void a_project_shows_its_dsn_and_its_open_issues() {
        long open = fixtures.issue(tenant.project(), "A: 1");
        status(fixtures.issue(tenant.project(), "B: 1"), "resolved");
        fixtures.environment(tenant.project(), 0, "");
        fixtures.environment(tenant.project(), 1, "production");

        get("/projects/shop")
                .statusCode(200)
                .body("id", equalTo((int) tenant.project()))
                .body("dsn", endsWith("@mayday.test:9000/" + tenant.project()))
                .body("unresolved", equalTo(1))
                .body("environments", equalTo(List.of("production")))
                .body("firstEventAt", nullValue());
        get("/projects").statusCode(200).body("slug", equalTo(List.of("shop")));
        assertThat(open).isPositive();
    }

    @Test
    void an_admin_makes_a_project_and_a_viewer_does_not() {
        var viewer =
                fixtures.session(
                        fixtures.account(tenant.organization(), "v@" + tenant.slug(), "viewer"));
        var project = Map.of("name", "Back End", "platform", "java");

        as(viewer).body(project).post("/internal/dashboard/projects").then().statusCode(403);
        as(owner)
                .body(project)
                .post("/internal/dashboard/projects")
                .then()
                .statusCode(200)
                .body("slug", equalTo("back-end"))
                .body("platform", equalTo("java"));
    }

    @Test
    void an_issue_shows_its_activity_and_why_it_is_one() {
        long issue = fixtures.issue(tenant.project(), HOSTILE);
        fixtures.run(
                "INSERT INTO issue_activity (project_id, issue_id, at, kind, actor, sentence) VALUES (?, ?, now(), 'opened', NULL, 'First.'), (?, ?, now(), 'resolved', 'ana', 'Fixed.')",
                tenant.project(),
                issue,
                tenant.project(),
                issue);
        fixtures.run(
                "INSERT INTO issue_hash VALUES (?, '\\x01', 'primary', ?, 'native:1', '{\"variant\": \"app\"}', now())",
                tenant.project(),
                issue);

        get("/issues/" + issue)
                .statusCode(200)
                .body("row.title", equalTo(HOSTILE))
                .body("row.shortId", equalTo("SHOP-1"))
                .body("row.trend", hasSize(56))
                .body("activity.kind", equalTo(List.of("resolved", "opened")))
                .body("grouping.variant", equalTo("app"))
                .body("episode", equalTo(1));
    }

    @Test
    void one_walks_through_the_events_of_an_issue() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        var noon = Instant.parse("2026-03-01T12:00:00Z");
        var ids = new ArrayList<String>();
        for (int second : new int[] {0, 1, 1, 2}) {
            var id =
                    fixtures.event(
                            tenant.project(),
                            issue,
                            noon.plusSeconds(second),
                            "{\"message\": \"m\", \"tags\": {\"a\": \"b\"}}");
            ids.add(EventIds.format(id));
        }

        var walked = new ArrayList<String>();
        String next = "oldest";
        for (int ordinal = 1; next != null; ordinal++) {
            var event =
                    get("/issues/" + issue + "/events/" + next)
                            .statusCode(200)
                            .body("ordinal", equalTo(ordinal))
                            .body("retained", equalTo(4))
                            .body("olderId", equalTo(walked.isEmpty() ? null : walked.getLast()))
                            .body("tags.a", equalTo("b"))
                            .body("body.logentry.formatted", equalTo("m"))
                            .extract()
                            .jsonPath();
            walked.add(event.getString("id"));
            next = event.getString("newerId");
        }

        assertThat(walked).containsExactlyInAnyOrderElementsOf(ids);
        get("/issues/" + issue + "/events/latest").body("id", equalTo(walked.getLast()));
        get("/issues/" + issue + "/events/" + "0".repeat(32)).statusCode(404);
        get("/issues/" + issue + "/events/garbage").statusCode(404);
    }

    @Test
    void so_many_around_an_event_are_counted_and_no_more() {
        long issue = fixtures.issue(tenant.project(), "Error: many");
        fixtures.event(tenant.project(), issue, Instant.parse("2026-03-01T12:00:00Z"), "{}");
        fixtures.run(
                """
                INSERT INTO event
                SELECT project_id, gen_random_uuid(), day, issue_id, environment,
                       received + n * interval '1 s', occurred, release, lateness, user_hash,
                       dictionary, body
                  FROM event CROSS JOIN generate_series(1, 2100) AS n
                 WHERE issue_id = ?""",
                issue);
        var event = "/issues/" + issue + "/events/";

        get(event + "latest").body("ordinal", equalTo(0)).body("partly", equalTo(true));
        get(event + "oldest")
                .body("ordinal", equalTo(1))
                .body("retained", equalTo(1_001))
                .body("partly", equalTo(true));
    }

    @Test
    void one_walks_through_the_events_that_a_query_finds() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        var noon = Instant.parse("2026-03-01T12:00:00Z");
        var ids = new ArrayList<String>();
        for (int second = 0; second < 5; second++) {
            var tag = second % 2 == 0 ? "even" : "odd";
            var body = "{\"message\": \"m\", \"tags\": {\"kind\": \"%s\"}}".formatted(tag);
            var at = noon.plusSeconds(second);
            ids.add(EventIds.format(fixtures.event(tenant.project(), issue, at, body)));
        }
        var event = "/issues/" + issue + "/events/";
        var even = "?query=kind:even";

        get(event + "latest" + even)
                .body("id", equalTo(ids.get(4)))
                .body("olderId", equalTo(ids.get(2)))
                .body("newerId", equalTo(null))
                .body("ordinal", equalTo(3))
                .body("retained", equalTo(3))
                .body("partly", equalTo(false));
        get(event + "oldest" + even).body("id", equalTo(ids.get(0))).body("ordinal", equalTo(1));
        get(event + ids.get(3) + even)
                .body("olderId", equalTo(ids.get(2)))
                .body("newerId", equalTo(ids.get(4)))
                .body("ordinal", equalTo(0));
        get(event + "latest?query=kind:none")
                .body("id", equalTo(ids.get(4)))
                .body("retained", equalTo(0));
        get(event + "latest?query=(kind:even").statusCode(400);
    }

    @Test
    void the_oldest_of_many_that_a_query_finds_is_as_whole_as_the_latest() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        var noon = Instant.parse("2026-03-01T12:00:00Z");
        for (int second = 0; second < 12; second++) {
            var body = "{\"message\": \"m%d\", \"tags\": {\"a\": \"b\"}}".formatted(second);
            fixtures.event(tenant.project(), issue, noon.plusSeconds(second), body);
        }

        get("/issues/" + issue + "/events/oldest?query=a:b")
                .body("body.logentry.formatted", equalTo("m0"))
                .body("ordinal", equalTo(1))
                .body("retained", equalTo(12));
        get("/issues/" + issue + "/events/latest?query=a:b")
                .body("body.logentry.formatted", equalTo("m11"))
                .body("ordinal", equalTo(12));
        get("/issues/" + issue + "/events/recommended?query=a:b")
                .body("body.logentry.formatted", equalTo("m11"));
    }

    @Test
    void the_recommended_event_is_the_newest_of_those_that_tell_most() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        var now = Instant.parse("2026-03-01T12:00:00Z");
        var rich = "{\"message\": \"m\", \"user\": {\"id\": \"7\"}, \"request\": {\"url\": \"/\"}}";
        fixtures.event(tenant.project(), issue, now.minusSeconds(8 * 86_400), rich);
        fixtures.event(tenant.project(), issue, now.minusSeconds(20), rich);
        var best = fixtures.event(tenant.project(), issue, now.minusSeconds(10), rich);
        fixtures.event(tenant.project(), issue, now, "{\"message\": \"m\"}");

        get("/issues/" + issue + "/events/recommended").body("id", equalTo(EventIds.format(best)));
    }

    @Test
    void nothing_of_another_organization_can_be_told_from_nothing_at_all() {
        var other = fixtures.tenant();
        long issue = fixtures.issue(other.project(), "Secret: 1");
        fixtures.event(other.project(), issue, Instant.now(), "{}");
        fixtures.project(other.organization(), "hidden");

        var unknown = get("/issues/999999999").statusCode(404).extract().asString();
        assertThat(get("/issues/" + issue).statusCode(404).extract().asString()).isEqualTo(unknown);
        get("/issues/" + issue + "/events/latest").statusCode(404);
        get("/projects/hidden").statusCode(404);
        get("/issues?project=hidden").statusCode(404);
        get("/issues?status=all").body("issues", hasSize(0)).body("total", equalTo(0));
    }

    @Test
    void a_name_without_latin_letters_needs_a_slug() {
        create(Map.of("name", "日本"))
                .statusCode(400)
                .body("detail", startsWith("slug: needed, since the name has no letter"));
        create(Map.of("name", "日本", "slug", "japan"))
                .statusCode(200)
                .body("name", equalTo("日本"), "slug", equalTo("japan"));
    }

    @Test
    void nothing_is_warned_of_when_a_project_is_made() {
        var lines = new ByteArrayOutputStream();
        var ear = new StreamHandler(lines, new SimpleFormatter());
        var hibernate = Logger.getLogger("org.hibernate.orm.session");
        hibernate.addHandler(ear);
        try {
            create(Map.of("name", "Quiet")).statusCode(200);
        } finally {
            hibernate.removeHandler(ear);
        }

        ear.flush();
        assertThat(lines.toString(UTF_8)).isEmpty();
    }

    private ValidatableResponse create(Map<String, String> project) {
        return as(owner).body(project).post("/internal/dashboard/projects").then();
    }
}
