package dev.mayday.bench;

import dev.mayday.bench.target.WebApi;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits until everything accepted has become visible.
record Drain(WebApi api, Run run) {

    private static final int LAST = 32;
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final Duration COUNTING = Duration.ofSeconds(30);

    /// Until the newest events are shown.
    ///
    /// @return how long that took from now on; the limit if they never were
    Duration await(Duration limit) throws IOException {
        long start = System.nanoTime();
        for (long ticket : run.driver().accepted().last(LAST)) {
            var id = run.workload().eventId(ticket);
            while (!api.shows(id)) {
                if (System.nanoTime() - start > limit.toNanos()) return limit;
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// How many of the accepted events the issues do not count, after some patience: counts may
    /// come a little later than events.
    ///
    /// @param before what they counted before the first was sent
    long missing(long before) throws IOException {
        long start = System.nanoTime();
        while (true) {
            long missing = run.driver().accepted().count() - (api.counted() - before);
            if (missing == 0 || System.nanoTime() - start > COUNTING.toNanos()) return missing;
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }
}
