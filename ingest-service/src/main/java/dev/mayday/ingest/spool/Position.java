package dev.mayday.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// How far the log has been published: the durable one, and the file it is in.
final class Position {

    private static final String FILE = "position";

    private final SpoolFiles files;
    private long durable;

    private Position(SpoolFiles files, long durable) {
        this.files = files;
        this.durable = durable;
    }

    /// A missing or broken file is position 0: what is still there is published again, and counted
    /// once by the digest.
    static Position open(SpoolFiles files) throws IOException {
        var bytes = files.read(FILE);
        if (bytes == null || bytes.length != 16) return new Position(files, 0);
        var buffer = ByteBuffer.wrap(bytes);
        long sequence = buffer.getLong();
        return new Position(files, buffer.getLong() == checksum(sequence) ? sequence : 0);
    }

    long durable() {
        return durable;
    }

    void save(long sequence) throws IOException {
        var bytes = ByteBuffer.allocate(16).putLong(sequence).putLong(checksum(sequence));
        files.replace(FILE, bytes.array());
        durable = sequence;
    }

    private static long checksum(long sequence) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(8).putLong(0, sequence));
        return crc.getValue();
    }
}
