package dev.mayday.issues.people;

import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;

/// Makes an account that belongs nowhere any more a former member's (semantics 18.2): what they did
/// stays, who they were does not. The audit log keeps its words, because its rows are sealed.
@Singleton
record Anonymising(Surroundings surroundings) {

    private static final String REST =
            """
            WITH sessions AS (DELETE FROM session WHERE account_id = $1),
                 tokens AS (DELETE FROM api_token WHERE account_id = $1),
                 links AS (DELETE FROM sign_in_link WHERE account_id = $1),
                 addresses AS (DELETE FROM known_address WHERE account_id = $1),
                 tries AS (DELETE FROM failed_sign_in f USING account a
                            WHERE a.id = $1 AND f.email = lower(a.email)),
                 resets AS (DELETE FROM reset_request r USING account a
                             WHERE a.id = $1 AND r.email = lower(a.email))
            DELETE FROM identity WHERE account_id = $1""";

    /// To an address that nobody can be invited under beforehand ([dev.mayday.issues.Email]).
    private static final String FORGET =
            """
            UPDATE account SET name = 'Former member ' || id, email = 'former-member-' || id || '@former.invalid',
                               password_hash = NULL, totp_secret = NULL, last_sign_in = NULL, left_at = $2
             WHERE id = $1""";

    Uni<Void> forget(SqlClient tx, long account) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return tx.preparedQuery(REST)
                .execute(Tuple.of(account))
                .chain(() -> NamesInHistory.forget(tx, account))
                .chain(() -> tx.preparedQuery(FORGET).execute(Tuple.of(account, now)))
                .replaceWithVoid();
    }
}
