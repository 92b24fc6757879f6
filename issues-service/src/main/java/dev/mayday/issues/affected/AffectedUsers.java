package dev.mayday.issues.affected;

import dev.mayday.contracts.EventIds;
import dev.mayday.contracts.issues.AffectedApi.User;
import dev.mayday.contracts.issues.AffectedApi.Users;
import dev.mayday.issues.Refused;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.read.EventBodies;
import dev.mayday.issues.read.IssueKey;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/// Who has met an issue most. Users are known by a hash only; who one is, its newest event says, as
/// long as that is kept.
@Singleton
record AffectedUsers(@ReactiveDataSource("issues") Pool database, EventBodies bodies) {

    /// More rows than these are not added up (semantics 11.4): they lie in the order of their
    /// hashes, so those are any of them.
    private static final int MOST_ROWS = 100_000;

    /// Packed; of an event that is larger, nobody unpacks the user.
    private static final int MOST_BYTES = 200_000;

    /// Of the JSON.
    private static final int MOST_LETTERS = 500_000;

    private static final String TOP =
            """
            WITH met AS MATERIALIZED (
                 SELECT user_hash, events, last_seen
                   FROM issue_user WHERE project_id = $1 AND issue_id = $2 LIMIT $3),
            top AS (
                 SELECT user_hash, sum(events)::bigint AS events, max(last_seen) AS last_seen
                   FROM met GROUP BY user_hash
                  ORDER BY 2 DESC, 3 DESC, 1 LIMIT 25)
            SELECT i.events AS all_events, i.users, sums.met, sums.known,
                   t.events, t.last_seen, n.last_event, e.dictionary, e.body
              FROM issue i
             CROSS JOIN (SELECT count(*) AS met, coalesce(sum(events), 0)::bigint AS known FROM met) AS sums
              LEFT JOIN top t ON true
              LEFT JOIN LATERAL (
                   SELECT u.last_event, u.last_seen FROM issue_user u
                    WHERE u.project_id = $1 AND u.issue_id = $2 AND u.user_hash = t.user_hash
                    ORDER BY u.last_seen DESC LIMIT 1) AS n ON true
              LEFT JOIN event e ON e.project_id = $1 AND e.id = n.last_event
                   AND e.day = (n.last_seen AT TIME ZONE 'UTC')::date AND octet_length(e.body) <= $4
             WHERE i.project_id = $1 AND i.id = $2
             ORDER BY t.events DESC, t.last_seen DESC, t.user_hash\
            """;

    /// @param events of the issue's lifetime
    record Met(long events, Users users) {}

    Uni<Met> of(IssueKey issue) {
        return database.preparedQuery(TOP)
                .execute(Tuple.of(issue.project(), issue.id(), MOST_ROWS, MOST_BYTES))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::read);
    }

    private Met read(RowSet<Row> rows) {
        if (rows.size() == 0) throw Refused.notFound();
        var first = rows.iterator().next();
        var most = new ArrayList<User>();
        for (var row : rows) if (row.getUUID("last_event") != null) most.add(user(row));
        long events = first.getLong("all_events");
        boolean allKnown = first.getLong("met") < MOST_ROWS;
        var anonymous = allKnown ? Math.max(0, events - first.getLong("known")) : null;
        return new Met(events, new Users(first.getLong("users"), anonymous, most));
    }

    private User user(Row row) {
        var kept = row.getBuffer("body") != null && bodies.length(row) <= MOST_LETTERS;
        return new User(
                kept ? EventUser.of(bodies.read(row)) : null,
                row.getLong("events"),
                Utc.instant(row, "last_seen"),
                EventIds.format(row.getUUID("last_event")));
    }
}
