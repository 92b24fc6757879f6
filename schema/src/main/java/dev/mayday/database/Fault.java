package dev.mayday.database;

import com.fasterxml.jackson.core.JacksonException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Whose fault it is that something failed which had to do with the database.
public enum Fault {
    /// The database is away, busy, not made yet, or had to choose between two of us: trying again
    /// helps.
    TRANSIENT,
    /// Another transaction brought the same row at the same moment: trying again at once shows it.
    RACE,
    /// Statement and tables do not fit together: a column is missing, or a right. No value is to
    /// blame; a migration or an operator helps.
    MISFIT,
    /// A record, or we.
    DATA,
    /// Nobody knows: perhaps a connection that has gone, perhaps a record.
    UNKNOWN;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final int DEEPEST = 20;

    public static Fault of(Throwable failure) {
        return switch (failure) {
            // Without a state it is of what stands before the database.
            case PgException refusal ->
                    refusal.getSqlState() == null ? TRANSIENT : of(refusal.getSqlState());
            // What Hibernate makes of it.
            case SQLException refusal ->
                    refusal.getSQLState() == null ? UNKNOWN : of(refusal.getSQLState());
            case CompositeException several -> of(several.getCauses().getFirst());
            case CompletionException wrapped when wrapped.getCause() != null ->
                    of(wrapped.getCause());
            case Overtaken _ -> RACE;
            case JacksonException _ -> DATA;
            case IOException _, TimeoutException _ -> TRANSIENT;
            // Closed connections, a full pool, threads that have ended, a question nobody waits
            // for.
            case VertxException _, RejectedExecutionException _, CancellationException _ ->
                    TRANSIENT;
            // A pool whose connections are all taken has only this to say, or a little more of it.
            case NoStackTraceThrowable full
                    when String.valueOf(full.getMessage()).startsWith("Timeout") ->
                    TRANSIENT;
            // Too deep, too large, not loadable: a record has found where our code ends.
            case StackOverflowError _, OutOfMemoryError _, LinkageError _, AssertionError _ -> DATA;
            // Also UncheckedIOException: only our readers of bytes throw it, at a record.
            case RuntimeException ours when ours.getClass().getName().startsWith("java.") -> DATA;
            default -> UNKNOWN;
        };
    }

    /// Only what the values can be guilty of counts against them. What nobody here has heard of
    /// waits for an operator.
    private static Fault of(String sqlState) {
        if (sqlState.equals(UNIQUE_VIOLATION)) return RACE;
        if (SqlStates.pass(sqlState)) return TRANSIENT;
        return switch (sqlState.substring(0, Math.min(2, sqlState.length()))) {
            case "21", "22", "23", "54" -> DATA;
            default -> MISFIT;
        };
    }

    /// What passes by itself in a failure or in what caused it, for who answers a person and cannot
    /// wait; empty for a fault of ours.
    public static Optional<Throwable> passing(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; i < DEEPEST && cause != null; i++, cause = cause.getCause()) {
            if (of(cause) == TRANSIENT) return Optional.of(cause);
        }
        return Optional.empty();
    }

    /// A word of a few by which troubles are told apart: the SQLSTATE, else the type.
    public static String kind(Throwable failure) {
        return switch (failure) {
            case PgException refusal when refusal.getSqlState() != null -> refusal.getSqlState();
            case SQLException refusal when refusal.getSQLState() != null -> refusal.getSQLState();
            case CompletionException wrapped when wrapped.getCause() != null ->
                    kind(wrapped.getCause());
            default -> failure.getClass().getName();
        };
    }
}
