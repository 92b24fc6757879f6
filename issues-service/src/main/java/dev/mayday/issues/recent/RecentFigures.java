package dev.mayday.issues.recent;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.jboss.logging.Logger;

/// Takes out of the recent figures what has left a span: of issues of which something has, all is
/// counted anew from the buckets. So an error in them does not outlive its span.
///
/// Each issue is locked as the digest locks it, and no count is made before that: what the digest
/// adds meanwhile comes before or after, but never between. Few at a time, because it waits for us.
@Singleton
public record RecentFigures(
        @ReactiveDataSource("digest") Pool database, Surroundings surroundings) {

    private static final Logger LOG = Logger.getLogger(RecentFigures.class);

    private static final int AT_ONCE = 50;

    /// After which the rest is left to the next turn.
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final String LOCK =
            """
            SELECT i.project_id, i.id
              FROM issue i
             WHERE i.id IN (SELECT r.issue_id FROM issue_recent r WHERE r.due <= $1 ORDER BY r.due LIMIT $2)
             ORDER BY i.project_id, i.id
               FOR NO KEY UPDATE OF i""";

    /// Parameters: projects and issues, the oldest buckets of the spans.
    private static final String COUNT =
            """
            WITH those AS (SELECT * FROM unnest($1::bigint[], $2::bigint[]) AS t(project_id, issue_id)),
            counted AS (
                SELECT c.project_id, c.environment, c.issue_id, c.start, c.events,
                       c.start >= $3 AS in_day, false AS in_fortnight, false AS in_month
                  FROM those t JOIN issue_count c USING (project_id, issue_id)
                 WHERE c.tier = 5 AND c.start >= $3::timestamptz
                 UNION ALL
                SELECT c.project_id, c.environment, c.issue_id, c.start, c.events,
                       false, c.start >= $4::timestamptz, true
                  FROM those t JOIN issue_count c USING (project_id, issue_id)
                 WHERE c.tier = 60 AND c.start >= $5::timestamptz),
            events AS (
                SELECT project_id, coalesce(environment, -1) AS environment, issue_id,
                       coalesce(sum(events) FILTER (WHERE in_day), 0)::bigint AS day,
                       coalesce(sum(events) FILTER (WHERE in_fortnight), 0)::bigint AS fortnight,
                       coalesce(sum(events) FILTER (WHERE in_month), 0)::bigint AS month,
                       least(min(start) FILTER (WHERE in_day) + interval '24 hours',
                             min(start) FILTER (WHERE in_fortnight) + interval '336 hours',
                             min(start) FILTER (WHERE in_month) + interval '720 hours') AS due
                  FROM counted
                 GROUP BY GROUPING SETS ((project_id, issue_id, environment), (project_id, issue_id))),
            users AS (
                SELECT project_id, coalesce(environment, -1) AS environment, issue_id,
                       count(DISTINCT user_hash) FILTER (WHERE last_seen >= $3) AS day,
                       count(DISTINCT user_hash) FILTER (WHERE last_seen >= $4) AS fortnight,
                       count(DISTINCT user_hash) AS month
                  FROM those t JOIN issue_user u USING (project_id, issue_id)
                 WHERE last_seen >= $5
                 GROUP BY GROUPING SETS ((project_id, issue_id, environment), (project_id, issue_id)))
            INSERT INTO issue_recent AS r
                   (project_id, environment, issue_id, day_events, day_users, fortnight_events, fortnight_users,
                    month_events, month_users, due)
            SELECT project_id, environment, issue_id, e.day, coalesce(u.day, 0), e.fortnight, coalesce(u.fortnight, 0),
                   e.month, coalesce(u.month, 0), e.due
              FROM events e LEFT JOIN users u USING (project_id, environment, issue_id)
            ON CONFLICT (project_id, environment, issue_id)
            DO UPDATE SET day_events = excluded.day_events, day_users = excluded.day_users,
                          fortnight_events = excluded.fortnight_events, fortnight_users = excluded.fortnight_users,
                          month_events = excluded.month_events, month_users = excluded.month_users,
                          due = excluded.due""";

    /// What has just been counted is due later: nothing is left of the others.
    private static final String FORGET =
            """
            DELETE FROM issue_recent
             WHERE due <= $3
               AND (project_id, issue_id) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]))""";

    @Scheduled(every = "1m", delayed = "20s")
    Uni<Void> turn() {
        return settle(surroundings.now(), surroundings.now().plus(LONGEST))
                .onFailure()
                .invoke(failure -> LOG.warnf("recent figures wait error=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /// Until nothing is due.
    ///
    /// @param latest when no further ones are begun
    public Uni<Void> settle(Instant now, Instant latest) {
        return Uni.createFrom()
                .deferred(() -> database.withTransaction(tx -> some(tx, now)))
                .repeat()
                .whilst(count -> count > 0 && surroundings.now().isBefore(latest))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// @return how many issues
    private static Uni<Integer> some(SqlConnection tx, Instant now) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(Utc.of(now), AT_ONCE))
                .chain(
                        issues ->
                                issues.rowCount() == 0
                                        ? Uni.createFrom().item(0)
                                        : count(tx, now, issues).replaceWith(issues.rowCount()));
    }

    private static Uni<Void> count(SqlConnection tx, Instant now, RowSet<Row> issues) {
        var projects = new ArrayList<Long>();
        var ids = new ArrayList<Long>();
        for (var issue : issues) {
            projects.add(issue.getLong("project_id"));
            ids.add(issue.getLong("id"));
        }
        var count = those(projects, ids);
        for (var span : Span.values()) count.addOffsetDateTime(Utc.of(span.from(now)));
        return tx.preparedQuery(COUNT)
                .execute(count)
                .chain(
                        () ->
                                tx.preparedQuery(FORGET)
                                        .execute(
                                                those(projects, ids)
                                                        .addOffsetDateTime(Utc.of(now))))
                .replaceWithVoid();
    }

    private static Tuple those(ArrayList<Long> projects, ArrayList<Long> ids) {
        return Tuple.tuple()
                .addArrayOfLong(projects.toArray(Long[]::new))
                .addArrayOfLong(ids.toArray(Long[]::new));
    }
}
