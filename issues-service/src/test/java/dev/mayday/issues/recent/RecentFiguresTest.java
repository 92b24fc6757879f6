package dev.mayday.issues.recent;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.ingestion.consume.Rig;
import dev.mayday.wire.SpooledEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is kept is what would be counted, whatever comes and however time passes.
class RecentFiguresTest {

    private static final List<Duration> AGES =
            List.of(
                    Duration.ZERO,
                    Duration.ofMinutes(7),
                    Duration.ofHours(5),
                    Duration.ofHours(23),
                    Duration.ofHours(30),
                    Duration.ofDays(6),
                    Duration.ofDays(13),
                    Duration.ofDays(20),
                    Duration.ofDays(29),
                    Duration.ofDays(40));

    private static final List<Duration> LATER =
            List.of(
                    Duration.ofMinutes(61),
                    Duration.ofHours(25),
                    Duration.ofDays(8),
                    Duration.ofDays(15),
                    Duration.ofDays(29));

    private final Rig rig = new Rig();

    @Test
    void batches_of_any_age_add_what_they_bring_to_each_span() {
        for (int round = 0; round < 5; round++) {
            digestSome(new Random(round));

            assertThat(kept()).isEqualTo(counted(Instant.now()));
        }
        assertThat(kept()).hasSizeGreaterThan(10);
    }

    @Test
    void what_leaves_a_span_is_taken_out_and_nothing_is_kept_of_what_is_long_gone() {
        digestSome(new Random(7));
        for (var later : LATER) {
            var now = Instant.now().plus(later);

            settle(now);

            assertThat(kept()).as("%s later", later).isEqualTo(counted(now));
        }
        assertThat(kept()).isNotEmpty();

        settle(Instant.now().plus(Duration.ofDays(31)));

        assertThat(kept()).isEmpty();
    }

    @Test
    void what_comes_between_two_turns_is_neither_lost_nor_taken_twice() {
        digestSome(new Random(1));
        settle(Instant.now());
        digestSome(new Random(2));
        assertThat(kept()).isEqualTo(counted(Instant.now()));

        settle(Instant.now());

        assertThat(kept()).isEqualTo(counted(Instant.now()));
    }

    @Test
    void a_user_of_two_environments_is_one_user_and_comes_back_into_a_span_that_she_left() {
        seen("production", Duration.ofDays(3));
        seen("production", Duration.ofHours(2));
        seen("staging", Duration.ofHours(1));
        seen("staging", Duration.ZERO);

        assertThat(kept()).isEqualTo(counted(Instant.now()));
        assertThat(
                        rig.database.rows(
                                """
                                SELECT day_users, fortnight_users, fortnight_events FROM issue_recent
                                 WHERE project_id = $1 AND environment = -1""",
                                rig.project))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.getLong(0)).isEqualTo(1);
                            assertThat(row.getLong(1)).isEqualTo(1);
                            assertThat(row.getLong(2)).isEqualTo(4);
                        });
    }

    private void seen(String environment, Duration ago) {
        var event = anEvent().environment(environment).user("ana");
        rig.digest(List.of(rig.sender.event(event, rig.now.minus(ago))));
    }

    private void digestSome(Random random) {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 60; i++) {
            var event = anEvent().of("Error" + random.nextInt(4), "no").in("app", "f");
            if (random.nextInt(4) > 0)
                event.environment(random.nextBoolean() ? "production" : "staging");
            if (random.nextInt(4) > 0) event.user("u" + random.nextInt(8));
            var age = AGES.get(random.nextInt(AGES.size())).plusSeconds(random.nextInt(400));
            records.add(rig.sender.event(event, Instant.now().minus(age)));
        }
        rig.digest(records);
    }

    private void settle(Instant now) {
        var surroundings = new Surroundings(() -> now, RandomGenerator.getDefault());
        new RecentFigures(rig.database.pool(), surroundings)
                .settle(now, now.plusSeconds(1))
                .await()
                .indefinitely();
    }

    private TreeSet<String> kept() {
        return lines(
                """
                SELECT concat_ws(' ', issue_id, environment, day_events, day_users, fortnight_events, fortnight_users,
                                 month_events, month_users)
                  FROM issue_recent WHERE project_id = $1""");
    }

    /// Place by place, from the events and the users themselves.
    private TreeSet<String> counted(Instant now) {
        var from = Stream.of(Span.values()).map(span -> span.from(now)).toList();
        return lines(
                """
                WITH places AS (
                     SELECT DISTINCT issue_id, e.environment
                       FROM issue_count c CROSS JOIN LATERAL (VALUES (c.environment), (-1)) AS e(environment)
                      WHERE project_id = $1),
                figures AS (
                     SELECT issue_id, environment,
                            (SELECT count(*) FROM event v WHERE %1$s AND v.received >= $2) AS e1,
                            (SELECT count(DISTINCT user_hash) FROM event v WHERE %1$s AND v.received >= $2) AS u1,
                            (SELECT count(*) FROM event v WHERE %1$s AND v.received >= $3) AS e2,
                            (SELECT count(DISTINCT user_hash) FROM event v WHERE %1$s AND v.received >= $3) AS u2,
                            (SELECT count(*) FROM event v WHERE %1$s AND v.received >= $4) AS e3,
                            (SELECT count(DISTINCT user_hash) FROM event v WHERE %1$s AND v.received >= $4) AS u3
                       FROM places p)
                SELECT concat_ws(' ', issue_id, environment, e1, u1, e2, u2, e3, u3) FROM figures WHERE e3 > 0"""
                        .formatted(
                                "v.project_id = $1 AND v.issue_id = p.issue_id AND p.environment IN (v.environment, -1)"),
                from.stream().map(start -> start.atOffset(ZoneOffset.UTC)).toArray());
    }

    private TreeSet<String> lines(String sql, Object... more) {
        var values = Stream.concat(Stream.of(rig.project), Stream.of(more)).toArray();
        var lines = new TreeSet<String>();
        for (var row : rig.database.rows(sql, values)) lines.add(row.getString(0));
        return lines;
    }
}
