package dev.mayday.issues.people;

import dev.mayday.issues.Refused;
import dev.mayday.issues.database.OneRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/// Makes the changes of where a person belongs wait for each other, whichever organizations they
/// are in: who is let go here while they join there would be forgotten, and a member.
public final class AccountLock {

    private static final String HOLD =
            "SELECT left_at IS NULL AS there FROM account WHERE id = $1 FOR NO KEY UPDATE";

    private AccountLock() {}

    /// Until the transaction ends the account joins and leaves nothing else. To be taken after the
    /// locks of organizations, by everybody in this order. Fails with [Refused] 401 when the
    /// account is a former member's.
    public static Uni<Void> hold(SqlClient tx, long account) {
        return OneRow.of(tx, HOLD, Tuple.of(account), AccountLock::gone)
                .invoke(
                        row -> {
                            if (!row.getBoolean("there")) throw gone();
                        })
                .replaceWithVoid();
    }

    private static Refused gone() {
        return Refused.unauthenticated("The account belongs nowhere any more.");
    }
}
