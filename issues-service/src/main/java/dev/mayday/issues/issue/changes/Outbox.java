package dev.mayday.issues.issue.changes;

import dev.mayday.contracts.bus.IssueChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/// Where changes are left to be published.
public final class Outbox {

    private static final String APPEND =
            """
            INSERT INTO issue_change (project_id, issue_id, payload)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[])""";

    private Outbox() {}

    /// Within the transaction of the cause, while it holds the issue's row: so the order of the
    /// rows of an issue is the order of its history.
    ///
    /// @param changes with any id; the row's number takes its place
    public static Uni<Void> append(SqlClient tx, List<IssueChange> changes) {
        if (changes.isEmpty()) return Uni.createFrom().voidItem();
        var projects = changes.stream().map(change -> change.project().id()).toArray(Long[]::new);
        var issues = changes.stream().map(change -> change.issue().id()).toArray(Long[]::new);
        var payloads = changes.stream().map(ChangeJson::write).toArray(String[]::new);
        return tx.preparedQuery(APPEND)
                .execute(Tuple.tuple().addValue(projects).addValue(issues).addValue(payloads))
                .replaceWithVoid();
    }
}
