package dev.mayday.issues.api.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a query finds in the list and inside an issue, and what its author is told.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DashboardSearchTest extends SignedIn {

    @Test
    void what_is_asked_of_events_must_have_been_in_the_period_and_the_environments() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        fixtures.environment(tenant.project(), 1, "production");
        fixtures.counted(tenant.project(), issue, 1, "1 hour", 1);
        fixtures.tag(tenant.project(), issue, "environment", "production", 1);
        fixtures.tag(tenant.project(), issue, "environment", "staging", 1);
        fixtures.tag(tenant.project(), issue, "customer", "gold", 1);
        fixtures.run(
                "UPDATE issue_tag SET last_seen = now() - interval '20 days' WHERE issue_id = ? AND key = 'customer'",
                issue);

        get("/issues?query=customer:gold").body("issues", hasSize(0));
        get("/issues?query=!customer:gold").body("issues", hasSize(1));
        get("/issues?query=customer:gold&period=30d").body("issues", hasSize(1));
        get("/issues?query=environment:staging").body("issues", hasSize(1));
        get("/issues?query=environment:staging&environment=production").body("issues", hasSize(0));
        get("/issues?query=environment:pro*&environment=production").body("issues", hasSize(1));
        get("/issues?query=events.period:1%20users.period:0&environment=production")
                .body("issues", hasSize(1));
    }

    @Test
    void a_tag_that_no_event_has_is_told() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        fixtures.tag(tenant.project(), issue, "browser.name", "Chrome", 1);
        fixtures.tag(tenant.project(), issue, "request.id", "(other)", 900);

        get("/issues?query=browser.name:chrome").body("warnings", hasSize(0));
        get("/issues?query=browzer.name:chrome")
                .statusCode(200)
                .body("issues", hasSize(0))
                .body(
                        "warnings",
                        equalTo(
                                List.of(
                                        "no event has tag \"browzer.name\"; did you mean browser.name?")));
        get("/issues?query=!browzer.name:chrome")
                .body("issues", hasSize(1))
                .body("warnings", hasSize(1));
        get("/issues?query=request.id:17")
                .body("warnings[0]", containsString("more values in some issues"));
        get("/issues?query=browser.name:")
                .statusCode(400)
                .body("detail", equalTo("column 14: a value is expected"));
        get("/issues?query=KeyError:%20x").statusCode(200).body("warnings", hasSize(0));
    }

    @Test
    void a_query_that_is_just_an_id_says_what_it_opens() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        status(issue, "resolved");
        var event = EventIds.format(fixtures.event(tenant.project(), issue, Instant.now(), "{}"));

        get("/issues?query=shop-1")
                .body("opens.issueId", equalTo((int) issue))
                .body("opens.eventId", nullValue());
        get("/issues?query=" + event)
                .body("opens.issueId", equalTo((int) issue))
                .body("opens.eventId", equalTo(event))
                .body("issues", hasSize(1));
        get("/issues?query=shop-2").body("opens", nullValue()).body("issues", hasSize(0));
    }

    @Test
    void the_first_eight_digits_of_an_event_id_open_it_unless_two_begin_so() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        long words = fixtures.issue(tenant.project(), "Error: deadbeef");
        var event = EventIds.format(fixtures.event(tenant.project(), issue, Instant.now(), "{}"));
        var start = event.substring(0, 8);

        get("/issues?query=" + start)
                .body("opens.issueId", equalTo((int) issue))
                .body("opens.eventId", equalTo(event));
        get("/issues?query=deadbeef")
                .body("opens", nullValue())
                .body("issues.id", equalTo(List.of((int) words)));

        var other = event.substring(0, 31) + (event.endsWith("0") ? "1" : "0");
        fixtures.run(
                """
                INSERT INTO event (project_id, id, day, issue_id, environment, received, occurred, dictionary, body)
                SELECT project_id, ?::uuid, day, issue_id, 0, received, occurred, dictionary, body
                  FROM event WHERE project_id = ? AND id = ?::uuid""",
                other,
                tenant.project(),
                event);
        get("/issues?query=" + start).body("opens", nullValue()).body("issues", hasSize(0));

        long foreign = fixtures.tenant().project();
        var theirs =
                EventIds.format(
                        fixtures.event(
                                foreign, fixtures.issue(foreign, "E: 1"), Instant.now(), "{}"));
        get("/issues?query=" + theirs.substring(0, 8)).body("opens", nullValue());
    }

    @Test
    void where_nothing_matches_it_is_told_where_something_does() {
        status(fixtures.issue(tenant.project(), "Cart: 1"), "resolved");
        status(fixtures.issue(tenant.project(), "Cart: 2"), "resolved");
        status(fixtures.issue(tenant.project(), "Cart: 3"), "archived");

        get("/issues?query=cart")
                .body("issues", hasSize(0))
                .body("elsewhere.status", equalTo(List.of("resolved", "archived")))
                .body("elsewhere.total", equalTo(List.of(2, 1)));
        get("/issues?query=cart&status=archived").body("elsewhere", hasSize(0));
        get("/issues?query=is:unresolved%20cart").body("elsewhere", hasSize(0));
        get("/issues?query=nowhere").body("elsewhere", hasSize(0));
        get("/issues").body("elsewhere", hasSize(0));
    }

    @Test
    void who_writes_another_language_is_told_what_to_write() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        fixtures.tag(tenant.project(), issue, "plan", "pro", 1);

        get("/issues?query=a%20or%20level:error")
                .body("warnings[0]", containsString("did you mean OR?"));
        get("/issues?query=vector:%3Cint%3E").statusCode(200).body("warnings", hasSize(0));
        get("/issues?query=plan:%3E5")
                .statusCode(400)
                .body("detail", equalTo("column 6: plan cannot be compared with >"));
    }

    @Test
    void a_day_is_a_day_where_the_person_lives() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        fixtures.run("UPDATE issue SET first_seen = '2026-01-18T23:30:00Z' WHERE id = ?", issue);

        get("/issues?query=firstSeen:2026-01-19").body("issues", hasSize(0));
        get("/issues?query=firstSeen:2026-01-19&timeZone=Europe/Berlin").body("issues", hasSize(1));
        get("/issues?timeZone=Mars").statusCode(400).body("detail", containsString("timeZone"));
    }

    @Test
    void impact_is_users_of_the_period_halved_by_each_day_of_silence() {
        long many = impact("Many: 1", 8, "49 hours");
        long few = impact("Few: 1", 3, "1 hour");
        long none = impact("None: 1", 0, "1 minute");
        long nobody = impact("Nobody: 1", 0, "2 hours");
        long one = impact("One: 1", 1, "1 minute");
        // 3 × 0.5^(1/24) = 2.9; 8 × 0.5^(49/24) = 1.9; 1; of those without users the later id.
        assertThat(all(pages("/issues?sort=impact&limit=2"), "issues.id"))
                .containsExactly((int) few, (int) many, (int) one, (int) nobody, (int) none);
    }

    @Test
    void the_events_of_an_issue_are_searched_page_by_page() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        var expected = new ArrayList<String>();
        for (int i = 0; i < 250; i++) {
            var received = Instant.now().minusSeconds(i);
            var payload = "{\"extra\": {\"n\": %d}, \"tags\": {\"a\": \"b\"}}".formatted(i % 100);
            var id = fixtures.event(tenant.project(), issue, received, payload);
            if (i % 100 == 7) expected.add(EventIds.format(id));
        }

        var pages = pages("/issues/" + issue + "/events?query=extra[n]:7&limit=2");

        assertThat(all(pages, "events.id")).isEqualTo(expected);
        get("/issues/" + issue + "/events?query=a:b%20issue:SHOP-1&limit=3")
                .body("events", hasSize(3))
                .body("events[0].tags.a", equalTo("b"))
                .body("looked", equalTo(3));
        get("/issues/" + issue + "/events?query=extra[n]:x")
                .body("events", hasSize(0))
                .body("looked", equalTo(250));
        get("/issues/" + issue + "/events?query=(a").statusCode(400);
    }

    /// However few there are: an answer looks at a thousand and says where to go on.
    @Test
    void a_search_among_many_events_ends_early() {
        long issue = fixtures.issue(tenant.project(), "Error: 1");
        var id = fixtures.event(tenant.project(), issue, Instant.now(), "{}");
        fixtures.run(
                """
                INSERT INTO event (project_id, id, day, issue_id, environment, received, occurred, dictionary, body)
                SELECT project_id, gen_random_uuid(), day, issue_id, 0, received - make_interval(secs => n), occurred,
                       dictionary, body
                  FROM event CROSS JOIN generate_series(1, 1100) AS n WHERE project_id = ? AND id = ?""",
                tenant.project(),
                id);

        var first =
                get("/issues/" + issue + "/events?query=none:x")
                        .body("events", hasSize(0))
                        .body("looked", equalTo(1000))
                        .extract()
                        .jsonPath();
        get("/issues/" + issue + "/events?query=none:x&cursor=" + first.getString("nextCursor"))
                .body("looked", equalTo(101))
                .body("nextCursor", nullValue());
    }

    @Test
    void a_search_is_completed_by_keys_and_values_in_use() {
        long one = fixtures.issue(tenant.project(), "Error: 1");
        long two = fixtures.issue(tenant.project(), "Error: 2");
        fixtures.run(
                "UPDATE issue SET tag_keys = '{\"release\": 1, \"region\": 2, \"a%b\": 1}' WHERE id = ?",
                one);
        fixtures.run("UPDATE issue SET tag_keys = '{\"region\": 1}' WHERE id = ?", two);
        fixtures.tag(tenant.project(), one, "region", "eu-west", 2);
        fixtures.tag(tenant.project(), one, "region", "EU-north", 9);
        fixtures.tag(tenant.project(), two, "region", "us", 90);
        fixtures.tag(tenant.project(), two, "region", "(other)", 90);
        long foreign = fixtures.tenant().project();
        fixtures.tag(foreign, fixtures.issue(foreign, "E: 1"), "region", "eu-secret", 99);

        suggested("start=re", "release", "region");
        suggested("start=REG&project=shop", "region");
        suggested("start=a%25", "a%b");
        suggested("key=region&start=eu", "EU-north", "eu-west");
        suggested("key=tags[region]", "us", "EU-north", "eu-west");
        suggested("key=level&start=e", "error");
        suggested("key=is&start=res", "resolved");
        suggested("key=title&start=E");
        get("/search/suggestions").body("$", hasSize(10));
        get("/search/suggestions?project=hidden").statusCode(404);
    }

    private void suggested(String parameters, String... words) {
        get("/search/suggestions?" + parameters).statusCode(200).body("$", equalTo(List.of(words)));
    }

    private long impact(String title, int users, String ago) {
        long issue = fixtures.issue(tenant.project(), title);
        fixtures.counted(tenant.project(), issue, 0, ago, 1);
        for (int i = 0; i < users; i++) fixtures.sighting(tenant.project(), issue, "u" + i, 0, ago);
        fixtures.run(
                "UPDATE issue SET users = ?, last_seen = now() - ?::interval, first_seen = now() - interval '3 days' WHERE id = ?",
                users,
                ago,
                issue);
        return issue;
    }
}
