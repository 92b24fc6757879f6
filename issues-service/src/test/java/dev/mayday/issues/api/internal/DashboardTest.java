package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DashboardTest {

    private static final String HOSTILE =
            "Error: \"</script><img src=x onerror=alert(1)>\u2028\\ \uD83D\uDCA5";

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;
    String owner;

    @BeforeEach
    void signIn() {
        tenant = fixtures.tenant();
        owner = fixtures.session(tenant.account());
    }

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
    void a_list_is_read_page_by_page_without_gaps() {
        var expected = new ArrayList<Integer>();
        for (int i = 0; i < 7; i++) {
            long issue = fixtures.issue(tenant.project(), "Error: " + i);
            fixtures.run(
                    "UPDATE issue SET last_seen = now() - make_interval(mins => ?) WHERE id = ?",
                    i / 2,
                    issue);
            expected.add((int) issue);
        }

        var seen = new ArrayList<Integer>();
        String cursor = "";
        do {
            var page =
                    get("/issues?limit=2&cursor=" + cursor)
                            .statusCode(200)
                            .body("total", equalTo(7))
                            .extract()
                            .jsonPath();
            seen.addAll(page.getList("issues.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo(expected.get(1));
    }

    @Test
    void the_query_speaks_the_search_language() {
        long key = fixtures.issue(tenant.project(), "KeyError: 'unknown_category'");
        long fixed = fixtures.issue(tenant.project(), "ValueError: y");
        status(fixed, "resolved");

        get("/issues?query=is:resolved").body("issues.id", equalTo(List.of((int) fixed)));
        get("/issues?query=error.type:KeyError%20OR%20issue:SHOP-9")
                .body("issues.id", equalTo(List.of((int) key)));
        get("/issues?query=firstSeen:-1h%20events:%3C10%20level:%3E=error")
                .body("issues.id", equalTo(List.of((int) key)));
        get("/issues?query=firstSeen:%2B24h").body("issues", hasSize(0));
        get("/issues?query=is:archvied")
                .statusCode(400)
                .body("detail", containsString("did you mean archived?"));
    }

    @Test
    void status_and_words_restrict_the_list() {
        long key = fixtures.issue(tenant.project(), "KeyError: 'unknown_category'");
        status(fixtures.issue(tenant.project(), "ValueError: 100%"), "resolved");

        get("/issues?query=keyerror+CHECKOUT").body("issues.id", equalTo(List.of((int) key)));
        get("/issues?query=valueerror").body("issues", hasSize(0));
        get("/issues?status=all&query=100%25").body("issues", hasSize(1));
        get("/issues?status=all&query=unknown%25category").body("issues", hasSize(0));
        get("/issues?status=resolved")
                .body("issues", hasSize(1))
                .body("issues[0].status", equalTo("resolved"));
        get("/issues?status=nonsense").statusCode(400).body("detail", containsString("status"));
    }

    @Test
    void counts_and_trend_are_those_of_period_and_environment() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        fixtures.environment(tenant.project(), 1, "production");
        fixtures.environment(tenant.project(), 2, "staging");
        fixtures.counted(tenant.project(), issue, 1, "0 minutes", 3);
        fixtures.counted(tenant.project(), issue, 2, "2 days", 5);
        fixtures.counted(tenant.project(), issue, 1, "20 days", 7);
        fixtures.run(
                "UPDATE issue SET events = 15, users = 9, first_seen = now() - interval '40 days' WHERE id = ?",
                issue);
        sighting(issue, "a", 1, "1 minute");
        sighting(issue, "a", 2, "2 days");
        sighting(issue, "b", 2, "2 days");

        row("period=24h", 3, 1, 48, 3);
        row("period=14d", 8, 2, 56, 3);
        row("period=30d", 15, 2, 30, 3);
        row("environment=staging", 5, 2, 56, 0);
        get("/issues?environment=nowhere").body("issues", hasSize(0));
        get("/issues?period=1y").statusCode(400);
    }

    @Test
    void the_most_frequent_of_the_period_comes_first_if_asked() {
        long few = fixtures.issue(tenant.project(), "Few: 1");
        long many = fixtures.issue(tenant.project(), "Many: 1");
        long none = fixtures.issue(tenant.project(), "None: 1");
        fixtures.counted(tenant.project(), few, 0, "1 hour", 2);
        fixtures.counted(tenant.project(), many, 0, "1 hour", 20);
        var expected = List.of((int) many, (int) few, (int) none);

        var first = get("/issues?sort=events&limit=2").extract().jsonPath();
        var second =
                get("/issues?sort=events&limit=2&cursor=" + first.getString("nextCursor"))
                        .extract()
                        .jsonPath();

        var ids = new ArrayList<Integer>(first.getList("issues.id"));
        ids.addAll(second.getList("issues.id"));
        assertThat(ids).isEqualTo(expected);
        for (var sort : List.of("lastSeen", "firstSeen", "users"))
            get("/issues?sort=" + sort).statusCode(200);
        get("/issues?sort=color").statusCode(400).body("detail", containsString("lastSeen"));
    }

    @Test
    void the_order_follows_the_counts_of_the_period_not_of_all_time() {
        long young = fixtures.issue(tenant.project(), "Young: 1");
        long old = fixtures.issue(tenant.project(), "Old: 1");
        long gone = fixtures.issue(tenant.project(), "Gone: 1");
        fixtures.counted(tenant.project(), young, 0, "1 hour", 7);
        fixtures.counted(tenant.project(), old, 0, "1 hour", 3);
        fixtures.counted(tenant.project(), old, 0, "20 days", 90);
        fixtures.run("UPDATE issue SET events = 7 WHERE id = ?", young);
        fixtures.run(
                "UPDATE issue SET events = 93, first_seen = now() - interval '20 days' WHERE id = ?",
                old);
        fixtures.run(
                "UPDATE issue SET events = 99, first_seen = now() - interval '40 days', last_seen = now() - interval '20 days' WHERE id = ?",
                gone);

        get("/issues?sort=events")
                .body("issues.id", equalTo(List.of((int) young, (int) old, (int) gone)))
                .body("issues.events", equalTo(List.of(7, 3, 0)))
                .body("issues.eventsTotal", equalTo(List.of(7, 93, 99)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=garbage", "cursor=MX5hYQ", "limit=0", "limit=101"})
    void garbage_is_a_bad_request(String parameter) {
        get("/issues?" + parameter)
                .statusCode(400)
                .body("detail", containsString(parameter.replaceFirst("=.*", "")));
    }

    @Test
    void an_issue_shows_tags_activity_and_why_it_is_one() {
        long issue = fixtures.issue(tenant.project(), HOSTILE);
        tag(issue, "browser", "Firefox", 3);
        tag(issue, "browser", "Chrome", 5);
        tag(issue, "browser", "(other)", 9);
        tag(issue, "request.id", "(other)", 40);
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
                .body("tags.key", equalTo(List.of("browser")))
                .body("tags[0].total", equalTo(17))
                .body("tags[0].values.value", equalTo(List.of("Chrome", "Firefox", "(other)")))
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
    void an_issue_is_resolved_and_reopened_by_a_member_only() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        var viewer =
                fixtures.session(
                        fixtures.account(tenant.organization(), "v@" + tenant.slug(), "viewer"));
        var resolution = "/internal/dashboard/issues/" + issue + "/resolution";

        as(viewer)
                .put(resolution)
                .then()
                .statusCode(403)
                .body("detail", containsString("needs role member"));
        as(owner)
                .put(resolution)
                .then()
                .statusCode(200)
                .body("row.status", equalTo("resolved"))
                .body("statusSentence", containsString("owner"))
                .body("activity[0].kind", equalTo("resolved"));
        as(owner).put(resolution).then().statusCode(200).body("activity", hasSize(1));
        as(owner)
                .delete(resolution)
                .then()
                .statusCode(200)
                .body("row.status", equalTo("unresolved"))
                .body("episode", equalTo(2));
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
        as(owner).put("/internal/dashboard/issues/" + issue + "/resolution").then().statusCode(404);
        as(owner)
                .delete("/internal/dashboard/issues/" + issue + "/resolution")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse get(String path) {
        return as(owner).get("/internal/dashboard" + path).then();
    }

    private void row(String parameters, int events, int users, int bars, int lastBar) {
        get("/issues?status=unresolved&" + parameters)
                .statusCode(200)
                .body("issues[0].events", equalTo(events))
                .body("issues[0].users", equalTo(users))
                .body("issues[0].eventsTotal", equalTo(15))
                .body("issues[0].usersTotal", equalTo(9))
                .body("issues[0].trend", hasSize(bars))
                .body("issues[0].trend.sum()", equalTo(events))
                .body("issues[0].trend[-1]", equalTo(lastBar));
    }

    private void status(long issue, String status) {
        fixtures.run(
                "UPDATE issue SET status = ?, substatus = 'fixed', resolved_at = now() WHERE id = ?",
                status,
                issue);
    }

    private void tag(long issue, String key, String value, int events) {
        fixtures.run(
                "INSERT INTO issue_tag VALUES (?, ?, ?, ?, ?, now(), now())",
                tenant.project(),
                issue,
                key,
                value,
                events);
    }

    private void sighting(long issue, String user, int environment, String ago) {
        fixtures.run(
                "INSERT INTO issue_user VALUES (?, ?, ?::bytea, ?, now(), now() - ?::interval)",
                tenant.project(),
                issue,
                user,
                environment,
                ago);
    }
}
