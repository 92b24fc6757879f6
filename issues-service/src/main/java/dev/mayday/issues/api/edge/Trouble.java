package dev.mayday.issues.api.edge;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Which failures pass by themselves: the database was too slow, too busy, away or
/// not made yet.
final class Trouble {

    /// Classes of SQLSTATE: connection, rollback by conflict, resources, intervention (a cancelled
    /// statement among them), system.
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    /// Schema, table, column or function that are not there yet, while they are made.
    private static final Set<String> NOT_YET = Set.of("3F000", "42P01", "42703", "42883");

    private static final int DEEPEST = 20;

    private Trouble() {}

    static boolean passes(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; i < DEEPEST && cause != null; i++, cause = cause.getCause()) {
            if (isPassing(cause)) return true;
        }
        return false;
    }

    /// For the log.
    static String name(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static boolean isPassing(Throwable failure) {
        if (failure instanceof PgException refused) return isPassing(refused.getSqlState());
        // What Hibernate makes of it.
        if (failure instanceof SQLException refused) return isPassing(refused.getSQLState());
        return failure instanceof ConnectionPoolTooBusyException
                || failure instanceof ClosedConnectionException
                || failure instanceof IOException
                || failure instanceof TimeoutException
                || isPoolTimeout(failure);
    }

    private static boolean isPassing(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (PASSING.contains(state.substring(0, 2)) || NOT_YET.contains(state));
    }

    /// The pool has no type of its own for it, only words: "Timeout" when all connections are
    /// taken, "Timeout waiting for connection" when none can be opened.
    private static boolean isPoolTimeout(Throwable failure) {
        return failure.getStackTrace().length == 0
                && String.valueOf(failure.getMessage()).startsWith("Timeout");
    }
}
