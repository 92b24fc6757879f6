package dev.mayday.issues.ownership;

import dev.mayday.contracts.issues.ActivityKind;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.database.Columns;
import dev.mayday.issues.database.Utc;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An issue that gets another assignee, or none.
///
/// @param by as it is kept with the issue
/// @param sentence of the history; behind it stands the name of the assignee
record AssignmentStep(
        AssignedIssue issue,
        @Nullable Long team,
        @Nullable Long account,
        String by,
        String sentence) {

    private static final String WRITE =
            """
            UPDATE issue i
               SET assigned_team = n.team, assigned_account = n.account, assigned_by = n.by
              FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
                   AS n(project_id, id, team, account, by)
             WHERE i.id = n.id AND i.project_id + 0 = n.project_id""";

    /// Without a decision to name, it is a new one: one number for all of them.
    private static final String NOTE =
            """
            WITH one AS MATERIALIZED (
                SELECT coalesce($10::bigint, nextval('decision_id')) AS decision)
            INSERT INTO issue_activity
                   (project_id, issue_id, kind, sentence, to_team, to_account, was_team, was_account, was_by,
                    actor, account_id, at, decision)
            SELECT n.project_id, n.issue_id, n.kind, n.sentence, n.to_team, n.to_account,
                   n.was_team, n.was_account, n.was_by, $11, $12, $13, one.decision
              FROM one, unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::bigint[],
                               $7::bigint[], $8::bigint[], $9::text[])
                     AS n(project_id, issue_id, kind, sentence, to_team, to_account, was_team, was_account, was_by)
            RETURNING decision""";

    static AssignmentStep to(AssignedIssue issue, Assignee assignee, String by) {
        return new AssignmentStep(
                issue,
                assignee.team(),
                assignee.account(),
                by,
                assignee.isNobody() ? "unassigned it" : "assigned it to");
    }

    boolean isToNobody() {
        return team == null && account == null;
    }

    private String kind() {
        return (isToNobody() ? ActivityKind.UNASSIGNED : ActivityKind.ASSIGNED).wire();
    }

    /// @param undone the decision that is taken back; null for a new one
    /// @return the decision by which it can be undone
    static Uni<Long> write(
            SqlClient tx,
            List<AssignmentStep> steps,
            Actor actor,
            Instant now,
            @Nullable Long undone) {
        var rows =
                Columns.of(steps)
                        .longs(step -> step.issue.project())
                        .longs(step -> step.issue.id())
                        .ids(AssignmentStep::team)
                        .ids(AssignmentStep::account)
                        .texts(AssignmentStep::by)
                        .tuple();
        var notes =
                Columns.of(steps)
                        .longs(step -> step.issue.project())
                        .longs(step -> step.issue.id())
                        .texts(AssignmentStep::kind)
                        .texts(AssignmentStep::sentence)
                        .ids(AssignmentStep::team)
                        .ids(AssignmentStep::account)
                        .ids(step -> step.issue.team())
                        .ids(step -> step.issue.account())
                        .texts(step -> step.issue.by())
                        .tuple()
                        .addLong(undone)
                        .addString(actor.name())
                        .addLong(actor.account())
                        .addOffsetDateTime(Utc.of(now));
        return tx.preparedQuery(WRITE)
                .execute(rows)
                .chain(() -> tx.preparedQuery(NOTE).execute(notes))
                .map(written -> written.iterator().next().getLong("decision"));
    }
}
