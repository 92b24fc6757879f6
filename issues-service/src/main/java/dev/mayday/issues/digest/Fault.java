package dev.mayday.issues.digest;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/// Whose fault a failed transaction is.
enum Fault {
    /// The database is away, busy or had to choose between two of us: trying again helps.
    TRANSIENT,
    /// Another transaction brought the same row at the same moment: trying again at once shows it.
    RACE,
    /// A record, or we.
    DATA;

    private static final String UNIQUE_VIOLATION = "23505";

    static Fault of(Throwable failure) {
        return switch (failure) {
            case PgException refusal -> of(String.valueOf(refusal.getSqlState()));
            case IOException _, TimeoutException _ -> TRANSIENT;
            // Vert.x has many ways to say that a connection has gone, none with a type of its own.
            case RuntimeException ours when ours.getClass().getName().startsWith("java.lang.") ->
                    DATA;
            default -> TRANSIENT;
        };
    }

    /// Only what the values can be guilty of counts against them; anything else, a missing table
    /// for instance, waits for an operator.
    private static Fault of(String sqlState) {
        if (sqlState.equals(UNIQUE_VIOLATION)) return RACE;
        return switch (sqlState.substring(0, Math.min(2, sqlState.length()))) {
            case "22", "23", "54" -> DATA;
            default -> TRANSIENT;
        };
    }
}
