package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.decide.IssueVerdict.Placed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// The table of events. Two transactions that bring the same event at once collide here; the loser
/// begins anew and then knows it for a duplicate.
public final class Events {

    private static final String INSERT =
            """
            INSERT INTO event
                   (project_id, id, day, issue_id, environment, received, occurred, release, lane, user_hash,
                    dictionary, body)
            SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::date[], $4::bigint[], $5::int[], $6::timestamptz[],
                                 $7::timestamptz[], $8::text[], $9::text[], $10::bytea[], $11::smallint[],
                                 $12::bytea[])""";

    private Events() {}

    static Uni<Void> insert(SqlConnection tx, List<Placed> events) {
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
                        .texts(Placed::lane)
                        .bytes(event -> event.occurrence().userHash())
                        .shorts(event -> event.occurrence().body().dictionary())
                        .bytes(event -> event.occurrence().body().bytes())
                        .tuple();
        return tx.preparedQuery(INSERT).execute(parameters).replaceWithVoid();
    }
}
