package dev.mayday.issues.ingestion.write;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.issues.database.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Locale;

/// The history of issues, as far as events make it.
public final class Activities {

    private static final String ADD =
            """
            INSERT INTO issue_activity (project_id, issue_id, at, kind, actor, sentence)
            SELECT project_id, issue_id, at, kind, NULL, sentence
              FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[])
                   AS n(project_id, issue_id, at, kind, sentence)""";

    private Activities() {}

    static Uni<Void> add(SqlConnection tx, List<IssueChange> changes) {
        if (changes.isEmpty()) return Uni.createFrom().voidItem();
        var parameters =
                Columns.of(changes)
                        .longs(change -> change.project().id())
                        .longs(change -> change.issue().id())
                        .times(IssueChange::at)
                        .texts(change -> change.kind().name().toLowerCase(Locale.ROOT))
                        .texts(IssueChange::reason)
                        .tuple();
        return tx.preparedQuery(ADD).execute(parameters).replaceWithVoid();
    }
}
