package dev.mayday.alerts.delivery;

import dev.mayday.alerts.egress.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

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
        var status = reply.status();
        if (status >= 200 && status < 300) {
            return new Delivered();
        }
        if (!isRetryable(reply)) {
            return new Dead(status == 410);
        }
        var mayAsk = status == 429 || status == 503;
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
}
