package dev.mayday.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {

    @TempDir Path proc;

    @Test
    void a_tree_is_a_process_with_its_descendants() throws IOException {
        process(10, 1, 100, 4000);
        process(11, 10, 50, 3000);
        process(12, 11, 7, 2000);
        process(99, 1, 100_000, 90_000);
        Files.createDirectory(proc.resolve("self"));

        var tree = new ProcessTree(proc, 10);

        assertThat(tree.cpu()).isEqualTo(Duration.ofMillis((100 + 50 + 7) * 4 * 10));
        assertThat(tree.peakResident()).isEqualTo(9_000 * 1024);
        assertThat(tree.proportional()).isEqualTo(4_500 * 1024);
    }

    @Test
    void this_process_has_used_time_and_memory() throws IOException {
        var tree = ProcessTree.of(ProcessHandle.current().pid());

        assertThat(tree.cpu()).isPositive();
        assertThat(tree.peakResident()).isGreaterThan(10_000_000);
    }

    private void process(long pid, long parent, long ticks, long kilobytes) throws IOException {
        var directory = Files.createDirectory(proc.resolve(Long.toString(pid)));
        var times = " " + ticks + " " + ticks + " " + ticks + " " + ticks;
        Files.writeString(
                directory.resolve("stat"),
                pid
                        + " (a) program) S "
                        + parent
                        + " 1 1 0 -1 4194560 1 1 1 1"
                        + times
                        + " 20 0 1\n");
        Files.writeString(
                directory.resolve("status"), "Name:\tx\nVmHWM:\t  " + kilobytes + " kB\n");
        Files.writeString(
                directory.resolve("smaps_rollup"), "Rss: 9 kB\nPss:  " + kilobytes / 2 + " kB\n");
    }
}
