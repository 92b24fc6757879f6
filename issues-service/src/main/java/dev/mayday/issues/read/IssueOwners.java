package dev.mayday.issues.read;

import dev.mayday.contracts.issues.IssueOwner;
import io.vertx.mutiny.sqlclient.Row;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whom an issue is assigned to, and how that came about.
final class IssueOwners {

    /// Of an issue `i`.
    static final String COLUMNS =
            """
            i.assigned_team, i.assigned_account, i.assigned_by,
            (SELECT t.slug FROM team t WHERE t.id = i.assigned_team) AS owner_slug,
            (SELECT a.name FROM account a WHERE a.id = i.assigned_account) AS owner_name,
            (SELECT a.email FROM account a WHERE a.id = i.assigned_account) AS owner_email,
            CASE WHEN i.assigned_by LIKE 'person:_%'
                 THEN (SELECT a.name FROM account a WHERE a.id = substr(i.assigned_by, 8)::bigint) END AS assigner""";

    private static final Pattern LINE = Pattern.compile("(rule|codeowners):(\\d+)@(\\d+)");

    private IssueOwners() {}

    static @Nullable IssueOwner read(Row row) {
        var team = row.getLong("assigned_team");
        var account = row.getLong("assigned_account");
        var by = row.getString("assigned_by");
        var how = how(by, row.getString("assigner"));
        if (team != null)
            return new IssueOwner(true, team, "#" + row.getString("owner_slug"), null, by, how);
        if (account == null) return null;
        return new IssueOwner(
                false, account, row.getString("owner_name"), row.getString("owner_email"), by, how);
    }

    private static String how(String by, @Nullable String assigner) {
        var line = LINE.matcher(by);
        if (!line.matches())
            return "by " + (assigner == null ? "a token of the organization" : assigner);
        boolean file = line.group(1).equals("codeowners");
        return "by line %s of %s, revision %s"
                .formatted(
                        line.group(2), file ? "CODEOWNERS" : "the ownership rules", line.group(3));
    }
}
