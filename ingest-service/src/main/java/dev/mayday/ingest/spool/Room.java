package dev.mayday.ingest.spool;

import java.io.IOException;
import java.time.InstantSource;

/// Whether there is room for more: the budget of the spool, and the reserve of the file system,
/// which is asked once a second at most.
final class Room {

    private final SegmentLog log;
    private final SpoolSettings settings;
    private final InstantSource clock;
    private long measured = Long.MAX_VALUE;
    private long free;

    Room(SegmentLog log, SpoolSettings settings, InstantSource clock) {
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    boolean takes(long bytes) throws IOException {
        if (log.bytes() + bytes > settings.budget()) return false;
        long now = clock.millis();
        if (now - measured >= 1000 || now < measured) {
            measured = now;
            free = log.files().usableSpace() - settings.reserve();
        }
        if (free < bytes) return false;
        free -= bytes;
        return true;
    }
}
