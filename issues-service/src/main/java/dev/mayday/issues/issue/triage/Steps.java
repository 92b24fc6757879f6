package dev.mayday.issues.issue.triage;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.database.Columns;
import dev.mayday.issues.issue.StandingColumns;
import dev.mayday.issues.issue.changes.IssuePages;
import dev.mayday.issues.issue.changes.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what a person does to issues: where they stand, their history, and what others are told.
record Steps(List<Step> steps, Actor actor, Instant at) {

    private static final String WRITE =
            """
            UPDATE issue i
               SET %3$s
              FROM unnest($1::bigint[], $2::bigint[], %2$s) AS n(project_id, id, %1$s)
             WHERE i.id = n.id AND i.project_id + 0 = n.project_id"""
                    .formatted(
                            StandingColumns.NAMES,
                            StandingColumns.arrays(3),
                            StandingColumns.assignments("n"));

    /// Without a decision to name, it is a new one: one number for all of them.
    private static final String NOTE =
            """
            WITH one AS MATERIALIZED (
                SELECT coalesce($10::bigint, nextval('decision_id')) AS decision)
            INSERT INTO issue_activity
                   (project_id, issue_id, kind, sentence, %1$s, actor, account_id, at, decision)
            SELECT n.project_id, n.issue_id, n.kind, n.sentence,
                   n.status, n.substatus, n.status_reason, n.episode, n.resolved_at,
                   $11, $12, $13, one.decision
              FROM one, unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], %2$s)
                     AS n(project_id, issue_id, kind, sentence, %1$s)
            RETURNING decision"""
                    .formatted(StandingColumns.NAMES, StandingColumns.arrays(5));

    /// @return the decision by which it can be undone
    Uni<Long> decide(SqlConnection tx, IssuePages pages) {
        return write(tx, null, pages);
    }

    /// @param decision what is taken back
    Uni<Void> undo(SqlConnection tx, long decision, IssuePages pages) {
        return write(tx, decision, pages).replaceWithVoid();
    }

    private Uni<Long> write(SqlConnection tx, @Nullable Long undone, IssuePages pages) {
        var rows =
                StandingColumns.add(
                                Columns.of(steps)
                                        .longs(step -> step.issue().project().id())
                                        .longs(step -> step.issue().id()),
                                Step::next)
                        .tuple();
        List<IssueChange> changes =
                steps.stream().map(step -> step.change(at, actor.name(), pages)).toList();
        return tx.preparedQuery(WRITE)
                .execute(rows)
                .chain(() -> Outbox.append(tx, changes))
                .chain(() -> note(tx, undone));
    }

    private Uni<Long> note(SqlConnection tx, @Nullable Long undone) {
        var notes =
                StandingColumns.add(
                                Columns.of(steps)
                                        .longs(step -> step.issue().project().id())
                                        .longs(step -> step.issue().id())
                                        .texts(step -> step.kind().wire())
                                        .texts(Step::sentence),
                                step -> step.issue().standing())
                        .tuple()
                        .addLong(undone)
                        .addString(actor.name())
                        .addLong(actor.account())
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(NOTE)
                .execute(notes)
                .map(rows -> rows.iterator().next().getLong("decision"));
    }
}
