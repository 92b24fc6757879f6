package dev.mayday.ingest.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// How a record lies in a segment: marker, length, CRC32C over length and content, content. The
/// content begins with its version (see `EnvelopeRecord`).
final class Frame {

    static final int HEADER = 12;

    /// Not zero, so that a zero-filled tail is no frame; and rare in text.
    static final int MARKER = 0xD15EA5ED;

    private Frame() {}

    static void put(ByteBuffer into, int crc, int length) {
        into.putInt(MARKER).putInt(length).putInt(crc);
    }

    static int crc(ByteBuffer content) {
        int length = content.remaining();
        var crc = new CRC32C();
        for (int shift = 24; shift >= 0; shift -= 8) crc.update(length >>> shift);
        crc.update(content.duplicate());
        return (int) crc.getValue();
    }

    /// The length that the header at this place claims; -1 when there is no marker or no sense in
    /// it.
    ///
    /// @param available bytes from the start of the frame to the end of the segment
    static int length(ByteBuffer bytes, int at, long available) {
        if (available < HEADER || bytes.getInt(at) != MARKER) return -1;
        int length = bytes.getInt(at + 4);
        return length > 0 && length <= available - HEADER ? length : -1;
    }

    /// Whether the frame at this place, of this length, is whole.
    static boolean isIntact(ByteBuffer bytes, int at, int length) {
        return crc(bytes.slice(at + HEADER, length)) == bytes.getInt(at + 8);
    }
}
