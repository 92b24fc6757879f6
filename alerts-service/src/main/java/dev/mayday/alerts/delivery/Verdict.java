package dev.mayday.alerts.delivery;

import dev.mayday.alerts.egress.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What an answer means for a delivery (semantics 13.2).
sealed interface Verdict {

    Duration GIVE_UP_AFTER = Duration.ofHours(24);

    record Delivered() implements Verdict {}

    /// @param pause how long the whole destination is left alone
    record Retry(Instant at, Duration pause) implements Verdict {}

    /// @param gone the receiver says that it will never take messages again
    record Dead(boolean gone) implements Verdict {}

    /// @param attempt number of this attempt, from 1
    /// @param first time of the first attempt
    static Verdict of(
            Reply reply, int attempt, Instant first, Instant now, RandomGenerator random) {
        if (reply.delivered()) {
            return new Delivered();
        }
        if (!isRetryable(reply)) {
            return new Dead(reply.status() == 410);
        }
        var mayAsk = reply.status() == 429 || reply.status() == 503;
        var pause = mayAsk ? RetryAfter.parse(reply.retryAfter(), now) : Duration.ZERO;
        var wait = Backoff.after(attempt, random);
        var at = now.plus(wait.compareTo(pause) < 0 ? pause : wait);
        return at.isBefore(first.plus(GIVE_UP_AFTER)) ? new Retry(at, pause) : new Dead(false);
    }

    private static boolean isRetryable(Reply reply) {
        return switch (reply.status()) {
            case 0 -> !reply.barred();
            case 408, 425, 429 -> true;
            default -> reply.status() >= 500;
        };
    }

    /// The wait after the n-th failed attempt: anything between a second and a bound that doubles,
    /// so that many deliveries that failed together do not come back together.
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

    /// The header `Retry-After`, in seconds or as a date, never longer than an hour.
    final class RetryAfter {

        private static final Duration MOST = Duration.ofHours(1);
        private static final int MOST_DIGITS = 9;

        private RetryAfter() {}

        /// Zero when there is none or it makes no sense.
        static Duration parse(@Nullable String header, Instant now) {
            var text = header == null ? "" : header.strip();
            if (text.matches("[0-9]+")) {
                return capped(text.length() > MOST_DIGITS ? MOST : seconds(text));
            }
            try {
                var date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
                return capped(Duration.between(now, date));
            } catch (DateTimeException _) {
                return Duration.ZERO;
            }
        }

        private static Duration seconds(String digits) {
            return Duration.ofSeconds(Long.parseLong(digits));
        }

        private static Duration capped(Duration wait) {
            if (wait.isNegative()) {
                return Duration.ZERO;
            }
            return wait.compareTo(MOST) < 0 ? wait : MOST;
        }
    }
}
