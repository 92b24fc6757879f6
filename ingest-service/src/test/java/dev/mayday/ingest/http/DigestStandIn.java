package dev.mayday.ingest.http;

import dev.mayday.contracts.bus.Channels;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.SpooledEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The other end of the channel, in the place of the digest.
@ApplicationScoped
class DigestStandIn {

    private static final Map<Integer, Long> POSITIONS = new ConcurrentHashMap<>();

    private final List<SpooledEnvelope> taken = new CopyOnWriteArrayList<>();

    @Incoming(Channels.ENVELOPES)
    void take(byte[] bytes) {
        var batch = EnvelopeBatch.decode(bytes);
        POSITIONS.merge(batch.lane(), batch.lastSequence(), Math::max);
        taken.addAll(batch.envelopes());
    }

    /// As issues-service would answer.
    static String positions() {
        return POSITIONS.entrySet().stream()
                .map(one -> "{\"lane\":%d,\"sequence\":%d}".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    List<SpooledEnvelope> taken() {
        return taken;
    }

    /// The one that fits, when it has come.
    SpooledEnvelope await(Predicate<SpooledEnvelope> fits) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() < deadline) {
            var found = taken.stream().filter(fits).findFirst();
            if (found.isPresent()) return found.get();
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        throw new AssertionError("not published: nothing that fits in " + taken.size());
    }
}
