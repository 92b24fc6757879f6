package dev.mayday.ingest.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.spool.DiskFiles;
import dev.mayday.ingest.spool.Losses;
import dev.mayday.ingest.spool.Spool;
import dev.mayday.ingest.spool.Spools;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolMetersTest {

    @TempDir Path directory;

    /// A spool that was set back cannot know what it had: no number of records would be true.
    @Test
    void what_nobody_can_count_has_a_number_of_its_own_also_after_a_restart() throws Exception {
        try (var spool = open()) {
            spool.takeNewMark(100);
            assertUncounted(spool.losses());
        }
        try (var spool = open()) {
            assertUncounted(spool.losses());
        }
    }

    private Spool open() throws IOException {
        var settings = Spools.settings(new Random(1), 100_000, Duration.ofMinutes(1));
        return Spool.open(
                DiskFiles.open(directory), settings, Spools.SILENT, InstantSource.system());
    }

    private static void assertUncounted(Losses losses) {
        var registry = new SimpleMeterRegistry();
        SpoolMeters.losses(registry, losses);

        assertThat(value(registry, "uncounted", "set_back")).isEqualTo(1);
        assertThat(value(registry, "places", "set_back")).isEqualTo(1);
        assertThat(value(registry, "records", "set_back")).isZero();
        assertThat(value(registry, "uncounted", "missing")).isZero();
    }

    private static double value(SimpleMeterRegistry registry, String what, String reason) {
        return registry.get("mayday.ingest.spool.lost." + what)
                .tag("reason", reason)
                .functionCounter()
                .count();
    }
}
