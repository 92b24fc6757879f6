package dev.mayday.bench.load;

import java.time.Duration;

/// When the n-th request is to be sent, in nanoseconds after the start, and when there are no more.
public sealed interface Schedule {

    /// The time of the n-th; -1 when it has none but follows the answer before it (closed loop).
    default long due(long n) {
        return -1;
    }

    boolean ended(long n, long elapsedNanos);

    /// Open loop: evenly spaced, whether answers come or not.
    record AtRate(double perSecond, Duration duration) implements Schedule {

        @Override
        public long due(long n) {
            return (long) (n * 1e9 / perSecond);
        }

        @Override
        public boolean ended(long n, long elapsedNanos) {
            return due(n) >= duration.toNanos();
        }
    }

    /// Closed loop for a time.
    record Unpaced(Duration duration) implements Schedule {

        @Override
        public boolean ended(long n, long elapsedNanos) {
            return elapsedNanos >= duration.toNanos();
        }
    }

    /// Closed loop for a number of requests.
    record Counted(long requests) implements Schedule {

        @Override
        public boolean ended(long n, long elapsedNanos) {
            return n >= requests;
        }
    }
}
