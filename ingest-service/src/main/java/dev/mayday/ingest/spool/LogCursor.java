package dev.mayday.ingest.spool;

import dev.mayday.wire.EnvelopeRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads the durable records in order, once each, from behind a position. Of one thread.
public final class LogCursor {

    private static final Logger LOG = Logger.getLogger(LogCursor.class);
    private static final int MAX_QUARANTINE = 32 << 20;

    private final SegmentLog log;
    private final AtomicLong bad;
    private long last;
    private @Nullable Segment segment;
    private @Nullable FrameReader reader;
    private @Nullable ByteBuffer peeked;

    /// @param last the sequence before the first wanted one
    /// @param bad counts the places where something had to be set aside
    LogCursor(SegmentLog log, long last, AtomicLong bad) {
        this.log = log;
        this.last = last;
        this.bad = bad;
    }

    /// The last sequence that was taken, or passed over.
    public long last() {
        return last;
    }

    /// Whether there may be something to take.
    public boolean hasMore() {
        return log.durable() > last;
    }

    /// The next record without taking it; null when there is none yet.
    public @Nullable ByteBuffer peek() throws IOException {
        while (peeked == null && hasMore()) {
            var current = current();
            if (current == null) return null;
            // In this order: `sealed` is set after the last change of `durableEnd`.
            boolean sealed = current.sealed;
            switch (reader(current).next(current.durableEnd)) {
                case FrameReader.Step.Intact(var content, _, _) -> {
                    if (EnvelopeRecord.sequence(content) > last) peeked = content;
                }
                case FrameReader.Step.Bad(long from, long to) -> setAside(current, from, to);
                case FrameReader.Step.End _ -> {
                    if (!sealed || !moveOn(current)) return null;
                }
            }
        }
        return peeked;
    }

    /// Takes the record that was peeked at.
    public void take() {
        if (peeked == null) throw new IllegalStateException("nothing was peeked at");
        last = EnvelopeRecord.sequence(peeked);
        peeked = null;
    }

    private @Nullable Segment current() {
        if (segment == null) {
            segment = log.segmentOf(last + 1);
            if (segment != null) passOver(segment);
        }
        return segment;
    }

    private FrameReader reader(Segment current) {
        if (reader == null) reader = new FrameReader(current.file, 0);
        return reader;
    }

    private boolean moveOn(Segment current) {
        var following = log.after(current);
        if (following == null) return false;
        segment = following;
        reader = null;
        passOver(following);
        return true;
    }

    private void passOver(Segment next) {
        if (next.first > last + 1) {
            LOG.errorf("Spool records are missing from=%d to=%d", last + 1, next.first - 1);
            bad.incrementAndGet();
            last = next.first - 1;
        }
    }

    private void setAside(Segment current, long from, long to) throws IOException {
        bad.incrementAndGet();
        LOG.errorf(
                "Bad bytes in the spool set aside segment=%s from=%d to=%d",
                current.name(), from, to);
        var bytes = ByteBuffer.allocate((int) Math.min(to - from, MAX_QUARANTINE));
        current.file.read(bytes, from);
        log.files().replace(current.first + "-" + from + ".bad", bytes.array());
    }
}
