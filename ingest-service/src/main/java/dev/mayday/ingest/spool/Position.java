package dev.mayday.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;

/// How far the log has been published, and how far it had been written by then: the durable ones,
/// and the file they are in. The second tells a log that has lost its end.
final class Position {

    private static final Logger LOG = Logger.getLogger(Position.class);
    private static final String FILE = "position";
    private static final int SIZE = 24;

    private final SpoolFiles files;
    private boolean isKnown;
    private long published;
    private long given;

    private Position(SpoolFiles files) {
        this.files = files;
    }

    /// A missing or broken file is position 0: the digest knows better, and what it has does not
    /// count twice.
    static Position open(SpoolFiles files) {
        var position = new Position(files);
        var bytes = content(files);
        if (bytes.length != SIZE) return position;
        var buffer = ByteBuffer.wrap(bytes);
        long published = buffer.getLong();
        long given = buffer.getLong();
        if (buffer.getLong() != checksum(published, given)) return position;
        position.published = published;
        position.given = given;
        position.isKnown = true;
        return position;
    }

    /// Whether there is one: each spool has one from its first start on.
    boolean isKnown() {
        return isKnown;
    }

    private static byte[] content(SpoolFiles files) {
        try {
            var bytes = files.read(FILE);
            return bytes == null ? new byte[0] : bytes;
        } catch (IOException unreadable) {
            LOG.warnf("The position of the spool cannot be read error=%s", unreadable);
            return new byte[0];
        }
    }

    long published() {
        return published;
    }

    /// The last sequence that was durable at the last [#save].
    long given() {
        return given;
    }

    void save(long published, long given) throws IOException {
        var bytes = ByteBuffer.allocate(SIZE).putLong(published).putLong(given);
        files.replace(FILE, bytes.putLong(checksum(published, given)).array());
        this.published = published;
        this.given = given;
        this.isKnown = true;
    }

    private static long checksum(long published, long given) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(16).putLong(0, published).putLong(8, given));
        return crc.getValue();
    }
}
