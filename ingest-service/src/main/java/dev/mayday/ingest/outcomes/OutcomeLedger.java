package dev.mayday.ingest.outcomes;

import dev.mayday.contracts.ingest.KeyRingApi;
import dev.mayday.contracts.ingest.OutcomeFlush;
import dev.mayday.front.ServiceTokens;
import dev.mayday.ingest.Refusal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The counts of this process since the last flush, and the flushes that have not been taken yet.
/// Bounded: who makes up a thousand keys fills one line, not a thousand.
public final class OutcomeLedger {

    private static final Logger LOG = Logger.getLogger(OutcomeLedger.class);
    private static final int MAX_LINES = 5_000;
    private static final int MAX_FLUSHES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KeyRingApi issues;
    private final ServiceTokens services;
    private final InstantSource clock;
    private final KeyUses uses = new KeyUses();
    private final Deque<OutcomeFlush> waiting = new ArrayDeque<>();
    private Map<Line, Long> lines = new HashMap<>();
    private boolean sending;

    private record Line(long projectId, String publicKey, Reasons reasons, Instant minute) {}

    public OutcomeLedger(KeyRingApi issues, ServiceTokens services, InstantSource clock) {
        this.issues = issues;
        this.services = services;
        this.clock = clock;
    }

    /// Something was taken with a key that is known.
    public void accepted(String publicKey, Instant at) {
        uses.used(publicKey, at.toEpochMilli());
    }

    /// @param projectId 0 unless the key is known to be of this project
    /// @param publicKey empty unless known
    public synchronized void count(long projectId, String publicKey, Refusal refusal) {
        var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var reasons = Reasons.of(refusal);
        var line = new Line(projectId, publicKey, reasons, minute);
        if (lines.size() >= MAX_LINES && !lines.containsKey(line)) {
            line = new Line(0, "", reasons, minute);
        }
        lines.merge(line, 1L, Long::sum);
    }

    /// Sends what has been counted, oldest first, until something is not taken. Never fails.
    public Uni<Void> flush() {
        if (!begin()) return Uni.createFrom().voidItem();
        return sendNext().onTermination().invoke(this::end);
    }

    private Uni<Void> sendNext() {
        var flush = oldest();
        if (flush == null) return Uni.createFrom().voidItem();
        return issues.record(services.bearer(), flush)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(_ -> true)
                .onFailure()
                .invoke(failure -> LOG.debugf("Outcomes not taken, kept error=%s", failure))
                .onFailure()
                .recoverWithItem(false)
                .chain(taken -> taken ? afterTaken() : Uni.createFrom().voidItem());
    }

    private Uni<Void> afterTaken() {
        remove();
        return sendNext();
    }

    private synchronized boolean begin() {
        if (sending) return false;
        seal();
        sending = !waiting.isEmpty();
        return sending;
    }

    /// With too many waiting the lines simply go on counting: they are bounded themselves.
    private void seal() {
        if (waiting.size() >= MAX_FLUSHES) return;
        var used = uses.drain();
        if (lines.isEmpty() && used.isEmpty()) return;
        var counts = lines.entrySet().stream().map(line -> row(line.getKey(), line.getValue()));
        waiting.add(new OutcomeFlush(UUID.randomUUID().toString(), counts.toList(), used));
        lines = new HashMap<>();
    }

    private static OutcomeFlush.Count row(Line line, long quantity) {
        return new OutcomeFlush.Count(
                line.projectId,
                line.publicKey,
                line.reasons.category(),
                line.reasons.outcome(),
                line.reasons.reason(),
                line.minute,
                quantity);
    }

    private synchronized @Nullable OutcomeFlush oldest() {
        return waiting.peek();
    }

    private synchronized void remove() {
        waiting.poll();
    }

    private synchronized void end() {
        sending = false;
    }
}
