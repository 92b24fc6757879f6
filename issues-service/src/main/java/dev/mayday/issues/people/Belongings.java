package dev.mayday.issues.people;

import dev.mayday.issues.access.HandedLinks;
import dev.mayday.issues.audit.AuditNotes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// What the account of a leaver has in the organization: sessions, tokens, seats in teams,
/// views. All are gone at once, since each request looks whether they are there.
@Singleton
record Belongings() implements Parting {

    private static final String COUNT =
            """
            SELECT (SELECT count(*) FROM session WHERE account_id = $3 AND ($4 OR organization_id = $1)) AS sessions,
                   (SELECT count(*) FROM api_token WHERE account_id = $3 AND organization_id = $1) AS tokens,
                   (SELECT count(*) FROM team_member s JOIN team t ON t.id = s.team_id
                     WHERE s.membership_id = $2 AND t.removed_at IS NULL) AS teams,
                   (SELECT count(*) FROM saved_view WHERE account_id = $3 AND organization_id = $1
                                                      AND visibility = 'me' AND removed_at IS NULL) AS views,
                   (SELECT count(*) FROM api_token WHERE made_by = $3 AND account_id IS NULL
                                                     AND organization_id = $1) AS shared""";

    /// One that is turned to another organization goes on there.
    private static final String SESSIONS =
            "DELETE FROM session WHERE account_id = $1 AND ($2 OR organization_id = $3)";

    private static final String TOKENS =
            "DELETE FROM api_token WHERE account_id = $1 AND organization_id = $2";

    private static final String VIEWS =
            "DELETE FROM saved_view WHERE account_id = $1 AND organization_id = $2 AND visibility = 'me'";

    @Override
    public Uni<List<String>> foretell(SqlClient database, Leaver leaver) {
        var values =
                Tuple.of(
                        leaver.organization(),
                        leaver.membership(),
                        leaver.account(),
                        leaver.last());
        return database.preparedQuery(COUNT)
                .execute(values)
                .map(rows -> rows.iterator().next())
                .map(
                        row -> {
                            var said = new ArrayList<String>();
                            say(said, row.getLong("sessions"), "ends %d session%s");
                            say(said, row.getLong("tokens"), "revokes %d personal token%s");
                            say(said, row.getLong("teams"), "leaves %d team%s");
                            say(said, row.getLong("views"), "deletes %d private view%s");
                            say(
                                    said,
                                    row.getLong("shared"),
                                    "keeps %d token%s of the organization that they made");
                            return said;
                        });
    }

    private static void say(List<String> said, long count, String words) {
        if (count > 0) said.add(words.formatted(count, count == 1 ? "" : "s"));
    }

    @Override
    public Uni<Void> part(SqlClient tx, Leaver leaver, AuditNotes notes) {
        long account = leaver.account();
        long organization = leaver.organization();
        return tx.preparedQuery(SESSIONS)
                .execute(Tuple.of(account, leaver.last(), organization))
                .chain(() -> tx.preparedQuery(TOKENS).execute(Tuple.of(account, organization)))
                .chain(() -> HandedLinks.end(tx, account, organization))
                .chain(() -> tx.preparedQuery(VIEWS).execute(Tuple.of(account, organization)))
                .replaceWithVoid();
    }
}
