package dev.mayday.issues.issue.triage;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.ShortIds;
import dev.mayday.contracts.Word;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.issue.StandingColumns;
import dev.mayday.issues.issue.changes.IssuePages;
import dev.mayday.issues.issue.state.Standing;
import dev.mayday.issues.organization.Organization;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/// An issue as a person finds it, locked until the transaction ends.
record LockedIssue(
        IssueChange.Project project, long id, Standing standing, IssueChange.Issue described) {

    /// In the order in which the digest locks them, so that the two never wait for each other.
    private static final String FIND =
            """
            SELECT i.*, p.slug AS project_slug, p.name AS project_name, o.slug AS organization_slug
              FROM issue i
              JOIN project p ON p.id = i.project_id
              JOIN organization o ON o.id = p.organization_id
             WHERE %s AND i.id = ANY ($3)
             ORDER BY i.project_id, i.id
               FOR NO KEY UPDATE OF i"""
                    .formatted(Organization.within("p", 1));

    /// Those of them that are within reach.
    static Uni<List<LockedIssue>> find(
            SqlConnection tx, Organization organization, List<Long> issues) {
        return tx.preparedQuery(FIND)
                .execute(organization.values().addArrayOfLong(issues.toArray(Long[]::new)))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(LockedIssue::read)
                                        .toList());
    }

    private static LockedIssue read(Row row) {
        var standing = StandingColumns.read(row);
        var project =
                new IssueChange.Project(
                        row.getLong("project_id"),
                        row.getString("project_slug"),
                        row.getString("project_name"),
                        row.getString("organization_slug"));
        var described =
                new IssueChange.Issue(
                        row.getLong("id"),
                        ShortIds.format(project.slug(), row.getLong("number")),
                        row.getString("title"),
                        row.getString("culprit"),
                        Word.of(Level.class, row.getString("level")),
                        standing.episode(),
                        row.getLong("events"),
                        row.getLong("users"),
                        Utc.instant(row, "first_seen"),
                        "");
        return new LockedIssue(project, row.getLong("id"), standing, described);
    }

    /// What others are told.
    ///
    /// @param reason why it stands there now
    IssueChange change(
            IssueChange.Kind kind,
            Instant at,
            String actor,
            Standing next,
            String reason,
            IssuePages pages) {
        var issue = described.standing(next.episode(), pages.apply(id));
        return new IssueChange(0, kind, at, project, issue, null, actor, reason);
    }
}
