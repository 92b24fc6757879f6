package dev.mayday.ingest.spool;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One directory, as far as the spool needs one. Behind an interface so that a test can crash it at
/// every step.
public interface SpoolFiles extends Closeable {

    /// The names of all files, in no order.
    List<String> names() throws IOException;

    /// Opens a file for reading and writing; makes it when it is missing. A new name is durable
    /// after [#force].
    SpoolFile open(String name) throws IOException;

    /// The content of a small file; null when there is none.
    byte @Nullable [] read(String name) throws IOException;

    /// Gives a small file this content, atomically and durably.
    void replace(String name, byte[] content) throws IOException;

    /// Gives a file another name, in the place of one that has it. Durable after [#force].
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /// Makes the names durable.
    void force() throws IOException;

    /// Free bytes of the file system.
    long usableSpace() throws IOException;
}
