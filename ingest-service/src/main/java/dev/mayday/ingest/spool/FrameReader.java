package dev.mayday.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Walks the frames of one file, by windows. Finds its way again behind bytes that are no frame.
final class FrameReader {

    sealed interface Step {

        /// @param content of an intact frame; stays valid
        /// @param from where the frame begins
        /// @param to where the next one begins
        record Intact(ByteBuffer content, long from, long to) implements Step {}

        /// Bytes that are no frame, up to the next intact one or to the end.
        record Bad(long from, long to) implements Step {}

        record End() implements Step {}
    }

    private static final int WINDOW = 1 << 20;

    private final SpoolFile file;
    private long position;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;

    FrameReader(SpoolFile file, long from) {
        this.file = file;
        this.position = from;
        this.windowStart = from;
    }

    long position() {
        return position;
    }

    /// @param end of what may be read
    Step next(long end) throws IOException {
        if (position >= end) return new Step.End();
        int length = lengthAt(position, end);
        if (length >= 0) {
            long from = position;
            position += Frame.HEADER + length;
            int at = (int) (from - windowStart) + Frame.HEADER;
            return new Step.Intact(window.slice(at, length), from, position);
        }
        long from = position;
        position = nextIntact(from, end);
        return new Step.Bad(from, position);
    }

    private long nextIntact(long bad, long end) throws IOException {
        long behind = behindClaimedLength(bad, end);
        if (behind > 0) return behind;
        for (long at = bad + 1; at + Frame.HEADER <= end; at++) {
            load(at, 4, end);
            if (window.getInt((int) (at - windowStart)) == Frame.MARKER && lengthAt(at, end) >= 0) {
                return at;
            }
        }
        return end;
    }

    /// A header that looks right and is followed by an intact frame: only its content is bad.
    /// Looked at first, so that bytes inside of it cannot pass for frames.
    private long behindClaimedLength(long bad, long end) throws IOException {
        if (end - bad < Frame.HEADER) return 0;
        load(bad, Frame.HEADER, end);
        int claimed = Frame.length(window, (int) (bad - windowStart), end - bad);
        long behind = bad + Frame.HEADER + claimed;
        return claimed >= 0 && behind < end && lengthAt(behind, end) >= 0 ? behind : 0;
    }

    /// The length of the intact frame at this place, which then lies in the window; -1 for none.
    private int lengthAt(long at, long end) throws IOException {
        if (end - at < Frame.HEADER) return -1;
        load(at, Frame.HEADER, end);
        int length = Frame.length(window, (int) (at - windowStart), end - at);
        if (length < 0) return -1;
        load(at, Frame.HEADER + length, end);
        return Frame.isIntact(window, (int) (at - windowStart), length) ? length : -1;
    }

    private void load(long from, int size, long end) throws IOException {
        if (from >= windowStart && from + size <= windowStart + window.limit()) return;
        // A new array each time: slices of the old one may still be in use.
        int wanted = (int) Math.max(size, Math.min(WINDOW, end - from));
        var loaded = ByteBuffer.allocate(wanted);
        file.read(loaded, from);
        window = loaded.rewind();
        windowStart = from;
    }
}
