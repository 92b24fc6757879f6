package dev.mayday.issues.signon;

import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.audit.AuditNotes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;

/// Gives an account that was there to whom a provider vouches for. Nobody had to prove the
/// address when the account was made, and it may have had another owner before: whatever opened
/// the account until now opens it no more.
@Singleton
record Handover(SignInLog log) {

    /// Links of break-glass stay: they are made on the server only.
    private static final String CLOSE =
            """
            WITH sessions AS (DELETE FROM session WHERE account_id = $1 RETURNING 1),
                 tokens AS (DELETE FROM api_token WHERE account_id = $1 RETURNING 1),
                 links AS (DELETE FROM sign_in_link
                            WHERE account_id = $1 AND used_at IS NULL AND purpose IN ('sign-in', 'reset')),
                 password AS (UPDATE account SET password_hash = NULL WHERE id = $1)
            SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM tokens) AS tokens\
            """;

    /// Within the transaction of the sign-in, which holds the account ([Standings#hold]).
    ///
    /// @param notes of what is to be written down
    /// @param provider its name
    /// @param address whence the person comes
    Uni<Void> to(SqlClient tx, AuditNotes notes, long account, String provider, String address) {
        return tx.preparedQuery(CLOSE)
                .execute(Tuple.of(account))
                .map(rows -> rows.iterator().next())
                .map(
                        row ->
                                Map.of(
                                        "provider", provider,
                                        "sessions", row.getLong("sessions"),
                                        "tokens", row.getLong("tokens")))
                .chain(done -> log.linked(tx, notes, account, address, done));
    }
}
