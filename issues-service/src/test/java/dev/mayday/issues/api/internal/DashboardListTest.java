package dev.mayday.issues.api.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The list of issues: what is in it, in which order, with which figures.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DashboardListTest extends SignedIn {

    @Test
    void a_list_is_read_page_by_page_without_gaps() {
        var expected = new ArrayList<Object>();
        for (int i = 0; i < 7; i++) {
            long issue = fixtures.issue(tenant.project(), "Error: " + i);
            fixtures.run(
                    "UPDATE issue SET last_seen = now() - make_interval(mins => ?) WHERE id = ?",
                    i / 2,
                    issue);
            expected.add((int) issue);
        }

        var pages = pages("/issues?limit=2");

        assertThat(pages).extracting(page -> page.getInt("total")).containsOnly(7);
        var seen = all(pages, "issues.id");
        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo(expected.get(1));
    }

    @Test
    void the_query_speaks_the_search_language() {
        long key = fixtures.issue(tenant.project(), "KeyError: 'unknown_category'");
        long fixed = fixtures.issue(tenant.project(), "ValueError: y");
        status(fixed, "resolved");
        fixtures.tag(tenant.project(), key, "@error.type", "KeyError", 1);

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
        get("/issues?status=all&query=%22100%25%20app.views%22").body("issues", hasSize(0));
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
        fixtures.sighting(tenant.project(), issue, "a", 1, "1 minute");
        fixtures.sighting(tenant.project(), issue, "a", 2, "2 days");
        fixtures.sighting(tenant.project(), issue, "b", 2, "2 days");

        row("period=24h", 3, 1, 48, 3);
        row("period=14d", 8, 2, 56, 3);
        row("period=30d", 15, 2, 30, 3);
        row("environment=staging", 5, 2, 56, 0);
        get("/issues?environment=nowhere").body("issues", hasSize(0));
        get("/issues?period=1y").statusCode(400);
    }

    @Test
    void rows_of_an_open_list_are_read_again_in_whatever_state_they_are() {
        long fixed = fixtures.issue(tenant.project(), "Fixed: 1");
        long open = fixtures.issue(tenant.project(), "Open: 1");
        long other = fixtures.issue(tenant.project(), "Other: 1");
        long foreign = fixtures.issue(fixtures.tenant().project(), "Foreign: 1");
        fixtures.environment(tenant.project(), 1, "production");
        fixtures.counted(tenant.project(), open, 1, "0 minutes", 3);
        fixtures.counted(tenant.project(), open, 1, "20 days", 7);
        fixtures.run(
                "UPDATE issue SET events = 10, first_seen = now() - interval '40 days' WHERE id = ?",
                open);
        status(fixed, "resolved");

        var asked = "/issue-rows?id=%d&id=%d&id=%d".formatted(open, fixed, foreign);
        get(asked)
                .statusCode(200)
                .body("id", equalTo(List.of((int) fixed, (int) open)))
                .body("status", equalTo(List.of("resolved", "unresolved")))
                .body("[1].events", equalTo(3))
                .body("[1].eventsTotal", equalTo(10));
        get("/issue-rows?period=30d&environment=production&id=" + open)
                .body("[0].events", equalTo(10))
                .body("[0].trend", hasSize(30));
        get("/issue-rows?environment=nowhere&id=" + open).body("[0].events", equalTo(0));
        get("/issue-rows?id=" + other).body("id", equalTo(List.of((int) other)));
        get("/issue-rows").statusCode(400);
        get("/issue-rows?id=" + "1&id=".repeat(100) + "1").statusCode(400);
        get("/issue-rows?period=x&id=1").statusCode(400);
    }

    @Test
    void the_most_frequent_of_the_period_comes_first_if_asked() {
        long few = fixtures.issue(tenant.project(), "Few: 1");
        long many = fixtures.issue(tenant.project(), "Many: 1");
        long none = fixtures.issue(tenant.project(), "None: 1");
        fixtures.counted(tenant.project(), few, 0, "1 hour", 2);
        fixtures.counted(tenant.project(), many, 0, "1 hour", 20);

        assertThat(all(pages("/issues?sort=events&limit=2"), "issues.id"))
                .containsExactly((int) many, (int) few, (int) none);
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
}
