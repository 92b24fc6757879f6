package dev.mayday.ingest.spool;

import dev.mayday.wire.EnvelopeRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What a file holds, whatever its name says: its first and last record, found without reading all
/// of it.
///
/// @param first the sequence of the first intact record; 0 when there is none
/// @param atOnce whether that stands at the very beginning
/// @param last the sequence of the last intact record; 0 when there is none
/// @param isBegun whether it is what a crash may leave of a new segment: empty, zeros, or the
/// beginning of a record
record Survey(long first, boolean atOnce, long last, boolean isBegun) {

    private static final long WINDOW = 1 << 20;

    static Survey of(SpoolFile file, long size) throws IOException {
        var reader = new FrameReader(file, 0);
        var first = nextIntact(reader, size);
        if (first == null) return new Survey(0, false, 0, isBegun(file));
        long last = EnvelopeRecord.sequence(first.content());
        for (long window = WINDOW; ; window *= 4) {
            long from = Math.max(first.from(), size - window);
            long found = highest(file, from, size);
            if (found > 0 || from == first.from()) {
                return new Survey(last, first.from() == 0, Math.max(last, found), true);
            }
        }
    }

    private static boolean isBegun(SpoolFile file) throws IOException {
        var bytes = ByteBuffer.allocate(Integer.BYTES);
        file.read(bytes, 0);
        return bytes.getInt(0) == Frame.MARKER || bytes.getInt(0) == 0;
    }

    private static FrameReader.Step.@Nullable Intact nextIntact(FrameReader reader, long end)
            throws IOException {
        for (var step = reader.next(end); ; step = reader.next(end)) {
            if (step instanceof FrameReader.Step.Intact intact) return intact;
            if (step instanceof FrameReader.Step.End) return null;
        }
    }

    private static long highest(SpoolFile file, long from, long end) throws IOException {
        long highest = 0;
        var reader = new FrameReader(file, from);
        for (var next = nextIntact(reader, end); next != null; next = nextIntact(reader, end)) {
            highest = Math.max(highest, EnvelopeRecord.sequence(next.content()));
        }
        return highest;
    }
}
