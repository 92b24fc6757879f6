package dev.mayday.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.mayday.bench.machine.ProcessTree;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.Target;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Processor time up to a moment, and write-ahead log: what is not known is null.
record Costs(
        Duration generator,
        @Nullable Duration application,
        @Nullable Duration database,
        @Nullable Long wal) {

    static Costs now(Target target) throws IOException {
        var application = target.application().orElse(null);
        var database = target.database().orElse(null);
        return new Costs(
                Duration.ofNanos(
                        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                .getProcessCpuTime()),
                application == null ? null : application.cpu(),
                database == null ? null : ProcessTree.of(database.pid()).cpu(),
                database == null ? null : database.walBytes());
    }

    /// What was used between two moments, for each of so many events.
    static void report(Report report, Costs from, Costs to, long events) {
        var application = difference(from.application, to.application);
        var database = difference(from.database, to.database);
        if (application != null && database != null) {
            report.add("CPU per 1,000 events", each(application.plus(database), events), "ms");
            report.add("… of the application", each(application, events), "ms");
            report.add("… of PostgreSQL", each(database, events), "ms");
        }
        var generator = to.generator.minus(from.generator);
        report.add("generator, not counted above", each(generator, events), "ms");
        if (from.wal != null && to.wal != null) {
            report.add("write-ahead log per event", (to.wal - from.wal) / Math.max(1, events), "B");
        }
    }

    private static @Nullable Duration difference(@Nullable Duration from, @Nullable Duration to) {
        return from == null || to == null ? null : to.minus(from);
    }

    private static double each(Duration cpu, long events) {
        return cpu.toNanos() / 1e6 / Math.max(1, events) * 1000;
    }
}
