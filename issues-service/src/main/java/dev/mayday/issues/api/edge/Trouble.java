package dev.mayday.issues.api.edge;

import dev.mayday.front.SqlStates;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Which failures pass by themselves: the database was too slow, too busy, away or
/// not made yet.
final class Trouble {

    private static final int DEEPEST = 20;

    private Trouble() {}

    /// What kind of trouble it is that passes, by SQLSTATE or type; empty for a fault of ours.
    static Optional<String> kind(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; i < DEEPEST && cause != null; i++, cause = cause.getCause()) {
            var state = state(cause);
            if (state == null ? isPassing(cause) : SqlStates.pass(state)) {
                return Optional.of(state == null ? cause.getClass().getName() : state);
            }
        }
        return Optional.empty();
    }

    /// For the log.
    static String name(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static @Nullable String state(Throwable failure) {
        if (failure instanceof PgException refused) return refused.getSqlState();
        // What Hibernate makes of it.
        return failure instanceof SQLException refused ? refused.getSQLState() : null;
    }

    /// A refusal without a state is of what stands before the database.
    private static boolean isPassing(Throwable failure) {
        return failure instanceof PgException
                || failure instanceof ConnectionPoolTooBusyException
                || failure instanceof ClosedConnectionException
                || failure instanceof IOException
                || failure instanceof TimeoutException
                || isPoolTimeout(failure);
    }

    /// The pool has no type of its own for it, only words: "Timeout" when all connections are
    /// taken, "Timeout waiting for connection" when none can be opened.
    private static boolean isPoolTimeout(Throwable failure) {
        return failure.getStackTrace().length == 0
                && String.valueOf(failure.getMessage()).startsWith("Timeout");
    }
}
