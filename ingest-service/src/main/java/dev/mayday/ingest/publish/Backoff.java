package dev.mayday.ingest.publish;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The wait before the n-th try again: doubling, capped, with jitter so that many do not retry
/// together.
record Backoff(Duration first, Duration cap) {

    /// @param attempt from 1
    Duration before(int attempt, RandomGenerator random) {
        var doubled = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        var wait = doubled.compareTo(cap) < 0 ? doubled : cap;
        return wait.plusMillis(random.nextLong(wait.toMillis() / 10 + 1));
    }
}
