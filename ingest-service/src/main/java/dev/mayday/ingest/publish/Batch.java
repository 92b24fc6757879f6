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
/// @param last the sequence of its last record
/// @param oldest when its first record was received
record Batch(int lane, long last, Instant oldest, byte[] encoded) {

    private static final int MAX_BYTES = 4 << 20;

    /// Takes what is there, up to the end of the stride, or [#MAX_BYTES]; null when nothing is.
    static @Nullable Batch take(LogCursor cursor, String node) throws IOException {
        var record = cursor.peek();
        if (record == null) return null;
        var oldest = EnvelopeRecord.received(record);
        long stride = strideOf(record);
        var records = new ArrayList<ByteBuffer>();
        int size = 0;
        do {
            records.add(record);
            size += record.remaining();
            cursor.take();
            record = cursor.peek();
        } while (record != null
                && strideOf(record) == stride
                && size + record.remaining() <= MAX_BYTES);
        int lane = EnvelopeBatch.laneOf(cursor.last());
        return new Batch(lane, cursor.last(), oldest, EnvelopeBatch.encode(node, lane, 0, records));
    }

    private static long strideOf(ByteBuffer record) {
        return EnvelopeRecord.sequence(record) / EnvelopeBatch.STRIDE;
    }
}
