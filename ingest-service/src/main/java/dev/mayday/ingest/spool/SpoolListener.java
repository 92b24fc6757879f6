package dev.mayday.ingest.spool;

/// Is told, on the writer's thread, what the rest of the service must know.
public interface SpoolListener {

    /// There is something new to read.
    ///
    /// @param nanos how long the fsync took
    /// @param records how many it made durable
    void synced(long nanos, int records);

    /// An fsync has failed: nothing will ever be stored again, the process must end.
    void failed();
}
