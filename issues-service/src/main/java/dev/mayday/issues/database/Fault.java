package dev.mayday.issues.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/// Whose fault a failed transaction is.
public enum Fault {
    /// The database is away, busy or had to choose between two of us: trying again helps.
    TRANSIENT,
    /// Another transaction brought the same row at the same moment: trying again at once shows it.
    RACE,
    /// A record, or we.
    DATA,
    /// Nobody knows: perhaps a connection that has gone, perhaps a record.
    UNKNOWN;

    private static final String UNIQUE_VIOLATION = "23505";

    public static Fault of(Throwable failure) {
        return switch (failure) {
            case PgException refusal -> of(String.valueOf(refusal.getSqlState()));
            case CompositeException several -> of(several.getCauses().getFirst());
            case Overtaken _ -> RACE;
            case JsonProcessingException _ -> DATA;
            case IOException _, TimeoutException _ -> TRANSIENT;
            // Closed connections, a full pool, threads that have ended.
            case VertxException _, RejectedExecutionException _ -> TRANSIENT;
            // A pool whose connections are all taken has only this to say, or a little more of it.
            case NoStackTraceThrowable full
                    when String.valueOf(full.getMessage()).startsWith("Timeout") ->
                    TRANSIENT;
            // Too deep, too large, not loadable: a record has found where our code ends.
            case StackOverflowError _, OutOfMemoryError _, LinkageError _, AssertionError _ -> DATA;
            case RuntimeException ours when ours.getClass().getName().startsWith("java.") -> DATA;
            default -> UNKNOWN;
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
