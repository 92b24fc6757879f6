package dev.mayday.ingest.spool;

import dev.mayday.wire.EnvelopeRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The segments and their end. One thread appends; another one reads what is durable and deletes
/// what is done.
final class SegmentLog implements Closeable {

    private static final int GROUP_BUFFER = 256 << 10;

    private final SpoolFiles files;
    private final long segmentSize;
    private final NavigableMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final ByteBuffer group = ByteBuffer.allocateDirect(GROUP_BUFFER);
    private Segment active;
    private long next;
    private volatile long durable;

    /// @param known the segments on disk, the last of them cut to its last intact frame and durable
    /// @param next the sequence of the next record
    SegmentLog(SpoolFiles files, long segmentSize, List<Segment> known, long next)
            throws IOException {
        this.files = files;
        this.segmentSize = segmentSize;
        this.next = next;
        this.durable = next - 1;
        for (var segment : known) {
            segment.sealed = true;
            bytes.addAndGet(segment.end);
            segments.put(segment.first, segment);
        }
        this.active = startSegment();
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
        bytes.addAndGet(size);
        group.clear();
    }

    private void takeBack(long start, IOException cause) throws SyncFailed {
        try {
            active.file.truncate(start);
            // Else a crash could bring it back, under sequences that others have by then.
            active.file.force();
            bytes.addAndGet(start - active.end);
            active.end = start;
        } catch (IOException failed) {
            cause.addSuppressed(failed);
            throw new SyncFailed(cause);
        }
    }

    /// Makes everything appended durable, and so readable.
    void sync() throws SyncFailed {
        force(active.file::force);
        active.durableEnd = active.end;
        durable = next - 1;
    }

    private void roll() throws IOException {
        var full = active;
        active = startSegment();
        full.sealed = true;
    }

    private Segment startSegment() throws IOException {
        var last = segments.get(next);
        if (last != null) {
            // Left empty by the process before, perhaps before its name was durable: go on with it.
            force(files::force);
            last.sealed = false;
            return last;
        }
        var segment = new Segment(next, files.open(Segment.name(next)));
        force(files::force);
        segments.put(next, segment);
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

    /// Deletes the segments of which the position has passed every record.
    ///
    /// @param position durable
    void deleteUpTo(long position) throws IOException {
        var oldest = segments.firstEntry();
        var second = oldest == null ? null : segments.higherEntry(oldest.getKey());
        while (oldest != null && second != null && second.getKey() <= position + 1) {
            segments.remove(oldest.getKey());
            bytes.addAndGet(-oldest.getValue().durableEnd);
            oldest.getValue().file.close();
            files.delete(oldest.getValue().name());
            oldest = second;
            second = segments.higherEntry(oldest.getKey());
        }
    }

    /// The last sequence that may be read.
    long durable() {
        return durable;
    }

    /// Bytes of all segments.
    long bytes() {
        return bytes.get();
    }

    SpoolFiles files() {
        return files;
    }

    /// The segment in which a record with this sequence is, or was, or the first one behind it.
    @Nullable Segment segmentOf(long sequence) {
        var floor = segments.floorEntry(sequence);
        return valueOf(floor == null ? segments.firstEntry() : floor);
    }

    @Nullable Segment after(Segment segment) {
        return valueOf(segments.higherEntry(segment.first));
    }

    private static @Nullable Segment valueOf(Map.@Nullable Entry<Long, Segment> entry) {
        return entry == null ? null : entry.getValue();
    }

    @Override
    public void close() throws IOException {
        for (var segment : segments.values()) segment.file.close();
    }
}
