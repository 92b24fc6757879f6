package dev.mayday.ingest.spool;

import dev.mayday.ingest.spool.Loss.Reason;
import dev.mayday.wire.EnvelopeRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads the durable records in order, from behind a place to which it can be set back. Of one
/// thread.
public final class LogCursor {

    /// Sequences that are not in the log, though something behind them is. Whether they are lost,
    /// only who knows the digest can tell.
    public record Gap(long from, long to, Reason reason) {}

    private static final int TRIES = 5;

    private final SegmentLog log;
    private final Quarantine quarantine;
    private long last;
    private int failures;
    private @Nullable Segment segment;
    private @Nullable FrameReader reader;
    private @Nullable ByteBuffer peeked;
    private Reason reason = Reason.MISSING;

    /// @param last the sequence before the first wanted one
    LogCursor(SegmentLog log, Quarantine quarantine, long last) {
        this.log = log;
        this.quarantine = quarantine;
        this.last = last;
    }

    /// The last sequence that was taken, or passed over.
    public long last() {
        return last;
    }

    /// How many records may be there to take.
    public long available() {
        return log.durable() - last;
    }

    /// Goes on behind this sequence, forwards or back.
    public void seek(long sequence) {
        last = sequence;
        segment = null;
        reader = null;
        peeked = null;
        failures = 0;
    }

    /// The gap before the next record; null when there is none, or when nothing comes.
    public @Nullable Gap gap() throws IOException {
        long durable = log.durable();
        var record = find();
        long following = record == null ? 0 : EnvelopeRecord.sequence(record);
        if (record == null && isAtEnd() && durable > last) following = durable + 1;
        return following > last + 1 ? new Gap(last + 1, following - 1, reason) : null;
    }

    /// Passes the gap over.
    public void pass(Gap gap) {
        last = gap.to();
        reason = Reason.MISSING;
    }

    /// The next record without taking it; null when there is none yet. The gap before it must have
    /// been asked for.
    public @Nullable ByteBuffer peek() throws IOException {
        return find();
    }

    /// Takes the record that was peeked at.
    public void take() {
        if (peeked == null) throw new IllegalStateException("nothing was peeked at");
        last = EnvelopeRecord.sequence(peeked);
        peeked = null;
        reason = Reason.MISSING;
    }

    private @Nullable ByteBuffer find() throws IOException {
        while (peeked == null && log.durable() > last) {
            var current = current();
            if (current == null) return null;
            // In this order: `sealed` is set after the last change of `durableEnd`.
            boolean sealed = current.sealed;
            switch (step(current)) {
                case FrameReader.Step.Intact(var content, _, _) -> {
                    if (EnvelopeRecord.sequence(content) > last) peeked = content;
                }
                case FrameReader.Step.Bad(long from, long to) -> {
                    reason = Reason.DAMAGED;
                    var span = new Quarantine.Span(from, to);
                    quarantine.bytes(Reason.DAMAGED, current, span, last + 1);
                }
                case FrameReader.Step.End _ -> {
                    if (!sealed || !moveOn(current)) return null;
                }
            }
        }
        return peeked;
    }

    /// What cannot be read again and again is passed over, unless it is still being written.
    private FrameReader.Step step(Segment current) throws IOException {
        try {
            var step = reader(current).next(current.durableEnd);
            failures = 0;
            return step;
        } catch (IOException unreadable) {
            if (++failures < TRIES || !current.sealed) throw unreadable;
            reason = Reason.UNREADABLE;
            reader = new FrameReader(current.file, current.durableEnd);
            return new FrameReader.Step.End();
        }
    }

    private @Nullable Segment current() throws IOException {
        if (segment == null) segment = log.segments().enter(last + 1);
        return segment;
    }

    private FrameReader reader(Segment current) {
        if (reader == null) reader = new FrameReader(current.file, 0);
        return reader;
    }

    private boolean moveOn(Segment current) throws IOException {
        var following = log.segments().enterAfter(current);
        if (following == null) return false;
        segment = following;
        reader = null;
        return true;
    }

    /// Whether everything that is durable has been looked at.
    private boolean isAtEnd() {
        return segment != null && !segment.sealed;
    }
}
