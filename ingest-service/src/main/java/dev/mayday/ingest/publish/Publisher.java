package dev.mayday.ingest.publish;

import dev.mayday.front.Seldom;
import dev.mayday.ingest.spool.LogCursor;
import dev.mayday.ingest.spool.Loss;
import dev.mayday.ingest.spool.Spool;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.EnvelopeRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends what the digest does not have, batch after batch and in order per lane, and compares
/// itself with the digest: before anything is sent, now and then, and when something is refused. So
/// a database that was set back gets again what is kept, and a spool that was set back notices.
public final class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final Duration SAVE_EVERY = Duration.ofMillis(200);
    private static final Duration IDLE = Duration.ofSeconds(1);

    /// Who takes batches, and who knows how far they are digested.
    public record Neighbors(BatchSender sender, DigestPositions positions) {}

    /// @param compare between two questions how far the digest is
    /// @param linger how long records gather under load
    public record Pace(Duration compare, Duration linger) {}

    /// Time and chance.
    public record Surroundings(InstantSource clock, RandomGenerator random) {}

    private final Spool spool;
    private final LogCursor cursor;
    private final BatchSender sender;
    private final Surroundings surroundings;
    private final PositionPoll poll;
    private final Sendings sendings;
    private final Linger linger;
    private final Seldom complaints;
    private Rewinds rewinds = new Rewinds();
    private Progress sent = Progress.none();
    private Progress acknowledged = Progress.none();
    private Progress digested = Progress.none();
    private @Nullable Batch next;
    private boolean hasBegun;
    private long onBus;
    private long everPublished;
    private Instant lastSave;
    private volatile @Nullable Instant oldest;
    private volatile long rewound;

    /// @param wake called from any thread when a turn is worth while
    public Publisher(
            Spool spool, Neighbors neighbors, Pace pace, Surroundings surroundings, Runnable wake) {
        var clock = surroundings.clock();
        this.spool = spool;
        this.cursor = spool.cursor();
        this.sender = neighbors.sender();
        this.surroundings = surroundings;
        this.poll = new PositionPoll(neighbors.positions(), clock, pace.compare(), wake);
        this.sendings = new Sendings(sender, clock, surroundings.random(), wake);
        this.linger = new Linger(pace.linger());
        this.complaints = new Seldom(clock);
        this.everPublished = spool.published();
        this.lastSave = clock.instant();
    }

    /// When the oldest record was received that has not been taken; null when none is waiting.
    public @Nullable Instant oldest() {
        return oldest;
    }

    /// How often a lane was sent again from an earlier place, since start.
    public long rewinds() {
        return rewound;
    }

    /// Does what can be done now; of one thread.
    ///
    /// @return how long nothing more can be done unless woken
    public Duration turn() throws IOException {
        poll.ask(spool.node(), sender.isBroker() ? digested : acknowledged, isStalled());
        hear();
        if (hasBegun) {
            sendings.collect(acknowledged);
            sendings.resend();
            sendAll();
        }
        oldest = findOldest();
        if (clock().isAfter(lastSave.plus(SAVE_EVERY))) trySave();
        return pause();
    }

    /// What is on its way may arrive, nothing more is sent; false when it did not arrive in this
    /// turn.
    public boolean finish() throws IOException {
        sendings.collect(acknowledged);
        save();
        return sendings.isEmpty();
    }

    private void hear() throws IOException {
        var known = poll.answer();
        if (known == null || !known.node().equals(spool.node())) return;
        var now = known.digested();
        switch (known.verdict(spool.unheardOf())) {
            case KnownPositions.Verdict.PastIsLost(long last) -> beginAnew(last, now);
            case KnownPositions.Verdict.Agrees _ -> {
                if (!hasBegun) begin(now);
            }
            case KnownPositions.Verdict.Behind(var lanes) -> {
                if (!hasBegun) begin(now);
                rewind(lanes, now);
            }
        }
        if (hasBegun) digested = known.node().equals(spool.node()) ? now : Progress.none();
    }

    /// From the first record on that the digest does not have.
    private void begin(Progress now) {
        onBus = sender.isBroker() ? spool.published() : 0;
        sent = now.copy();
        acknowledged = now.copy();
        cursor.seek(now.beforeAllLacking(spool::firstFrom));
        spool.verify();
        hasBegun = true;
        LOG.infof("Publishing begins node=%s after=%d", spool.node(), cursor.last());
    }

    /// Under a new name, from the first record on that there is.
    private void beginAnew(long known, Progress now) throws IOException {
        nameBeforeOldest(now);
        hasBegun = false;
        for (int lane = 0; lane < EnvelopeBatch.LANES; lane++) sendings.drop(lane);
        next = null;
        rewinds = new Rewinds();
        spool.takeNewMark(known);
        begin(Progress.none());
        onBus = 0;
        cursor.seek(spool.origin() - 1);
    }

    /// What neither the disk nor the digest has of the old name, the new one does not meet: it
    /// begins with what is on disk.
    private void nameBeforeOldest(Progress now) {
        var gap = new LogCursor.Gap(spool.origin(), spool.firstFrom(0) - 1, Loss.Reason.MISSING);
        if (gap.from() > gap.to()) return;
        long lost = now.notReached(gap.from(), gap.to());
        if (lost > 0) spool.lost(gap, gap.from() <= everPublished, lost);
    }

    private void rewind(List<Integer> lanes, Progress now) {
        long from = cursor.last();
        for (int lane : lanes) {
            long to = now.of(lane);
            if (!rewinds.mayRewind(lane, to, clock())) continue;
            rewinds.rewound(lane, to, clock(), surroundings.random());
            rewound++;
            LOG.warnf(
                    "Envelopes are sent again: the digest is behind node=%s lane=%d after=%d",
                    spool.node(), lane, to);
            sendings.drop(lane);
            if (next != null && next.lane() == lane) next = null;
            sent.set(lane, now);
            acknowledged.set(lane, now);
            from = Math.min(from, now.firstLacking(lane, spool::firstFrom) - 1);
        }
        if (from < cursor.last()) cursor.seek(from);
    }

    private void sendAll() throws IOException {
        while (!sendings.isFull() && mayRead() && sendNext()) {}
    }

    /// Reading early would make small batches: while the lane is taken, records gather in the
    /// spool.
    private boolean mayRead() {
        if (next != null) return true;
        if (linger.left(clock(), cursor.available()).isPositive()) return false;
        return sendings.isFree(EnvelopeBatch.laneOf(cursor.last() + 1));
    }

    private boolean sendNext() throws IOException {
        if (next == null) {
            next = Batch.take(cursor, spool.node(), sent, this::passOver);
            if (next != null) linger.tookOne(clock());
        }
        // After a gap the lane can be another one than expected.
        if (next == null || !sendings.isFree(next.lane())) return false;
        var batch = next;
        next = null;
        sendings.send(spool.node(), batch);
        return true;
    }

    /// What a broker took before this start may still lie there: then the digest must wait for it.
    /// All else that the digest does not have is lost, and must not be waited for.
    private void passOver(LogCursor.Gap gap) {
        long from = Math.max(gap.from(), spool.origin());
        long taken = Math.min(gap.to(), onBus);
        for (int lane = 0; lane < EnvelopeBatch.LANES; lane++) {
            long last = Progress.lastOf(lane, taken);
            boolean mayLieThere = last >= from && !rewinds.wasRewound(lane);
            if (mayLieThere && last > sent.of(lane)) sent.set(lane, last);
        }
        long lost = from <= gap.to() ? sent.notReached(from, gap.to()) : 0;
        if (lost > 0) spool.lost(gap, gap.from() <= everPublished, lost);
    }

    private boolean isStalled() {
        return !hasBegun || sendings.isStalled();
    }

    private long published() {
        if (!hasBegun) return spool.published();
        long unsent = next == null ? Long.MAX_VALUE : next.first();
        return Math.min(cursor.last(), Math.min(unsent, sendings.firstUnderWay()) - 1);
    }

    private @Nullable Instant findOldest() {
        var underWay = sendings.oldest();
        if (underWay != null) return underWay;
        if (next != null) return next.oldest();
        try {
            var waiting = cursor.peek();
            return waiting == null ? null : EnvelopeRecord.received(waiting);
        } catch (IOException unreadable) {
            return oldest;
        }
    }

    /// A full disk is no reason not to send: only what is sent twice grows.
    private void trySave() {
        try {
            save();
        } catch (IOException failed) {
            complaints.say(() -> LOG.error("The position could not be saved", failed));
        }
    }

    private void save() throws IOException {
        lastSave = clock();
        long published = published();
        everPublished = Math.max(everPublished, published);
        long consumed = sender.isBroker() ? Math.min(published, digested.inAllLanes()) : published;
        spool.advance(published, hasBegun ? consumed : 0);
    }

    private Duration pause() {
        var now = clock();
        var pause = published() == spool.published() ? IDLE : SAVE_EVERY;
        var until = now.plus(pause);
        var due = sendings.due();
        if (due != null && due.isBefore(until)) until = due;
        var question = poll.due(isStalled());
        if (question.isBefore(until)) until = question;
        var left = linger.left(now, cursor.available());
        boolean gathers = cursor.available() > 0 && left.isPositive();
        if (gathers && now.plus(left).isBefore(until)) until = now.plus(left);
        var wait = Duration.between(now, until);
        return wait.isPositive() ? wait : Duration.ofMillis(1);
    }

    private Instant clock() {
        return surroundings.clock().instant();
    }
}
