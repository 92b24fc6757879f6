package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.ingestion.read.AnEvent;
import dev.mayday.wire.SpooledEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is kept of the people whom an issue meets, and of the releases it happens in (semantics
/// 11).
class WhoAndSinceWhenTest {

    private final Rig rig = new Rig();

    @Test
    void a_user_in_two_environments_is_one_in_total_and_one_in_each() {
        rig.digest(
                rig.sender.event(anEvent().user("42").environment("production"), rig.now),
                rig.sender.event(anEvent().user("42").environment("staging"), rig.now));

        assertThat(rig.column("users")).isEqualTo(1);
        assertThat(
                        rig.words(
                                """
                                SELECT e.name FROM issue_user u
                                  JOIN environment e ON e.project_id = u.project_id AND e.id = u.environment
                                 WHERE u.project_id = $1 ORDER BY 1"""))
                .containsExactly("production", "staging");
    }

    @Test
    void whoever_is_only_an_address_that_is_scrubbed_is_counted_all_the_same() {
        rig.database.run(
                "UPDATE project SET sensitive_fields = '{email}' WHERE id = $1", rig.project);

        rig.digest(event(anEvent().email("ana@acme.example"), rig.now));

        assertThat(rig.column("users")).isEqualTo(1);
    }

    @Test
    void a_tag_with_five_hundred_values_in_five_hundred_and_ten_events_is_folded() {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 510; i++) {
            records.add(rig.sender.event(anEvent().tag("request.id", "r" + i % 500), rig.now));
        }

        rig.digest(records);

        assertThat(rig.column("(tag_keys ->> 'request.id')::int")).isEqualTo(-1);
        assertThat(rig.tag("request.id", "(other)")).isEqualTo(510);
    }

    @Test
    void what_is_not_kept_any_more_is_counted_all_the_same() {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 600; i++) {
            records.add(event(anEvent().tag("shop", "s" + i % 2).user("u" + i % 3), rig.now));
        }
        rig.digest(records);
        rig.database.run(
                """
                DELETE FROM event WHERE project_id = $1
                   AND id IN (SELECT id FROM event WHERE project_id = $1 LIMIT 100)""",
                rig.project);

        assertThat(rig.events()).isEqualTo(500);
        assertThat(rig.column("events")).isEqualTo(600);
        assertThat(rig.tag("shop", "s0") + rig.tag("shop", "s1")).isEqualTo(600);
        assertThat(rig.sum("SELECT sum(events)::bigint FROM issue_user WHERE project_id = $1"))
                .isEqualTo(600);
        assertThat(rig.sum("SELECT sum(events)::bigint FROM issue_day WHERE project_id = $1"))
                .isEqualTo(600);
    }

    @Test
    void of_a_user_the_events_are_counted_and_the_newest_is_known() {
        var newest = UUID.randomUUID();
        rig.digest(event(anEvent().user("42"), rig.now.minusSeconds(5)));
        rig.digest(
                event(anEvent().user("42"), rig.now.minusSeconds(9)),
                rig.sender.event(anEvent().user("42"), newest, rig.now),
                event(anEvent().user("43"), rig.now));
        rig.digest(event(anEvent().user("42"), rig.now.minusSeconds(7)));

        assertThat(
                        rig.words(
                                "SELECT events::text FROM issue_user WHERE project_id = $1 ORDER BY 1"))
                .containsExactly("1", "4");
        assertThat(rig.words("SELECT last_event::text FROM issue_user WHERE project_id = $1"))
                .contains(newest.toString());
    }

    @Test
    void days_are_counted_by_release_and_environment() {
        var noon =
                LocalDate.ofInstant(rig.now, ZoneOffset.UTC)
                        .minusDays(1)
                        .atTime(12, 0)
                        .toInstant(ZoneOffset.UTC);
        var production = "production";
        rig.digest(
                event(anEvent().release("shop@1").environment(production), noon),
                event(anEvent().release("shop@1").environment(production), noon.plusSeconds(60)),
                event(anEvent().release("shop@1").environment("staging"), noon),
                event(anEvent().environment(production), noon));
        rig.digest(
                event(anEvent().release("shop@2").environment(production), rig.now),
                event(
                        anEvent().release("shop@1").environment(production),
                        noon.minus(Duration.ofHours(2))));

        assertThat(
                        rig.words(
                                """
                                SELECT format('%%s %%s %%s %%s', d.day - date '%s', d.release, e.name, d.events)
                                  FROM issue_day d
                                  JOIN environment e ON e.project_id = d.project_id AND e.id = d.environment
                                 WHERE d.project_id = $1 ORDER BY d.day, d.release, e.name"""
                                        .formatted(LocalDate.ofInstant(rig.now, ZoneOffset.UTC))))
                .containsExactly(
                        "-1  production 1",
                        "-1 shop@1 production 3",
                        "-1 shop@1 staging 1",
                        "0 shop@2 production 1");
        assertThat(
                        rig
                                .rows(
                                        """
                                        SELECT first_seen, last_seen FROM issue_day
                                         WHERE project_id = $1 AND events = 3""")
                                .stream()
                                .map(
                                        row ->
                                                List.of(
                                                        row.getOffsetDateTime(0).toInstant(),
                                                        row.getOffsetDateTime(1).toInstant())))
                .containsExactly(List.of(noon.minus(Duration.ofHours(2)), noon.plusSeconds(60)));
    }

    @Test
    void releases_that_are_different_each_time_share_a_row() {
        for (int round = 0; round < 2; round++) {
            var records = new ArrayList<SpooledEnvelope>();
            for (int i = 0; i < 510; i++) {
                var release = "build-" + (round * 1_000 + i % 500);
                records.add(event(anEvent().release(release), rig.now));
            }
            rig.digest(records);
        }

        assertThat(
                        rig.sum(
                                "SELECT events FROM issue_day WHERE project_id = $1 AND release = '(other)'"))
                .isEqualTo(520);
        assertThat(rig.sum("SELECT sum(events)::bigint FROM issue_day WHERE project_id = $1"))
                .isEqualTo(1_020);
    }

    private SpooledEnvelope event(AnEvent event, Instant received) {
        return rig.sender.event(event, received);
    }
}
