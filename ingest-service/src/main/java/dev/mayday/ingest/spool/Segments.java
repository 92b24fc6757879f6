package dev.mayday.ingest.spool;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The files of the log: which there are, which are kept though they have been digested, and which
/// go. The reader's thread and the writer's meet here, and only here under a lock: the writer may
/// remove a file while it is being read, which then stays open until the reader has left it.
final class Segments implements Closeable {

    private final SpoolFiles files;
    private final SpoolSettings.Keep keep;
    private final NavigableMap<Long, Segment> segments = new TreeMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private @Nullable Segment entered;
    private long consumed;
    private long published;
    private volatile long kept;
    private volatile @Nullable Instant begun;

    Segments(SpoolFiles files, SpoolSettings.Keep keep) {
        this.files = files;
        this.keep = keep;
    }

    synchronized void add(Segment segment) {
        segments.put(segment.first, segment);
        bytes.addAndGet(segment.end);
        begun = null;
    }

    void grown(long size) {
        bytes.addAndGet(size);
    }

    /// Bytes of all segments.
    long bytes() {
        return bytes.get();
    }

    /// Of them those that are only kept.
    long kept() {
        return kept;
    }

    synchronized @Nullable Segment newest() {
        return valueOf(segments.lastEntry());
    }

    /// The sequence with which the log begins.
    synchronized long oldest() {
        var oldest = segments.firstEntry();
        return oldest == null ? 1 : oldest.getKey();
    }

    /// The first sequence from this one on that may be in a segment; without bound when none is.
    synchronized long firstFrom(long sequence) {
        var floor = segments.floorEntry(sequence);
        if (floor != null && floor.getValue().last >= sequence) return sequence;
        var following = segments.higherKey(sequence);
        return following == null ? Long.MAX_VALUE : following;
    }

    /// The segment in which a record with this sequence is, or was, or the first one behind it. It
    /// may be read until another one is entered.
    synchronized @Nullable Segment enter(long sequence) throws IOException {
        var floor = segments.floorEntry(sequence);
        return enter(valueOf(floor == null ? segments.firstEntry() : floor));
    }

    /// The one that follows; null, and nothing changes, when there is none.
    synchronized @Nullable Segment enterAfter(Segment segment) throws IOException {
        var following = valueOf(segments.higherEntry(segment.first));
        return following == null ? null : enter(following);
    }

    private @Nullable Segment enter(@Nullable Segment next) throws IOException {
        var left = entered;
        entered = next;
        if (left != null && left != next && left.removed) left.file.close();
        return next;
    }

    private static @Nullable Segment valueOf(Map.@Nullable Entry<Long, Segment> entry) {
        return entry == null ? null : entry.getValue();
    }

    /// Removes what has been kept long enough, or is too much. Of the reader's thread.
    ///
    /// @param published everything up to here need not be read again as far as the bus goes
    /// @param consumed everything up to here has been digested; not beyond `published`
    /// @return whether the segment that is being written should end: it holds records that are
    /// older than what is kept
    synchronized boolean tidy(long published, long consumed, Instant now) throws IOException {
        this.published = published;
        this.consumed = consumed;
        long keptBytes = 0;
        for (var segment : segments.values()) {
            if (!segment.sealed || segment.last > consumed) {
                segment.consumed = null;
                continue;
            }
            if (segment.consumed == null) segment.consumed = now;
            keptBytes += segment.durableEnd;
        }
        kept = keptBytes;
        while (kept > 0 && mayGo(segments.firstEntry().getValue(), now)) removeFirst();
        return isOld(now);
    }

    private boolean mayGo(Segment oldest, Instant now) {
        var since = oldest.consumed;
        boolean overdue = since != null && !now.isBefore(since.plus(keep.time()));
        return since != null && (overdue || kept > keep.bytes());
    }

    private boolean isOld(Instant now) {
        var newest = segments.lastEntry();
        if (newest == null || newest.getValue().durableEnd == 0) return false;
        var since = begun;
        if (since == null) begun = now;
        return since != null && !now.isBefore(since.plus(keep.time()));
    }

    /// Removes what is only kept until there is room, and then what the bus keeps for us.
    ///
    /// @return whether bytes went
    synchronized boolean makeRoom(long wanted) throws IOException {
        long before = bytes.get();
        while (before - bytes.get() < wanted && segments.size() > 1) {
            var oldest = segments.firstEntry().getValue();
            if (!oldest.sealed || oldest.last > published) break;
            removeFirst();
        }
        return bytes.get() < before;
    }

    private void removeFirst() throws IOException {
        var segment = segments.firstEntry().getValue();
        files.delete(segment.name());
        segments.remove(segment.first);
        segment.removed = true;
        bytes.addAndGet(-segment.durableEnd);
        if (segment.last <= consumed) kept = Math.max(0, kept - segment.durableEnd);
        if (segment != entered) segment.file.close();
    }

    @Override
    public synchronized void close() throws IOException {
        if (entered != null && entered.removed) entered.file.close();
        for (var segment : segments.values()) segment.file.close();
    }
}
