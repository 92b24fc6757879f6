package dev.mayday.ingest.spool;

import dev.mayday.ingest.Seldom;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The door of this package.
public final class Spool implements Closeable {

    private final SpoolFiles files;
    private final SegmentLog log;
    private final Position position;
    private final SpoolWriter writer;
    private final LogCursor cursor;
    private final AtomicLong bad = new AtomicLong();
    private final String node;
    private volatile long published;

    private Spool(
            SpoolFiles files, SpoolSettings settings, SpoolListener listener, InstantSource clock)
            throws IOException {
        this.files = files;
        this.node = NodeName.claim(files, settings.node(), settings.random());
        this.position = Position.open(files);
        this.published = position.durable();
        this.log = Recovery.open(files, settings.segmentSize(), published);
        this.cursor = new LogCursor(log, published, bad);
        var room = new Room(log, settings, clock);
        this.writer = new SpoolWriter(log, room, listener, new Seldom(clock));
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
        return node;
    }

    /// Stores a record; it gets its sequence here.
    ///
    /// @param record an encoded `EnvelopeRecord`, given away
    /// @param done called on the writer's thread, which must not be held up
    public void append(byte[] record, Consumer<Storing> done) {
        writer.append(new SpoolWriter.Waiting(record, done));
    }

    /// False when it will never store anything again.
    public boolean isOpen() {
        return !writer.isClosed();
    }

    /// The reader for the publisher, and for nobody else.
    public LogCursor cursor() {
        return cursor;
    }

    /// Everything up to this sequence has been published: makes that durable, deletes what is done.
    /// Of the publisher's thread.
    public void advance(long sequence) throws IOException {
        position.save(sequence);
        published = sequence;
        log.deleteUpTo(sequence);
    }

    /// Records that are durable and not yet published.
    public long backlog() {
        return Math.max(0, log.durable() - published);
    }

    /// Bytes of all segments on disk, published ones included.
    public long bytes() {
        return log.bytes();
    }

    /// Places where bytes had to be set aside or were missing, since start.
    public long badPlaces() {
        return bad.get();
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
