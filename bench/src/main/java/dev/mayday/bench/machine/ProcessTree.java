package dev.mayday.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A process and all that descend from it, looked at anew with each question.
///
/// @param proc where the kernel tells of processes, `/proc`
public record ProcessTree(Path proc, long root) {

    /// The unit of times in `/proc/<pid>/stat` is fixed at 100 per second for programs.
    private static final long TICK_MILLIS = 10;

    public static ProcessTree of(long root) {
        return new ProcessTree(Path.of("/proc"), root);
    }

    /// Processor time of all, those that have ended and been waited for included.
    public Duration cpu() throws IOException {
        long ticks = 0;
        for (long pid : pids()) {
            var stat = stat(pid);
            for (int field = 11; field <= 14 && !stat.isEmpty(); field++) {
                ticks += Long.parseLong(stat.get(field));
            }
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /// The most memory that was ever resident, in bytes, summed over the processes.
    public long peakResident() throws IOException {
        long sum = 0;
        for (long pid : pids()) sum += kilobytes(pid, "status", "VmHWM:");
        return sum * 1024;
    }

    /// Memory now in use in bytes, what processes share divided among them; 0 if we may not know.
    public long proportional() throws IOException {
        long sum = 0;
        for (long pid : pids()) sum += kilobytes(pid, "smaps_rollup", "Pss:");
        return sum * 1024;
    }

    private Set<Long> pids() throws IOException {
        var children = new java.util.HashMap<Long, List<Long>>();
        try (var entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var entry : entries) {
                long pid = Long.parseLong(entry.getFileName().toString());
                var stat = stat(pid);
                if (stat.isEmpty()) continue;
                long parent = Long.parseLong(stat.get(1));
                children.computeIfAbsent(parent, _ -> new java.util.ArrayList<>()).add(pid);
            }
        }
        var found = new HashSet<Long>();
        var open = new ArrayDeque<Long>(List.of(root));
        while (!open.isEmpty()) {
            long pid = open.pop();
            if (found.add(pid)) open.addAll(children.getOrDefault(pid, List.of()));
        }
        return found;
    }

    /// The fields from the state on: a program's name, in parentheses, may hold anything.
    private List<String> stat(long pid) {
        try {
            var text = Files.readString(proc.resolve(Long.toString(pid)).resolve("stat"));
            return List.of(text.substring(text.lastIndexOf(')') + 2).strip().split(" "));
        } catch (IOException ended) {
            return List.of();
        }
    }

    private long kilobytes(long pid, String file, String key) {
        try {
            for (var line : Files.readAllLines(proc.resolve(Long.toString(pid)).resolve(file))) {
                if (line.startsWith(key)) return Long.parseLong(line.replaceAll("\\D", ""));
            }
        } catch (IOException endedOrForbidden) {
            return 0;
        }
        return 0;
    }
}
