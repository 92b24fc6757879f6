package dev.mayday.ingest.spool;

/// @param node the stable name of this spool
/// @param segmentSize bytes after which a new segment begins
/// @param budget bytes of all segments
/// @param reserve bytes that must stay free on the file system
public record SpoolSettings(String node, long segmentSize, long budget, long reserve) {}
