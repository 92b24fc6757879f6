package dev.mayday.ingest.spool;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// What spools of tests have in common: room enough, and nobody who wants to hear of them.
public final class Spools {

    /// Hears nothing.
    public static final SpoolListener SILENT =
            new SpoolListener() {
                @Override
                public void synced(long nanos, int records) {}

                @Override
                public void failed() {}
            };

    static final SpoolSettings.Space ROOM = new SpoolSettings.Space(1L << 30, 0);

    /// @param kept how long what was digested stays
    public static SpoolSettings settings(RandomGenerator random, long segmentSize, Duration kept) {
        var keep = new SpoolSettings.Keep(kept, 1L << 30);
        return new SpoolSettings("n", random, segmentSize, ROOM, keep);
    }

    private Spools() {}
}
