package dev.mayday.front;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/// Keeps out of the log what says nothing to anybody, and says it with a stack for every question:
/// while a database refuses connections, the timer of Vert.x's pool complains about each one that
/// it comes too late to give up. The question itself has failed before, with a reason. What is said
/// is said on one line, see [OneLine].
@LoggingFilter(name = "known-noise")
public final class KnownNoise implements Filter {

    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    @Override
    public boolean isLoggable(LogRecord line) {
        OneLine.make(line);
        return !isLateTimer(line.getThrown());
    }

    private static boolean isLateTimer(@Nullable Throwable thrown) {
        return thrown instanceof IllegalStateException
                && "Result is already complete".equals(thrown.getMessage())
                && Arrays.stream(thrown.getStackTrace())
                        .limit(4)
                        .anyMatch(frame -> frame.getClassName().equals(POOL));
    }
}
