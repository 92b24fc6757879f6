package dev.mayday.issues.ownership;

import dev.mayday.contracts.ShortIds;
import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.issues.organization.Organization;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// An issue and whom it is assigned to, locked until the transaction ends.
///
/// @param by who or what did that, as kept; empty when nobody did
record AssignedIssue(
        long project,
        long id,
        String shortId,
        @Nullable Long team,
        @Nullable Long account,
        String by) {

    /// In the order in which everybody locks issues.
    private static final String FIND =
            """
            SELECT i.project_id, i.id, i.number, p.slug, i.assigned_team, i.assigned_account, i.assigned_by
              FROM issue i
              JOIN project p ON p.id = i.project_id
             WHERE %s AND i.id = ANY ($3)
             ORDER BY i.project_id, i.id
               FOR NO KEY UPDATE OF i"""
                    .formatted(Organization.within("p", 1));

    /// Those of them that are within reach.
    static Uni<List<AssignedIssue>> find(SqlClient tx, Organization in, List<Long> issues) {
        return tx.preparedQuery(FIND)
                .execute(in.values().addArrayOfLong(issues.toArray(Long[]::new)))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(AssignedIssue::read)
                                        .toList());
    }

    private static AssignedIssue read(Row row) {
        return new AssignedIssue(
                row.getLong("project_id"),
                row.getLong("id"),
                ShortIds.format(row.getString("slug"), row.getLong("number")),
                row.getLong("assigned_team"),
                row.getLong("assigned_account"),
                row.getString("assigned_by"));
    }

    boolean isOf(Assignee assignee) {
        return Objects.equals(team, assignee.team()) && Objects.equals(account, assignee.account());
    }

    DecisionReport.Done done() {
        return new DecisionReport.Done(id, shortId);
    }
}
