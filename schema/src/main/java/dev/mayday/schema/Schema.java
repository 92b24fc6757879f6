package dev.mayday.schema;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// Brings one service's schema up to date: at start if its database answers, else as soon as it
/// does. The start is not held up, because in one process ingest must accept meanwhile; and a
/// database that goes away in the middle ends nothing.
public final class Schema {

    private static final System.Logger LOG = System.getLogger(Schema.class.getName());
    private static final long PAUSE_NANOS = 500_000_000;

    private final String service;
    private final Flyway flyway;
    private final Runnable firstSteps;
    private volatile boolean ready;
    private volatile boolean closed;

    /// @param service its name, for the log
    /// @param firstSteps what must be in the schema before anybody asks; may be run again, and may
    ///     fail as long as the database does
    public Schema(String service, Flyway flyway, Runnable firstSteps) {
        this.service = service;
        this.flyway = flyway;
        this.firstSteps = firstSteps;
    }

    /// Returns when the schema is ready, or at once when the database is away: then it becomes
    /// ready later, by a thread of its own.
    ///
    /// @throws RuntimeException what no waiting can cure, a migration that fails for instance
    public void prepare() {
        try {
            flyway.migrate();
        } catch (RuntimeException failure) {
            if (!isAway(failure)) throw failure;
            prepareLater(failure);
            return;
        }
        try {
            firstSteps.run();
            ready = true;
        } catch (RuntimeException failure) {
            prepareLater(failure);
        }
    }

    private void prepareLater(RuntimeException because) {
        var reason = reason(because);
        LOG.log(System.Logger.Level.WARNING, "{0} waits for its database: {1}", service, reason);
        Thread.ofPlatform().name("schema of " + service).daemon().start(this::insist);
    }

    /// Ends the waiting, if there is any.
    public void close() {
        closed = true;
    }

    /// In the background nobody is there to whom a failure could be thrown: it is said once, and
    /// tried again.
    private void insist() {
        var said = "";
        while (!ready && !closed) {
            try {
                flyway.migrate();
                firstSteps.run();
                ready = true;
                LOG.log(System.Logger.Level.WARNING, "{0} has its database", service);
            } catch (Throwable failure) {
                if (!isAway(failure) && !reason(failure).equals(said)) {
                    said = reason(failure);
                    LOG.log(System.Logger.Level.ERROR, service + " has no schema yet", failure);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /// SQLSTATE class 08 is the connection, 57 an operator or a server that starts or stops, 53 a
    /// server without room. A time-out of the pool has none.
    private static boolean isAway(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql.getSQLState())) return true;
        }
        return false;
    }

    private static boolean isAway(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("57")
                || state.startsWith("53");
    }

    private static String reason(Throwable failure) {
        var innermost = failure;
        while (innermost.getCause() != null) innermost = innermost.getCause();
        return String.valueOf(innermost.getMessage());
    }
}
