package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.decide.IssueVerdict.Placed;
import dev.mayday.issues.ingestion.read.Occurrence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The table of events. Two transactions that bring the same event at once meet here: the later
/// one waits for the other, and then knows it for a duplicate.
public final class Events {

    private static final String INSERT =
            """
            INSERT INTO event
                   (project_id, id, day, issue_id, environment, received, occurred, release, lateness,
                    user_hash, dictionary, body)
            SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::date[], $4::bigint[], $5::int[], $6::timestamptz[],
                                 $7::timestamptz[], $8::text[], $9::text[], $10::bytea[], $11::smallint[],
                                 $12::bytea[])
            ON CONFLICT DO NOTHING""";

    /// Rows that this transaction has not written.
    private static final String FIND_LOST =
            """
            SELECT e.project_id, e.id
              FROM unnest($1::bigint[], $2::uuid[], $3::date[]) AS k(project_id, id, day)
              JOIN event e ON e.project_id = k.project_id AND e.id = k.id AND e.day = k.day
             WHERE e.xmin::text::bigint <> (pg_current_xact_id()::text::bigint & 4294967295)""";

    private Events() {}

    /// @return those that somebody else has stored meanwhile; nearly always none
    static Uni<Set<Occurrence.Key>> insert(SqlConnection tx, List<Placed> events) {
        if (events.isEmpty()) return Uni.createFrom().item(Set.of());
        var parameters =
                Columns.of(events)
                        .longs(event -> event.occurrence().projectId())
                        .uuids(event -> event.occurrence().id())
                        .days(event -> event.occurrence().day())
                        .longs(event -> event.issue().id())
                        .ints(Placed::environment)
                        .times(event -> event.occurrence().received())
                        .times(event -> event.occurrence().timestamp())
                        .texts(event -> event.occurrence().release())
                        .texts(Placed::lateness)
                        .bytes(event -> event.occurrence().userHash())
                        .shorts(event -> event.occurrence().body().dictionary())
                        .bytes(event -> event.occurrence().body().bytes())
                        .tuple();
        return tx.preparedQuery(INSERT)
                .execute(parameters)
                .chain(
                        stored ->
                                stored.rowCount() == events.size()
                                        ? Uni.createFrom().item(Set.of())
                                        : lost(tx, events));
    }

    private static Uni<Set<Occurrence.Key>> lost(SqlConnection tx, List<Placed> events) {
        var keys =
                Columns.of(events)
                        .longs(event -> event.occurrence().projectId())
                        .uuids(event -> event.occurrence().id())
                        .days(event -> event.occurrence().day())
                        .tuple();
        return tx.preparedQuery(FIND_LOST).execute(keys).map(Events::keys);
    }

    /// @param rows project and event id first
    static Set<Occurrence.Key> keys(RowSet<Row> rows) {
        var keys = new HashSet<Occurrence.Key>();
        for (var row : rows) keys.add(new Occurrence.Key(row.getLong(0), row.getUUID(1)));
        return keys;
    }
}
