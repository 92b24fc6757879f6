package dev.mayday.postgres;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Brings the server back when it is gone, at any moment and however often, until it is told to
/// stop. Looks five times a second; a crashed server is back after its recovery, usually within a
/// second.
final class Supervisor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());
    private static final long LOOK_NANOS = 200_000_000;

    private final PostgresServer server;
    private final AtomicInteger restarts = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;

    Supervisor(PostgresServer server) {
        this.server = server;
        this.thread = Thread.ofPlatform().name("postgres-supervisor").daemon().unstarted(this::run);
    }

    Supervisor watch() {
        thread.start();
        return this;
    }

    /// How often the server had to be started again.
    int restarts() {
        return restarts.get();
    }

    private void run() {
        var unsaid = true;
        while (!closed) {
            try {
                if (server.isAlive()) {
                    LockSupport.parkNanos(LOOK_NANOS);
                    continue;
                }
                if (unsaid) LOG.log(System.Logger.Level.WARNING, "PostgreSQL is gone, starting it");
                server.start();
                restarts.incrementAndGet();
                unsaid = true;
                LOG.log(System.Logger.Level.WARNING, "PostgreSQL is back");
            } catch (Throwable notYet) {
                if (unsaid && !closed) {
                    LOG.log(System.Logger.Level.ERROR, "PostgreSQL does not start yet", notYet);
                }
                unsaid = false;
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    /// Returns when no start is under way any more.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
