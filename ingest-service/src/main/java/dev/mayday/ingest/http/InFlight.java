package dev.mayday.ingest.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The requests that are being worked on, and the bytes of their bodies that are in memory.
final class InFlight {

    private final long most;
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean closed;

    /// @param most bytes that may be in memory
    InFlight(long most) {
        this.most = most;
    }

    void begin() {
        requests.incrementAndGet();
    }

    /// @param bytes that the request has held
    void end(long bytes) {
        held.addAndGet(-bytes);
        requests.decrementAndGet();
    }

    /// False when that would be too much; then nothing is held.
    boolean hold(long bytes) {
        if (held.addAndGet(bytes) <= most) return true;
        held.addAndGet(-bytes);
        return false;
    }

    boolean isIdle() {
        return requests.get() == 0;
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
