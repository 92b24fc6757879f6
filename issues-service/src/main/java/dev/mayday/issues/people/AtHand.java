package dev.mayday.issues.people;

import dev.mayday.issues.access.Secrets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/// The organization to which a session is turned.
final class AtHand {

    private static final String TURN = "UPDATE session SET organization_id = $2 WHERE hash = $1";

    private AtHand() {}

    /// @param session its token
    static Uni<Void> turn(SqlClient database, String session, long organization) {
        return database.preparedQuery(TURN)
                .execute(Tuple.of(Secrets.hash(session), organization))
                .replaceWithVoid();
    }
}
