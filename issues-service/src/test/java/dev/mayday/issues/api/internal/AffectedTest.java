package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whom an issue affects, and since which release.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AffectedTest extends SignedIn {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private long project;
    private long issue;

    @BeforeEach
    void anIssue() {
        project = tenant.project();
        issue = fixtures.issue(project, "KeyError: 'x'");
        fixtures.environment(project, 0, "");
        fixtures.environment(project, 1, "production");
    }

    @Test
    void each_key_says_how_its_values_are_spread_and_which_are_folded() {
        tag("browser", "Firefox", 3);
        tag("browser", "Chrome", 5);
        tag("browser", "(other)", 9);
        tag("request.id", "(other)", 40);
        tag("title", "x", 1);

        affected("")
                .body("look", nullValue())
                .body("tags.key", contains("request.id", "browser", "title"))
                .body("tags.word", contains("request.id", "browser", "tags[title]"))
                .body("tags.events", contains(40, 17, 1))
                .body("tags.distinct", contains(0, 2, 1))
                .body("tags.unique", contains(true, false, false))
                .body("tags[1].values.value", contains("Chrome", "Firefox", "(other)"))
                .body("tags[1].values[0].firstSeen", notNullValue());
    }

    @Test
    void users_are_named_as_their_newest_event_names_them() {
        events(9);
        var ana =
                event(
                        "{\"user\": {\"id\": \"1\", \"email\": \"ana@acme.example\", \"name\": \"Ana\"}}");
        fixtures.sighting(project, issue, "\\x01", NOW, 5, ana);
        fixtures.sighting(project, issue, "\\x02", NOW.minusSeconds(60), 2, UUID.randomUUID());

        affected("")
                .body("events", equalTo(9))
                .body("users.anonymous", equalTo(2))
                .body("users.most.events", contains(5, 2))
                .body("users.most[0].who.email", equalTo("ana@acme.example"))
                .body("users.most[0].who.name", equalTo("Ana"))
                .body("users.most[0].newest", equalTo(EventIds.format(ana)))
                .body("users.most[1].who", nullValue());
    }

    @Test
    void a_user_of_two_environments_is_one_with_the_newest_event_of_both() {
        events(7);
        var staging = event("{\"user\": {\"id\": \"1\", \"username\": \"ana\"}}");
        fixtures.sighting(project, issue, "\\x01", NOW, 3, staging);
        fixtures.sighting(project, issue, "\\x01", 1, "3 days");

        affected("")
                .body("users.most.events", contains(4))
                .body("users.most.newest", contains(EventIds.format(staging)))
                .body("users.most.who.username", contains("ana"));
    }

    @Test
    void users_are_counted_by_the_tag_that_sounds_like_an_organization_or_by_a_chosen_one() {
        var acme =
                "{\"tags\": {\"organisation_id\": \"acme\", \"plan\": \"gold\"}, \"user\": {\"id\": \"%s\"}}";
        known(event(acme.formatted("1")), "01");
        known(event(acme.formatted("1")), "01");
        known(event(acme.formatted("2")), "02");
        event(acme.formatted("2"));
        tag("organisation_id", "acme", 95);
        tag("organisation_id", "other", 5);
        tag("plan", "gold", 100);

        affected("")
                .body("by.key", equalTo("organisation_id"))
                .body("by.events", equalTo(100))
                .body("by.rows.value", contains("acme", "other"))
                .body("by.rows.events", contains(95, 5))
                .body("by.rows.users", contains(2, 0))
                .body("by.look.looked", equalTo(4))
                .body("by.look.all", equalTo(true));
        affected("?by=plan").body("by.key", equalTo("plan")).body("by.rows.users", contains(2));
        affected("?by=none").body("by", nullValue());
        affected("?by=none&query=" + encoded("plan:gold")).body("by", nullValue());
    }

    @Test
    void nobody_is_counted_by_a_tag_where_none_sounds_like_an_organization() {
        tag("browser", "Chrome", 5);
        tag("origin", "x", 5);

        affected("").body("by", nullValue());
    }

    @Test
    void releases_stand_in_the_order_in_which_they_came_up_with_what_happened_in_each() {
        fixtures.day(project, issue, "shop@10", 0, "1 day", 3);
        fixtures.day(project, issue, "shop@10", 1, "1 hour", 4);
        fixtures.day(project, issue, "shop@9", 0, "9 days", 2);
        fixtures.day(project, issue, "", 0, "30 days", 1);
        fixtures.day(project, fixtures.issue(project, "B: 1"), "shop@11", 0, "1 hour", 8);

        affected("")
                .body("releases.version", contains("shop@10", "shop@9", ""))
                .body("releases.events", contains(7, 2, 1))
                .body("releases[2].created", nullValue())
                .body("marks.version", contains("shop@11", "shop@10", "shop@9"));
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM issue_day WHERE issue_id = ? AND first_seen = ?::timestamptz AND environment = 0",
                                issue,
                                affected("").extract().<String>path("releases[0].firstSeen")))
                .isOne();
    }

    @Test
    void of_very_many_releases_the_newest_twenty_are_told_and_the_events_without_one() {
        for (int i = 0; i < 30; i++) {
            fixtures.day(project, issue, "shop@" + i, 0, (30 - i) + " hours", 1);
        }
        fixtures.day(project, issue, "", 0, "40 hours", 1);

        affected("")
                .body("releases", hasSize(21))
                .body("releases[0].version", equalTo("shop@29"))
                .body("releases[19].version", equalTo("shop@10"))
                .body("releases[20].version", equalTo(""))
                .body("marks", hasSize(20));
    }

    @Test
    void with_a_query_all_figures_are_of_the_kept_events_that_match() {
        events(600);
        tag("customer", "gold", 300);
        var gold =
                "{\"release\": \"shop@1\", \"tags\": {\"customer\": \"gold\", \"cart\": \"%s\"}, \"user\": {\"id\": \"7\", \"email\": \"g@x.example\"}}";
        known(fixtures.event(project, issue, NOW.minusSeconds(1), gold.formatted("a")), "07");
        var newest = known(event(gold.formatted("b")), "07");
        event("{\"tags\": {\"customer\": \"gold\"}}");
        event("{\"tags\": {\"customer\": \"tin\"}, \"user\": {\"id\": \"8\"}}");

        affected("?query=" + encoded("customer:gold"))
                .body("look.looked", equalTo(4))
                .body("look.all", equalTo(true))
                .body("events", equalTo(3))
                .body("users.total", equalTo(1))
                .body("users.anonymous", equalTo(1))
                .body("users.most.events", contains(2))
                .body("users.most[0].who.email", equalTo("g@x.example"))
                .body("users.most[0].newest", equalTo(EventIds.format(newest)))
                .body("tags.find { it.key == 'customer' }.values.events", contains(3))
                .body("tags.find { it.key == 'cart' }.distinct", equalTo(2))
                .body("tags.find { it.key == 'user' }", nullValue())
                .body("by.key", equalTo("customer"))
                .body("by.rows.users", contains(1))
                .body("releases.version", contains("shop@1", ""))
                .body("releases.events", contains(2, 1));
    }

    @Test
    void users_are_told_apart_by_what_the_digest_knows_them_by_and_not_by_what_they_are_called() {
        var max = "{\"tags\": {\"org\": \"acme\"}, \"user\": {\"name\": \"Max\"}}";
        known(event(max), "01");
        known(event(max), "02");
        event(max);
        tag("org", "acme", 3);

        affected("").body("by.rows.users", contains(2));
        affected("?query=" + encoded("org:acme"))
                .body("users.total", equalTo(2))
                .body("users.anonymous", equalTo(1))
                .body("users.most.events", contains(1, 1))
                .body("by.rows.users", contains(2));
    }

    @Test
    void with_a_query_the_newest_twenty_releases_are_told_and_the_events_without_one() {
        for (int i = 0; i < 22; i++) {
            var event = "{\"release\": \"shop@%d\", \"tags\": {\"a\": \"b\"}}".formatted(i);
            fixtures.event(project, issue, NOW.minusSeconds(30 - i), event);
        }
        event("{\"tags\": {\"a\": \"b\"}}");

        affected("?query=" + encoded("a:b"))
                .body("releases", hasSize(21))
                .body("releases[0].version", equalTo("shop@21"))
                .body("releases[19].version", equalTo("shop@2"))
                .body("releases[20].version", equalTo(""));
    }

    @Test
    void a_look_at_very_many_events_says_how_many_it_saw() {
        for (int i = 0; i < 310; i++) event("{\"tags\": {\"org\": \"a\"}}");
        tag("org", "a", 310);

        affected("").body("by.look.looked", equalTo(300)).body("by.look.all", equalTo(false));
    }

    @Test
    void a_query_that_is_not_understood_is_refused_and_a_foreign_issue_is_not_there() {
        affected("?query=" + encoded("(")).statusCode(400);
        var other = fixtures.tenant();
        long foreign = fixtures.issue(other.project(), "Secret: 1");
        as(owner).get("/internal/affected/" + foreign).then().statusCode(404);
    }

    private ValidatableResponse affected(String query) {
        return as(owner).get("/internal/affected/" + issue + query).then();
    }

    private void tag(String key, String value, int events) {
        fixtures.tag(project, issue, key, value, events);
    }

    private void events(int count) {
        fixtures.run("UPDATE issue SET events = ? WHERE id = ?", count, issue);
    }

    private UUID event(String payload) {
        return fixtures.event(project, issue, NOW, payload);
    }

    /// Counted for a user.
    private UUID known(UUID event, String hex) {
        fixtures.run(
                "UPDATE event SET user_hash = decode(?, 'hex') WHERE project_id = ? AND id = ?",
                hex,
                project,
                event);
        return event;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
