package dev.mayday.ingest.publish;

import dev.mayday.ingest.spool.LogCursor;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.EnvelopeRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Consecutive records of one lane, ready to be sent.
///
/// @param first the sequence of its first record
/// @param last the sequence of its last record
/// @param oldest when its first record was received
record Batch(int lane, long first, long last, Instant oldest, byte[] encoded) {

    private static final int MAX_BYTES = 4 << 20;

    /// Who decides about what is missing between two records.
    interface Gaps {
        void pass(LogCursor.Gap gap);
    }

    /// Takes what is there and was not sent yet, up to the end of the stride, or [#MAX_BYTES], or a
    /// gap; null when nothing is.
    static @Nullable Batch take(LogCursor cursor, String node, Progress sent, Gaps gaps)
            throws IOException {
        var record = unsent(cursor, sent, gaps);
        if (record == null) return null;
        long first = EnvelopeRecord.sequence(record);
        var oldest = EnvelopeRecord.received(record);
        int lane = EnvelopeBatch.laneOf(first);
        var records = new ArrayList<ByteBuffer>();
        int size = 0;
        do {
            records.add(record);
            size += record.remaining();
            cursor.take();
            record = following(cursor);
        } while (record != null
                && strideOf(record) == first / EnvelopeBatch.STRIDE
                && !sent.has(EnvelopeRecord.sequence(record))
                && size + record.remaining() <= MAX_BYTES);
        long before = Math.min(sent.of(lane), first - 1);
        var encoded = EnvelopeBatch.encode(node, lane, before, records);
        var batch = new Batch(lane, first, cursor.last(), oldest, encoded);
        batch.noteIn(sent);
        return batch;
    }

    void noteIn(Progress progress) {
        progress.take(lane, first, last);
    }

    private static @Nullable ByteBuffer unsent(LogCursor cursor, Progress sent, Gaps gaps)
            throws IOException {
        while (true) {
            for (var gap = cursor.gap(); gap != null; gap = cursor.gap()) {
                gaps.pass(gap);
                cursor.pass(gap);
            }
            var record = cursor.peek();
            if (record == null || !sent.has(EnvelopeRecord.sequence(record))) return record;
            cursor.take();
        }
    }

    /// What cannot be read ends the batch, and is met again by the next one.
    private static @Nullable ByteBuffer following(LogCursor cursor) {
        try {
            return cursor.gap() == null ? cursor.peek() : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static long strideOf(ByteBuffer record) {
        return EnvelopeRecord.sequence(record) / EnvelopeBatch.STRIDE;
    }
}
