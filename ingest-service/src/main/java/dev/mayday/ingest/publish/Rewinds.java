package dev.mayday.ingest.publish;

import dev.mayday.wire.EnvelopeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Which lanes were set back, and when one may be again: what was sent again needs its time to
/// arrive, over a broker behind all that lies there.
final class Rewinds {

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private record Rewind(long to, int attempt, Instant again) {}

    private final @Nullable Rewind[] last = new @Nullable Rewind[EnvelopeBatch.LANES];

    boolean wasRewound(int lane) {
        return last[lane] != null;
    }

    boolean mayRewind(int lane, long to, Instant now) {
        var before = last[lane];
        return before == null || before.to != to || !now.isBefore(before.again);
    }

    void rewound(int lane, long to, Instant now, RandomGenerator random) {
        var before = last[lane];
        int attempt = before == null || before.to != to ? 1 : before.attempt + 1;
        last[lane] = new Rewind(to, attempt, now.plus(BACKOFF.before(attempt, random)));
    }
}
