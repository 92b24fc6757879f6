package dev.mayday.wire;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts an envelope into its parts while its bytes arrive (protocol 3): holds one header line at
/// most, never a payload. Lenient where real clients need it: a byte order mark, `\r\n` after
/// headers, blank lines before, between and behind the items.
public final class EnvelopeScanner implements Decoding.Sink {

    /// Sees the payloads go by.
    @FunctionalInterface
    public interface Tap {
        /// @param item whose payload it is: the same object for all of its parts; its length is -1
        /// if the header does not tell
        /// @param bytes of others: copy what must be kept
        void payload(
                EnvelopeHeader header, EnvelopeItem item, byte[] bytes, int offset, int length);
    }

    private enum State {
        ENVELOPE_HEADER,
        ITEM_HEADER,
        /// As many bytes as the header said.
        COUNTED_PAYLOAD,
        /// Up to the end of the line.
        LINE_PAYLOAD,
        /// The newline after a counted payload.
        AFTER_PAYLOAD,
        FAILED
    }

    private static final int MAX_HEADER_LINE = 256 << 10;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Tally tally;
    private final Tap tap;
    private final ByteArrayOutputStream carried = new ByteArrayOutputStream(0);
    private final List<EnvelopeItem> items = new ArrayList<>();
    private State state = State.ENVELOPE_HEADER;
    private @Nullable EnvelopeHeader header;
    private @Nullable EnvelopeItem current;
    private @Nullable Framing failure;
    private long position;
    private long payloadStart;
    private long remaining;

    public EnvelopeScanner(Limits limits, Tap tap) {
        this.tally = new Tally(limits);
        this.tap = tap;
    }

    /// Takes the next bytes. False when no more are wanted, because the envelope has failed.
    @Override
    public boolean accept(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && state != State.FAILED) {
            int taken =
                    switch (state) {
                        case ENVELOPE_HEADER, ITEM_HEADER -> headerBytes(bytes, at, end);
                        case COUNTED_PAYLOAD -> countedBytes(bytes, at, end);
                        case LINE_PAYLOAD -> lineBytes(bytes, at, end);
                        case AFTER_PAYLOAD -> newline(bytes[at]);
                        case FAILED -> 0;
                    };
            at += taken;
        }
        return state != State.FAILED;
    }

    /// There are no more bytes: what is it?
    public Framing end() {
        if (position == 0) return Framing.Malformed.empty();
        if (state == State.ENVELOPE_HEADER || state == State.ITEM_HEADER) {
            headerLine(carried.toByteArray());
        }
        switch (state) {
            case COUNTED_PAYLOAD -> fail(Framing.Malformed.because("unexpected end of file"));
            case LINE_PAYLOAD, AFTER_PAYLOAD -> itemEnds(position);
            case ENVELOPE_HEADER, ITEM_HEADER, FAILED -> {}
        }
        if (failure != null) return failure;
        return header == null
                ? Framing.Malformed.because("invalid envelope header")
                : new Framing.Envelope(header, items);
    }

    private int headerBytes(byte[] bytes, int at, int end) {
        int newline = indexOfNewline(bytes, at, end);
        int lineEnd = newline < 0 ? end : newline;
        int taken = newline < 0 ? end - at : newline + 1 - at;
        position += taken;
        if (carried.size() + lineEnd - at > MAX_HEADER_LINE) {
            fail(Framing.Malformed.because("header line is too long"));
        } else if (newline >= 0 && carried.size() == 0) {
            headerLine(bytes, at, lineEnd - at);
        } else {
            carried.write(bytes, at, lineEnd - at);
            if (newline >= 0) {
                var line = carried.toByteArray();
                carried.reset();
                headerLine(line);
            }
        }
        return taken;
    }

    private void headerLine(byte[] line) {
        headerLine(line, 0, line.length);
    }

    private void headerLine(byte[] bytes, int offset, int length) {
        if (HeaderLine.isBlank(bytes, offset, length)) return;
        var line = HeaderLine.read(bytes, offset, length);
        if (state == State.ITEM_HEADER) {
            itemBegins(Headers.item(line));
            return;
        }
        header = Headers.envelope(line);
        state = State.ITEM_HEADER;
        if (header == null) fail(Framing.Malformed.because("invalid envelope header"));
    }

    private void itemBegins(@Nullable EnvelopeItem item) {
        if (item == null) {
            fail(Framing.Malformed.because("invalid item header"));
            return;
        }
        current = item.at((int) position, item.length());
        payloadStart = position;
        remaining = item.length();
        state =
                switch (item.length()) {
                    case -1 -> State.LINE_PAYLOAD;
                    case 0 -> State.AFTER_PAYLOAD;
                    default -> State.COUNTED_PAYLOAD;
                };
        fail(tally.begin(item.type()));
        if (item.length() > 0) fail(tally.grow(item.length()));
    }

    private int countedBytes(byte[] bytes, int at, int end) {
        int taken = (int) Math.min(remaining, end - at);
        tapped(bytes, at, taken);
        remaining -= taken;
        position += taken;
        if (remaining == 0) state = State.AFTER_PAYLOAD;
        return taken;
    }

    private int lineBytes(byte[] bytes, int at, int end) {
        int newline = indexOfNewline(bytes, at, end);
        int length = (newline < 0 ? end : newline) - at;
        tapped(bytes, at, length);
        position += length;
        fail(tally.grow(length));
        if (newline < 0 || state == State.FAILED) return length;
        itemEnds(position);
        position++;
        return length + 1;
    }

    private int newline(byte next) {
        if (next != '\n') {
            fail(Framing.Malformed.because("missing newline after header or payload"));
            return 0;
        }
        itemEnds(position);
        position++;
        return 1;
    }

    private void tapped(byte[] bytes, int at, int length) {
        if (length > 0 && header != null && current != null) {
            tap.payload(header, current, bytes, at, length);
        }
    }

    private void itemEnds(long payloadEnd) {
        if (current != null) {
            // A header right at the end of the body has its payload, of no bytes, there.
            int start = (int) Math.min(payloadStart, payloadEnd);
            items.add(current.at(start, (int) payloadEnd - start));
        }
        current = null;
        state = State.ITEM_HEADER;
    }

    private void fail(@Nullable Framing reason) {
        if (reason == null || failure != null) return;
        failure = reason;
        state = State.FAILED;
    }

    /// Eight bytes at a time: payloads without a length are searched to their end.
    private static int indexOfNewline(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long other = (long) WORDS.get(bytes, i) ^ NEWLINES;
            // A byte of zeros is where a newline was.
            if ((other - ONES & ~other & HIGH_BITS) != 0) break;
        }
        for (; i < to; i++) if (bytes[i] == '\n') return i;
        return -1;
    }
}
