package dev.mayday.ingest.publish;

import dev.mayday.wire.EnvelopeBatch;
import java.time.Duration;
import java.time.Instant;

/// How long records are left to gather: a batch costs the digest a fixed time whatever its size. At
/// low rates nothing waits; once more than one batch within the time would leave, the second one
/// does, unless it is full already.
final class Linger {

    private final Duration most;
    private Instant taken = Instant.MIN;

    Linger(Duration most) {
        this.most = most;
    }

    void tookOne(Instant now) {
        taken = now;
    }

    /// @param available records that could be taken
    /// @return not positive when a batch may be taken
    Duration left(Instant now, long available) {
        boolean isQuiet = available >= EnvelopeBatch.STRIDE || taken.equals(Instant.MIN);
        return isQuiet ? Duration.ZERO : Duration.between(now, taken.plus(most));
    }
}
