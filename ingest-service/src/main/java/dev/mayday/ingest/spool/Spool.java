package dev.mayday.ingest.spool;

import dev.mayday.front.Seldom;
import dev.mayday.ingest.spool.Loss.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// The door of this package.
public final class Spool implements Closeable {

    private static final Logger LOG = Logger.getLogger(Spool.class);

    private final SpoolFiles files;
    private final InstantSource clock;
    private final NodeMark mark;
    private final Losses losses;
    private final Position position;
    private final SegmentLog log;
    private final SpoolWriter writer;
    private final LogCursor cursor;
    private volatile long published;

    private Spool(
            SpoolFiles files, SpoolSettings settings, SpoolListener listener, InstantSource clock)
            throws IOException {
        this.files = files;
        this.clock = clock;
        this.mark = NodeMark.claim(files, settings);
        this.losses = Losses.open(files, clock);
        var quarantine = new Quarantine(files, losses, mark::name);
        this.position = Position.open(files);
        this.published = position.published();
        this.log = Recovery.open(files, settings, position, quarantine);
        this.cursor = new LogCursor(log, quarantine, published);
        var budget = new DiskBudget(log.segments(), files, settings.space(), clock);
        this.writer = new SpoolWriter(log, budget, listener, new Seldom(clock));
        begin();
    }

    /// A spool that has a name and nothing else was emptied: what it gives from now on is not what
    /// it gave under that name. A full disk is no reason not to start: then only this process
    /// knows.
    private void begin() {
        try {
            boolean isEmptied = !mark.isNew() && !position.isKnown() && log.durable() == 0;
            if (isEmptied) takeNewMark(0);
            mark.doubt(log.durable() + 1);
            if (!position.isKnown()) position.save(published, log.durable());
        } catch (IOException failed) {
            LOG.warnf("The spool's doubt could not be written down error=%s", failed);
        }
    }

    /// Recovers what is there and starts the writer.
    ///
    /// @throws IOException when the directory belongs to another node or cannot be used
    public static Spool open(
            SpoolFiles files, SpoolSettings settings, SpoolListener listener, InstantSource clock)
            throws IOException {
        var spool = new Spool(files, settings, listener, clock);
        spool.writer.start();
        return spool;
    }

    /// The name under which this spool gives receipts.
    public String node() {
        return mark.name();
    }

    /// The first sequence that was, or could be, given under this name.
    public long origin() {
        return mark.origin();
    }

    /// Nothing from this sequence on can be known to the digest, if it speaks of this life of the
    /// spool.
    public long unheardOf() {
        return Math.min(mark.unverified(), log.durable() + 1);
    }

    /// The digest agrees with what is here. A disk that is full is no reason not to publish.
    public void verify() {
        try {
            mark.verify();
        } catch (IOException failed) {
            LOG.warnf("The digest's answer could not be written down error=%s", failed);
        }
    }

    /// The digest knows more than this spool has ever given: goes on under a new name, to which
    /// everything on disk belongs from now on.
    ///
    /// @param known the highest sequence that the digest knows
    public void takeNewMark(long known) throws IOException {
        losses.add(Loss.ofRecords(Reason.SET_BACK, node(), log.durable() + 1, known, 0));
        mark.renew(log.segments().oldest());
    }

    /// The first sequence from this one on that may be on disk; without bound when none is.
    public long firstFrom(long sequence) {
        return log.segments().firstFrom(sequence);
    }

    /// Stores all of them, one behind the other, or none; they get their sequences here.
    ///
    /// @param records encoded `EnvelopeRecord`s, at least one; given away, and the list too
    /// @param done is told the first sequence, on the writer's thread, which must not be held up
    public void append(List<byte[]> records, Consumer<Storing> done) {
        writer.append(new SpoolWriter.Waiting(records, done));
    }

    /// False when it will never store anything again.
    public boolean isOpen() {
        return !writer.isClosed();
    }

    /// The reader for the publisher, and for nobody else.
    public LogCursor cursor() {
        return cursor;
    }

    /// Records that the digest does not have and will never get.
    public void lost(LogCursor.Gap gap, boolean wasPublished, long records) {
        var reason =
                wasPublished && gap.reason() == Reason.MISSING ? Reason.NOT_KEPT : gap.reason();
        losses.add(Loss.ofRecords(reason, node(), gap.from(), gap.to(), records));
    }

    /// Makes durable how far has been published, and removes what need not be kept any more. Of the
    /// publisher's thread.
    ///
    /// @param published everything up to here the bus has taken
    /// @param consumed everything up to here the digest has
    public void advance(long published, long consumed) throws IOException {
        long given = log.durable();
        if (published != position.published() || given != position.given()) {
            position.save(published, given);
        }
        this.published = published;
        if (log.segments().tidy(published, consumed, clock.instant())) writer.roll();
    }

    /// How far has been published.
    public long published() {
        return published;
    }

    /// Records that are durable and not yet published.
    public long backlog() {
        return Math.max(0, log.durable() - published);
    }

    /// Bytes of all segments on disk, published ones included.
    public long bytes() {
        return log.segments().bytes();
    }

    /// Of them those that are only kept in case the database is set back.
    public long keptBytes() {
        return log.segments().kept();
    }

    /// What was lost or set aside.
    public Losses losses() {
        return losses;
    }

    /// False while the last envelope that came found no room.
    public boolean hasRoom() {
        return writer.hasRoom();
    }

    /// Finishes what was given, then closes the files. The publisher must have stopped.
    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        log.close();
        files.close();
    }
}
