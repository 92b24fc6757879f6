package dev.mayday.ingest.spool;

import java.io.IOException;
import java.time.InstantSource;

/// Whether there is room for more: the budget of the spool, and the reserve of the file system,
/// which is asked once a second at most. What is only kept goes before anything is refused.
final class DiskBudget {

    private final Segments segments;
    private final SpoolFiles files;
    private final SpoolSettings.Space space;
    private final InstantSource clock;
    private long measured = Long.MAX_VALUE;
    private long free;

    DiskBudget(
            Segments segments, SpoolFiles files, SpoolSettings.Space space, InstantSource clock) {
        this.segments = segments;
        this.files = files;
        this.space = space;
        this.clock = clock;
    }

    boolean admits(long bytes) throws IOException {
        long over = segments.bytes() + bytes - space.budget();
        if (over > 0) segments.makeRoom(over);
        if (segments.bytes() + bytes > space.budget()) return false;
        measure(false);
        if (free < bytes && segments.makeRoom(bytes - free)) measure(true);
        if (free < bytes) return false;
        free -= bytes;
        return true;
    }

    private void measure(boolean now) throws IOException {
        long time = clock.millis();
        if (!now && time - measured < 1000 && time >= measured) return;
        measured = time;
        free = files.usableSpace() - space.reserve();
    }
}
