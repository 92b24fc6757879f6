package dev.mayday.bench;

import dev.mayday.bench.load.Driver;
import dev.mayday.bench.load.Tally;
import dev.mayday.bench.target.WebApi;
import dev.mayday.bench.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/// Asks for some of the accepted events until the web API shows them. The questions cost the server
/// something too, so they are few: the pause between two grows with the time already waited, which
/// makes a result up to a tenth, or 5 ms, too long and never too short.
final class Probes implements Driver.Listener, AutoCloseable {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
    private static final Duration GIVE_UP = Duration.ofMinutes(2);

    private final WebApi api;
    private final Workload workload;
    private final long every;
    private final Histogram visible = new SynchronizedHistogram(Tally.histogram());
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();
    private final Queue<WebApi> idle = new ConcurrentLinkedQueue<>();

    /// @param every one event in so many is asked for
    Probes(WebApi api, Workload workload, long every) {
        this.api = api;
        this.workload = workload;
        this.every = Math.max(1, every);
    }

    @Override
    public void accepted(long ticket, long nanos) {
        if (ticket % every != 0 || workload.original(ticket) != ticket) return;
        open.incrementAndGet();
        Thread.ofVirtual().start(() -> follow(workload.eventId(ticket), nanos));
    }

    private void follow(String eventId, long accepted) {
        var taken = idle.poll();
        var mine = taken == null ? api.another() : taken;
        try {
            while (true) {
                boolean shown = mine.shows(eventId);
                long waited = System.nanoTime() - accepted;
                if (shown) {
                    visible.recordValue(Math.max(1, waited / 1000));
                    return;
                }
                if (waited > GIVE_UP.toNanos()) throw new IOException("not visible in time");
                LockSupport.parkNanos(Math.max(SHORTEST_PAUSE.toNanos(), waited / 10));
            }
        } catch (IOException e) {
            missing.incrementAndGet();
        } finally {
            idle.add(mine);
            open.decrementAndGet();
        }
    }

    /// Waits for those under way.
    void finish() {
        while (open.get() > 0) LockSupport.parkNanos(SHORTEST_PAUSE.toNanos());
    }

    /// From the answer 200 to the event's answer, in microseconds.
    Histogram visible() {
        return visible;
    }

    /// Those that were given up.
    long missing() {
        return missing.get();
    }

    @Override
    public void close() {
        finish();
        idle.forEach(WebApi::close);
    }
}
