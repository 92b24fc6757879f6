package dev.mayday.alerts;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/// Tells trouble that passes, with the database or the way to it, from a fault of what was asked.
public final class Trouble {

    /// Classes of SQLSTATE: connection, authorization, catalog, transaction, resources, operator;
    /// and a schema or a table that are not there yet. A column or a function that is missing is a
    /// mistake of ours as a rule, and must be seen.
    private static final Set<String> PASSING =
            Set.of("08", "25", "28", "3D", "3F000", "40", "42P01", "53", "55", "57", "58");

    private Trouble() {}

    /// Whether trying again may help. A full pool and its time-out are of this kind.
    public static boolean passes(Throwable failure) {
        return switch (failure) {
            case PgException refused -> {
                var state = refused.getSqlState();
                yield state == null || PASSING.stream().anyMatch(state::startsWith);
            }
            case CompletionException wrapped when wrapped.getCause() != null ->
                    passes(wrapped.getCause());
            case JacksonException _ -> false;
            case IOException _, TimeoutException _, RejectedExecutionException _ -> true;
            default -> isOfTheClient(failure);
        };
    }

    /// Closed connections, full queues, time-outs: the client has no common type for them.
    private static boolean isOfTheClient(Throwable failure) {
        var name = failure.getClass().getName();
        return name.startsWith("io.vertx.") || name.startsWith("io.netty.");
    }
}
