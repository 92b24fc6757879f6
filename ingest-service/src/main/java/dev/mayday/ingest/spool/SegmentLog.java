package dev.mayday.ingest.spool;

import dev.mayday.wire.EnvelopeRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// The end of the log, where one thread appends. What is durable is read through [Segments].
final class SegmentLog implements Closeable {

    private static final int GROUP_BUFFER = 256 << 10;

    private final SpoolFiles files;
    private final long segmentSize;
    private final Segments segments;
    private final ByteBuffer group = ByteBuffer.allocateDirect(GROUP_BUFFER);
    private Segment active;
    private long next;
    private volatile long durable;

    /// @param segments those on disk; the last of them is gone on with when it is not sealed
    /// @param next the sequence of the next record
    SegmentLog(SpoolFiles files, long segmentSize, Segments segments, long next)
            throws IOException {
        this.files = files;
        this.segmentSize = segmentSize;
        this.segments = segments;
        this.next = next;
        this.durable = next - 1;
        var last = segments.newest();
        this.active = last == null || last.sealed ? startSegment() : last;
    }

    /// Writes the records, numbered from here on. They are durable after [#sync]. When it throws
    /// anything but [SyncFailed], nothing of them is in the log and it can go on.
    ///
    /// @return the sequence of the first
    long append(List<byte[]> records) throws IOException {
        if (active.end >= segmentSize) roll();
        long start = active.end;
        long first = next;
        try {
            write(records);
        } catch (IOException failed) {
            takeBack(start, failed);
            next = first;
            throw failed;
        }
        return first;
    }

    private void write(List<byte[]> records) throws IOException {
        group.clear();
        for (var record : records) {
            EnvelopeRecord.number(record, next++);
            var content = ByteBuffer.wrap(record);
            if (group.remaining() < Frame.HEADER) flush();
            Frame.put(group, Frame.crc(content), record.length);
            while (content.hasRemaining()) {
                if (!group.hasRemaining()) flush();
                int part = Math.min(group.remaining(), content.remaining());
                group.put(content.slice(content.position(), part));
                content.position(content.position() + part);
            }
        }
        flush();
    }

    private void flush() throws IOException {
        group.flip();
        int size = group.remaining();
        active.file.write(group, active.end);
        active.end += size;
        segments.grown(size);
        group.clear();
    }

    /// A file system that has become read-only has written nothing, and cannot cut anything either.
    private void takeBack(long start, IOException cause) throws SyncFailed {
        try {
            if (active.file.size() > start) {
                active.file.truncate(start);
                // Else a crash could bring it back, under sequences that others have by then.
                active.file.force();
            }
            segments.grown(start - active.end);
            active.end = start;
        } catch (IOException failed) {
            cause.addSuppressed(failed);
            throw new SyncFailed(cause);
        }
    }

    /// Makes everything appended durable, and so readable.
    void sync() throws SyncFailed {
        force(active.file::force);
        active.last = Math.max(active.last, next - 1);
        active.durableEnd = active.end;
        durable = next - 1;
    }

    /// Ends the segment, so that it can be removed once it is not needed any more.
    void roll() throws IOException {
        if (active.end == 0) return;
        var full = active;
        active = startSegment();
        full.sealed = true;
    }

    private Segment startSegment() throws IOException {
        var segment = new Segment(next, files.open(Segment.name(next)));
        force(files::force);
        segments.add(segment);
        return segment;
    }

    /// One fsync.
    interface Forcing {
        void run() throws IOException;
    }

    static void force(Forcing forcing) throws SyncFailed {
        try {
            forcing.run();
        } catch (IOException failed) {
            throw new SyncFailed(failed);
        }
    }

    /// The last sequence that may be read.
    long durable() {
        return durable;
    }

    Segments segments() {
        return segments;
    }

    @Override
    public void close() throws IOException {
        segments.close();
    }
}
