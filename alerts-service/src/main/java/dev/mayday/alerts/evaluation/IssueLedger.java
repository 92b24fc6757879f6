package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.rules.Facts;
import dev.mayday.alerts.rules.Facts.Status;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;

/// What the changes of each issue told so far, and which of them were heard already.
@ApplicationScoped
class IssueLedger {

    private static final String HEAR =
            """
            INSERT INTO alerts.processed_change (project_id, change_id, at)
            VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING""";

    /// False when the change has had its effect before.
    Uni<Boolean> isNews(SqlConnection tx, IssueChange change, Instant now) {
        var values = Tuple.of(change.project().id(), change.id(), now.atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(HEAR).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static final String BEFORE =
            """
            SELECT status, last_change, environments
              FROM alerts.issue
             WHERE project_id = $1 AND issue_id = $2
               FOR UPDATE""";

    /// The facts of a change, and the change added to what is known.
    Uni<Learned> learn(SqlConnection tx, IssueChange change) {
        var key = Tuple.of(change.project().id(), change.issue().id());
        return tx.preparedQuery(BEFORE)
                .execute(key)
                .map(rows -> known(rows).with(change))
                .call(learned -> write(tx, learned));
    }

    private static final String WRITE =
            """
            INSERT INTO alerts.issue (project_id, issue_id, status, last_change, environments)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (project_id, issue_id) DO UPDATE
               SET status = excluded.status,
                   last_change = excluded.last_change,
                   environments = excluded.environments""";

    private static Uni<Void> write(SqlConnection tx, Learned learned) {
        var change = learned.facts().change();
        var values =
                Tuple.tuple()
                        .addLong(change.project().id())
                        .addLong(change.issue().id())
                        .addString(learned.facts().status().text())
                        .addLong(learned.lastChange())
                        .addArrayOfString(learned.environments().toArray(String[]::new));
        return tx.preparedQuery(WRITE).execute(values).replaceWithVoid();
    }

    private static Known known(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new Known(Status.UNRESOLVED, 0, Set.of());
        }
        var row = rows.iterator().next();
        return new Known(
                Status.of(row.getString("status")),
                row.getLong("last_change"),
                Set.of(row.getArrayOfStrings("environments")));
    }

    /// @param lastChange the newest change that told where the issue stands
    /// @param environments in which it was said to be new
    private record Known(Status status, long lastChange, Set<String> environments) {

        private static final int MOST_ENVIRONMENTS = 100;

        Learned with(IssueChange change) {
            var told = Status.after(change.kind()).filter(_ -> change.id() > lastChange);
            var facts = new Facts(change, told.orElse(status), environments);
            return new Learned(
                    facts,
                    told.filter(now -> now != Status.UNRESOLVED).isPresent(),
                    told.isPresent() ? change.id() : lastChange,
                    after(change));
        }

        private Set<String> after(IssueChange change) {
            var event = change.event();
            var tellsWhere =
                    change.kind() == Kind.OPENED || change.kind() == Kind.FIRST_IN_ENVIRONMENT;
            if (event == null || !tellsWhere || environments.size() >= MOST_ENVIRONMENTS) {
                return environments;
            }
            var more = new TreeSet<>(environments);
            more.add(event.environment());
            return more;
        }
    }

    /// @param settles whether the issue left unresolved by it: not by one that comes late
    record Learned(Facts facts, boolean settles, long lastChange, Set<String> environments) {}
}
