package dev.mayday.ingest.spool;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// @param node the stable name of this node
/// @param random marks a spool when it is made
/// @param segmentSize bytes after which a new segment begins
public record SpoolSettings(
        String node, RandomGenerator random, long segmentSize, Space space, Keep keep) {

    /// @param budget bytes of all segments
    /// @param reserve bytes that must stay free on the file system
    public record Space(long budget, long reserve) {}

    /// What has been digested stays for this long, or until there is so much of it, whichever comes
    /// first: a database that was set back gets it again.
    public record Keep(Duration time, long bytes) {}
}
