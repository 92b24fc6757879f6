package dev.mayday.wire;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/// gzip, one member after another. What follows the last member and is none is ignored.
final class Gunzip {

    private static final int FIXED_HEADER = 10;
    private static final int TRAILER = 8;
    private static final int HAS_HEADER_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final byte[] body;
    private final CRC32 crc = new CRC32();
    private int memberSize;

    private Gunzip(byte[] body) {
        this.body = body;
    }

    static void run(byte[] body, Outlet outlet) throws IOException, DataFormatException {
        var inflation = Inflation.borrow(true);
        try {
            new Gunzip(body).members(inflation, outlet);
        } finally {
            inflation.release();
        }
    }

    private void members(Inflation inflation, Outlet outlet)
            throws IOException, DataFormatException {
        if (!isMember(0)) throw new IOException("not gzip");
        for (int at = 0; at >= 0 && isMember(at); ) {
            at = inflation.inflate(body, afterHeader(at), (b, o, l) -> counted(b, o, l, outlet));
            if (at >= 0) at = afterTrailer(at);
            inflation.again();
        }
    }

    private boolean counted(byte[] bytes, int offset, int length, Outlet outlet) {
        crc.update(bytes, offset, length);
        memberSize += length;
        return outlet.write(bytes, offset, length);
    }

    private boolean isMember(int at) {
        return at + 2 < body.length
                && body[at] == 0x1F
                && body[at + 1] == (byte) 0x8B
                && body[at + 2] == 8;
    }

    private int afterHeader(int start) throws EOFException {
        int flags = start + FIXED_HEADER <= body.length ? body[start + 3] : 0;
        int at = start + FIXED_HEADER;
        if ((flags & HAS_EXTRA) != 0 && at + 2 <= body.length) {
            at += 2 + (body[at] & 0xFF | (body[at + 1] & 0xFF) << 8);
        }
        if ((flags & HAS_NAME) != 0) at = afterZero(at);
        if ((flags & HAS_COMMENT) != 0) at = afterZero(at);
        if ((flags & HAS_HEADER_CRC) != 0) at += 2;
        if (at > body.length) throw new EOFException("truncated header");
        return at;
    }

    private int afterZero(int from) {
        int at = from;
        while (at < body.length && body[at] != 0) at++;
        return at + 1;
    }

    private int afterTrailer(int at) throws IOException {
        if (at + TRAILER > body.length) throw new EOFException("truncated trailer");
        if (littleEndian(at) != (int) crc.getValue()) throw new IOException("checksum mismatch");
        if (littleEndian(at + 4) != memberSize) throw new IOException("size mismatch");
        crc.reset();
        memberSize = 0;
        return at + TRAILER;
    }

    private int littleEndian(int at) {
        return body[at] & 0xFF
                | (body[at + 1] & 0xFF) << 8
                | (body[at + 2] & 0xFF) << 16
                | (body[at + 3] & 0xFF) << 24;
    }
}
