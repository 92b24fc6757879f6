package dev.mayday.ingest.publish;

import dev.mayday.contracts.ingest.SpoolPositionsApi.LanePosition;
import dev.mayday.contracts.ingest.SpoolPositionsApi.Missing;
import dev.mayday.ingest.spool.Spool;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.EnvelopeRecord;
import dev.mayday.wire.SpooledEnvelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/// The rule of the digest, and what it has stored: applies a batch when its position of the lane
/// has reached what the batch says was before it, and else waits for that and refuses; remembers
/// what was missing. Can be copied and set back, as a database.
public final class ModelDigest implements BatchSender, DigestPositions {

    private record Lane(String node, int number) {}

    static final Publisher.Pace PACE =
            new Publisher.Pace(Duration.ofSeconds(10), Duration.ofMillis(40));

    private final Map<Lane, NavigableSet<Long>> digested = new HashMap<>();
    private final Map<Lane, Long> waiting = new HashMap<>();

    /// Bodies of all records, each as text.
    public final TreeSet<String> stored = new TreeSet<>();

    public final List<EnvelopeBatch> taken = new ArrayList<>();
    public boolean isAway;
    public boolean isUnknown;

    public ModelDigest copy() {
        var copy = new ModelDigest();
        copy.putAll(digested);
        copy.stored.addAll(stored);
        return copy;
    }

    public void setBackTo(ModelDigest older) {
        digested.clear();
        putAll(older.digested);
        waiting.clear();
        stored.clear();
        stored.addAll(older.stored);
    }

    /// Sends to this digest what is in a spool.
    public Publisher publisher(Spool spool, InstantSource clock, RandomGenerator random) {
        var surroundings = new Publisher.Surroundings(clock, random);
        return new Publisher(
                spool, new Publisher.Neighbors(this, this), PACE, surroundings, () -> {});
    }

    private void putAll(Map<Lane, NavigableSet<Long>> others) {
        others.forEach((lane, sequences) -> digested.put(lane, new TreeSet<>(sequences)));
    }

    @Override
    public CompletionStage<Void> send(String key, byte[] batch) {
        if (isAway) return CompletableFuture.failedFuture(new IOException("away"));
        return take(EnvelopeBatch.decode(batch));
    }

    private CompletionStage<Void> take(EnvelopeBatch batch) {
        var lane = new Lane(batch.node(), batch.lane());
        var sequences = digested.computeIfAbsent(lane, _ -> new TreeSet<>());
        if (batch.before() > 0 && (sequences.isEmpty() || sequences.last() < batch.before())) {
            waiting.put(lane, batch.before());
            return CompletableFuture.failedFuture(new IOException("waits for " + batch.before()));
        }
        waiting.remove(lane);
        taken.add(batch);
        for (var envelope : batch.envelopes()) {
            stored.add(text(envelope));
            sequences.add(envelope.sequence());
        }
        return CompletableFuture.completedFuture(null);
    }

    public static String text(SpooledEnvelope envelope) {
        return new String(envelope.body(), StandardCharsets.UTF_8);
    }

    @Override
    public CompletionStage<List<LanePosition>> of(String node) {
        if (isUnknown) return CompletableFuture.failedFuture(new IOException("no answer"));
        var found = new ArrayList<LanePosition>();
        digested.forEach(
                (lane, sequences) -> {
                    if (lane.node().equals(node)) found.add(position(lane, sequences));
                });
        return CompletableFuture.completedFuture(found);
    }

    private LanePosition position(Lane lane, NavigableSet<Long> sequences) {
        var missing = new ArrayList<Missing>();
        long expected = EnvelopeBatch.nextOf(lane.number(), 0);
        for (long sequence : sequences) {
            if (sequence > expected) missing.add(new Missing(expected, sequence - 1));
            expected = EnvelopeBatch.nextOf(lane.number(), sequence);
        }
        long last = sequences.isEmpty() ? 0 : sequences.last();
        return new LanePosition(lane.number(), last, missing, waiting.get(lane));
    }

    /// An encoded record with this text.
    public static byte[] record(String text) {
        return record(text.getBytes(StandardCharsets.UTF_8));
    }

    /// An encoded record with this body.
    static byte[] record(byte[] body) {
        return EnvelopeRecord.encode(
                new SpooledEnvelope(
                        0,
                        Instant.EPOCH,
                        42,
                        "0".repeat(32),
                        true,
                        SpooledEnvelope.Endpoint.ENVELOPE,
                        ContentEncoding.IDENTITY,
                        null,
                        "127.0.0.1",
                        "agent",
                        "client",
                        "",
                        body));
    }
}
