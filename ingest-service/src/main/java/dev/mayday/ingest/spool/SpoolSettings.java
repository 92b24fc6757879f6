package dev.mayday.ingest.spool;

import java.util.random.RandomGenerator;

/// @param node the stable name of this node
/// @param random marks a spool when it is made
/// @param segmentSize bytes after which a new segment begins
/// @param budget bytes of all segments
/// @param reserve bytes that must stay free on the file system
public record SpoolSettings(
        String node, RandomGenerator random, long segmentSize, long budget, long reserve) {}
