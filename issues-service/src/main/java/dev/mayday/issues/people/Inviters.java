package dev.mayday.issues.people;

import static java.util.stream.Collectors.joining;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditNotes;
import dev.mayday.issues.database.Utc;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// An invitation is good as long as who invited might invite: nobody who is removed comes back by
/// one that they made beforehand.
@Singleton
public record Inviters(Surroundings surroundings) implements Parting {

    private static final int MOST_NAMED = 5;

    /// Condition of SQL on an `invitation` named i and its `membership` named m: that a program of
    /// the organization invited, or somebody who still may.
    public static final String STILL_VOUCH =
            """
            (i.invited_by IS NULL OR EXISTS (
                SELECT 1 FROM membership inviter
                 WHERE inviter.organization_id = i.organization_id AND inviter.account_id = i.invited_by
                   AND (inviter.role = 'owner' OR inviter.role = 'admin' AND m.role <> 'owner')))""";

    private static final String OF =
            "SELECT email FROM invitation WHERE organization_id = $1 AND invited_by = $2 ORDER BY lower(email)";

    private static final String WITHDRAW =
            """
            WITH gone AS (DELETE FROM invitation WHERE organization_id = $1 AND invited_by = $2
                          RETURNING membership_id, organization_id, email, hash),
                 spent AS (INSERT INTO spent_invitation (hash, organization_id, how, at)
                           SELECT hash, organization_id, 'withdrawn', $3 FROM gone)
            DELETE FROM membership m USING gone WHERE m.id = gone.membership_id AND m.account_id IS NULL
            RETURNING gone.email, m.role""";

    @Override
    public Uni<List<String>> foretell(SqlClient database, Leaver leaver) {
        return database.preparedQuery(OF)
                .execute(Tuple.of(leaver.organization(), leaver.account()))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> row.getString("email"))
                                        .toList())
                .map(emails -> emails.isEmpty() ? List.of() : List.of(words(emails)));
    }

    private static String words(List<String> emails) {
        int more = emails.size() - MOST_NAMED;
        return "withdraws the invitation%s of %s%s"
                .formatted(
                        emails.size() == 1 ? "" : "s",
                        emails.stream().limit(MOST_NAMED).collect(joining(", ")),
                        more > 0 ? " and %d more".formatted(more) : "");
    }

    @Override
    public Uni<Void> part(SqlClient tx, Leaver leaver, AuditNotes notes) {
        var now = Utc.of(surroundings.now());
        return tx.preparedQuery(WITHDRAW)
                .execute(Tuple.of(leaver.organization(), leaver.account(), now))
                .invoke(rows -> rows.forEach(row -> notes.add(withdrawn(leaver, row))))
                .replaceWithVoid();
    }

    private static AuditEntry withdrawn(Leaver leaver, Row row) {
        return new AuditEntry(
                leaver.organization(),
                Actor.SYSTEM,
                "member.invitation-withdrawn",
                row.getString("email"),
                Map.of("role", row.getString("role")),
                null);
    }
}
