package dev.mayday.wire;

import java.io.EOFException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// An inflater with its output block, used again and again: making one costs more than an event.
final class Inflation {

    private static final int BLOCK = 64 << 10;
    private static final ArrayBlockingQueue<Inflation> WRAPPED = new ArrayBlockingQueue<>(8);
    private static final ArrayBlockingQueue<Inflation> RAW = new ArrayBlockingQueue<>(32);

    private final Inflater inflater;
    private final byte[] block = new byte[BLOCK];
    private final boolean raw;

    private Inflation(boolean raw) {
        this.raw = raw;
        this.inflater = new Inflater(raw);
    }

    /// zlib-wrapped deflate, or the raw kind that some clients send under the same name.
    static void run(byte[] body, Outlet outlet) throws DataFormatException, EOFException {
        var inflation = borrow(!looksWrapped(body));
        try {
            inflation.inflate(body, 0, outlet::write);
        } finally {
            inflation.release();
        }
    }

    static Inflation borrow(boolean raw) {
        var idle = (raw ? RAW : WRAPPED).poll();
        return idle == null ? new Inflation(raw) : idle;
    }

    void release() {
        inflater.reset();
        if (!(raw ? RAW : WRAPPED).offer(this)) inflater.end();
    }

    /// Inflates one stream.
    ///
    /// @return where the stream ended in the body; -1 when the sink wanted no more
    int inflate(byte[] body, int offset, Decoding.Sink sink)
            throws DataFormatException, EOFException {
        inflater.setInput(body, offset, body.length - offset);
        while (!inflater.finished()) {
            int length = inflater.inflate(block);
            if (length > 0 && !sink.accept(block, 0, length)) return -1;
            if (inflater.needsDictionary()) throw new DataFormatException("needs a dictionary");
            if (length == 0 && inflater.needsInput() && !inflater.finished()) {
                throw new EOFException("truncated stream");
            }
        }
        return body.length - inflater.getRemaining();
    }

    /// Ready for the next stream of the same kind.
    void again() {
        inflater.reset();
    }

    static boolean looksWrapped(byte[] body) {
        return body.length >= 2
                && (body[0] & 0x0F) == 8
                && ((body[0] & 0xFF) << 8 | body[1] & 0xFF) % 31 == 0;
    }
}
