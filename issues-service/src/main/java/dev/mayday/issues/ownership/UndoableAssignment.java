package dev.mayday.issues.ownership;

import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.database.Rows;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.issue.state.Ago;
import dev.mayday.issues.issue.state.Decided;
import dev.mayday.issues.issue.state.Undo;
import dev.mayday.issues.organization.Organization;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a decision about the assignee did to one issue, and whether anything came after it.
///
/// @param later null when nothing did
record UndoableAssignment(
        String actor,
        Instant at,
        @Nullable Long wasTeam,
        @Nullable Long wasAccount,
        String wasBy,
        @Nullable Later later) {

    /// @param undid whether it took this very decision back
    private record Later(boolean undid, @Nullable String actor, Instant at) {}

    private static final String ISSUES =
            """
            SELECT DISTINCT a.issue_id
              FROM issue_activity a
              JOIN project p ON p.id = a.project_id
             WHERE a.decision = $3 AND a.kind IN ('assigned', 'unassigned') AND\s"""
                    + Organization.within("p", 1);

    private static final String FIND =
            """
            SELECT DISTINCT ON (made.issue_id) made.*,
                   later.at AS later_at, later.actor AS later_actor,
                   later.decision IS NOT DISTINCT FROM made.decision AS undid
              FROM issue_activity made
              JOIN project p ON p.id = made.project_id
              LEFT JOIN LATERAL (
                   SELECT * FROM issue_activity l
                    WHERE l.project_id = made.project_id AND l.issue_id = made.issue_id
                      AND l.id > made.id AND l.kind IN ('assigned', 'unassigned')
                    ORDER BY l.id DESC LIMIT 1) later ON true
             WHERE made.decision = $3 AND made.kind IN ('assigned', 'unassigned') AND\s"""
                    + Organization.within("p", 1)
                    + " ORDER BY made.issue_id, made.id";

    static Uni<List<Long>> issues(SqlClient tx, Organization in, long decision) {
        return tx.preparedQuery(ISSUES)
                .execute(in.values().addLong(decision))
                .map(
                        rows -> {
                            var issues = new ArrayList<Long>();
                            for (var row : rows) issues.add(row.getLong("issue_id"));
                            return issues;
                        });
    }

    /// By issue; asked once their rows are ours.
    static Uni<Map<Long, UndoableAssignment>> find(SqlClient tx, Organization in, long decision) {
        return tx.preparedQuery(FIND)
                .execute(in.values().addLong(decision))
                .map(
                        rows ->
                                Rows.map(
                                        rows,
                                        row -> row.getLong("issue_id"),
                                        UndoableAssignment::read));
    }

    private static UndoableAssignment read(Row row) {
        var at = Utc.instantOrNull(row, "later_at");
        return new UndoableAssignment(
                row.getString("actor"),
                Utc.instant(row, "at"),
                row.getLong("was_team"),
                row.getLong("was_account"),
                row.getString("was_by"),
                at == null
                        ? null
                        : new Later(row.getBoolean("undid"), row.getString("later_actor"), at));
    }

    /// Why it cannot be taken back; null when it can.
    Decided.@Nullable Skipped refusal(Instant now) {
        if (later != null) {
            var who = later.actor() == null ? "" : " by " + later.actor();
            var what = later.undid() ? "already undone" : "changed meanwhile";
            var ago = Ago.between(later.at(), now);
            return new Decided.Skipped(what, "%s%s %s ago".formatted(what, who, ago));
        }
        if (Undo.isInTime(at, now)) return null;
        return new Decided.Skipped("older than 24 h", "decided " + Ago.between(at, now) + " ago");
    }

    /// Who had the issue before; without a name.
    Assignee before() {
        return new Assignee(wasTeam, wasAccount, "");
    }

    AssignmentStep back(AssignedIssue issue, Actor by) {
        var whose = by.name().equals(actor) ? "their own" : actor + "'s";
        boolean nobody = wasTeam == null && wasAccount == null;
        var sentence =
                "undid " + whose + " change: " + (nobody ? "unassigned it" : "assigned it to");
        return new AssignmentStep(issue, wasTeam, wasAccount, wasBy, sentence);
    }
}
