package dev.mayday.ingest.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// One open file of the spool.
public interface SpoolFile extends Closeable {

    long size() throws IOException;

    /// Writes all of the bytes, or throws.
    void write(ByteBuffer bytes, long position) throws IOException;

    /// Reads until the buffer is full or the file ends.
    void read(ByteBuffer into, long position) throws IOException;

    void truncate(long size) throws IOException;

    /// Makes the content durable.
    void force() throws IOException;
}
