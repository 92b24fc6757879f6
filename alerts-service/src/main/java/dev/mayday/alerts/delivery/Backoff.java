package dev.mayday.alerts.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The wait after the n-th failed attempt: anything between a second and a bound that doubles, so
/// that many deliveries that failed together do not come back together.
final class Backoff {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofHours(1);
    private static final int DOUBLINGS_TO_MOST = 10;

    private Backoff() {}

    /// @param attempt 1 after the first attempt
    static Duration after(int attempt, RandomGenerator random) {
        var span = bound(attempt).minus(LEAST).toMillis();
        return LEAST.plusMillis(random.nextLong(span + 1));
    }

    static Duration bound(int attempt) {
        var doubled = FIRST.multipliedBy(1L << Math.min(attempt, DOUBLINGS_TO_MOST));
        return doubled.compareTo(MOST) < 0 ? doubled : MOST;
    }
}
