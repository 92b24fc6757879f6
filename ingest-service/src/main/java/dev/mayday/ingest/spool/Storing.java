package dev.mayday.ingest.spool;

/// What became of a record that was to be stored.
public sealed interface Storing {

    /// On disk.
    ///
    /// @param sequence of the first of them
    record Durable(long sequence) implements Storing {}

    /// No room: the budget or the reserve of the file system is used up, or the write failed.
    record Full() implements Storing {}

    /// The spool is closed, or has failed for good.
    record Closed() implements Storing {}
}
