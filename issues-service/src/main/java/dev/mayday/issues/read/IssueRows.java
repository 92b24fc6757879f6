package dev.mayday.issues.read;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.ShortIds;
import dev.mayday.contracts.Word;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.contracts.issues.IssueStatus;
import dev.mayday.contracts.issues.IssueSubstatus;
import dev.mayday.issues.database.Utc;
import io.vertx.mutiny.sqlclient.Row;

/// How an issue reads in a list.
final class IssueRows {

    /// Of an issue `i` in a project `p`.
    static final String COLUMNS =
            """
            i.project_id, i.id, i.number, p.slug, i.title, i.type, i.value, i.culprit, i.level, i.platform, i.status,
            i.substatus, i.handled, i.events, i.users, i.first_seen, i.last_seen,
            """
                    + IssueOwners.COLUMNS;

    private IssueRows() {}

    static IssueKey key(Row row) {
        return new IssueKey(row.getLong("project_id"), row.getLong("id"));
    }

    static IssueRow read(Row row, Figures figures) {
        return new IssueRow(
                row.getLong("id"),
                ShortIds.format(row.getString("slug"), row.getLong("number")),
                row.getString("slug"),
                row.getString("title"),
                row.getString("type"),
                row.getString("value"),
                row.getString("culprit"),
                Word.of(Level.class, row.getString("level")),
                row.getString("platform"),
                Word.of(IssueStatus.class, row.getString("status")),
                Word.of(IssueSubstatus.class, row.getString("substatus")),
                row.getString("handled").equals("no"),
                figures.events(),
                row.getLong("events"),
                figures.users(),
                row.getLong("users"),
                Utc.instant(row, "first_seen"),
                Utc.instant(row, "last_seen"),
                figures.trend(),
                IssueOwners.read(row));
    }
}
