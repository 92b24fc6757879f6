package dev.mayday.issues.issue.triage;

import dev.mayday.issues.database.Utc;
import dev.mayday.issues.issue.StandingColumns;
import dev.mayday.issues.issue.state.Undo;
import dev.mayday.issues.organization.Organization;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a decision did to one issue, and whether anything came after it.
///
/// @param deed in a word: "resolved"
record Undoable(String actor, String deed, Undo undo) {

    private static final String ISSUES =
            """
            SELECT a.issue_id
              FROM issue_activity a
              JOIN project p ON p.id = a.project_id
             WHERE a.decision = $3 AND a.kind NOT IN ('undone', 'assigned', 'unassigned') AND\s"""
                    + Organization.within("p", 1);

    /// The entries that tell of no move are left out of what came later.
    private static final String FIND =
            """
            SELECT made.*, later.at AS later_at, later.actor AS later_actor,
                   later.sentence AS later_sentence,
                   later.kind = 'undone' AND later.decision = made.decision AS undid
              FROM issue_activity made
              JOIN project p ON p.id = made.project_id
              LEFT JOIN LATERAL (
                   SELECT * FROM issue_activity l
                    WHERE l.project_id = made.project_id AND l.issue_id = made.issue_id
                      AND l.id > made.id
                      AND l.kind NOT IN ('first_in_environment', 'assigned', 'unassigned')
                    ORDER BY l.id DESC LIMIT 1) later ON true
             WHERE made.decision = $3 AND made.kind NOT IN ('undone', 'assigned', 'unassigned') AND\s"""
                    + Organization.within("p", 1);

    /// The issues of a decision; empty when there is no such decision within reach.
    static Uni<List<Long>> issues(SqlConnection tx, Organization organization, long decision) {
        return tx.preparedQuery(ISSUES)
                .execute(organization.values().addLong(decision))
                .map(
                        rows -> {
                            var issues = new ArrayList<Long>();
                            for (var row : rows) issues.add(row.getLong("issue_id"));
                            return issues;
                        });
    }

    /// By issue; asked once their rows are ours, so that nothing moves them any more.
    static Uni<Map<Long, Undoable>> find(
            SqlConnection tx, Organization organization, long decision) {
        return tx.preparedQuery(FIND)
                .execute(organization.values().addLong(decision))
                .map(
                        rows -> {
                            var found = new HashMap<Long, Undoable>();
                            for (var row : rows) found.put(row.getLong("issue_id"), read(row));
                            return found;
                        });
    }

    private static Undoable read(Row row) {
        var deed = row.getString("sentence").replaceFirst(" it$", "");
        var decided = Utc.instant(row, "at");
        return new Undoable(
                row.getString("actor"),
                deed,
                new Undo(decided, StandingColumns.read(row), later(row)));
    }

    private static Undo.@Nullable Later later(Row row) {
        var at = row.getOffsetDateTime("later_at");
        if (at == null) return null;
        return new Undo.Later(
                row.getString("later_actor"),
                row.getString("later_sentence"),
                at.toInstant(),
                row.getBoolean("undid"));
    }
}
