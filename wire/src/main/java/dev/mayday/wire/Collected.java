package dev.mayday.wire;

import java.util.Arrays;

/// Gathers decoded blocks in one array.
final class Collected implements Decoding.Sink {

    private byte[] bytes;
    private int size;

    Collected(int expected) {
        bytes = new byte[Math.max(1024, expected)];
    }

    @Override
    public boolean accept(byte[] block, int offset, int length) {
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
        }
        System.arraycopy(block, offset, bytes, size, length);
        size += length;
        return true;
    }

    byte[] toByteArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
