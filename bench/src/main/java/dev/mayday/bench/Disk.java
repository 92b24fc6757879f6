package dev.mayday.bench;

import dev.mayday.bench.machine.DiskUse;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.Target;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What events take on disk, in an installation of our own, counted from an empty start.
///
/// @param empty null where we cannot know
record Disk(Target target, @Nullable DiskUse empty) {

    static Disk before(Target target) throws IOException {
        return new Disk(target, use(target));
    }

    /// @param events stored since the start
    void report(Report report, long events) throws IOException {
        var full = use(target);
        if (full == null || empty == null) return;
        var added = full.minus(empty);
        report.add("disk per event, without log", added.database() / Math.max(1, events), "B");
        report.add("spool left on disk", added.spool() / (1024.0 * 1024.0), "MB");
    }

    private static @Nullable DiskUse use(Target target) throws IOException {
        var database = target.database().orElse(null);
        if (database == null) return null;
        database.checkpoint();
        return DiskUse.of(target.data());
    }
}
