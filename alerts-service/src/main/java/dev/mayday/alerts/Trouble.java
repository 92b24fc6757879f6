package dev.mayday.alerts;

import com.fasterxml.jackson.core.JacksonException;
import dev.mayday.front.SqlStates;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/// Tells trouble that passes, with the database or the way to it, from a fault of what was asked.
public final class Trouble {

    private Trouble() {}

    /// Whether trying again may help. A full pool and its time-out are of this kind.
    public static boolean passes(Throwable failure) {
        return switch (failure) {
            case PgException refused -> {
                var state = refused.getSqlState();
                yield state == null || SqlStates.pass(state);
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
