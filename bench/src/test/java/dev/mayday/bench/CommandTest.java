package dev.mayday.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.bench.load.Dsn;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void a_pipeline_without_loss_finds_all_events_and_times_the_probes() throws IOException {
        try (var tracker = new FakeTracker(_ -> false)) {
            var report =
                    run(tracker, "pipeline", "--rate", "200", "--seconds", "2", "--warmup", "1");

            assertThat(report.value("lost")).isEqualTo(0L);
            assertThat((double) report.value("accepted")).isBetween(150.0, 205.0);
            assertThat((double) report.value("visible")).isPositive();
            assertThat((long) report.value("probes")).isBetween(7L, 12L);
            assertThat((double) report.value("accepted to visible p99")).isBetween(0.001, 5_000.0);
            assertThat((double) report.value("answer p99.9")).isPositive();
        }
    }

    @Test
    void events_that_were_accepted_and_lost_are_found_missing() throws IOException {
        try (var tracker = new FakeTracker(n -> n == 20 || n == 40)) {
            var report = run(tracker, "seed", "--events", "2000");

            assertThat(report.value("lost")).isEqualTo(2L);
        }
    }

    @Test
    void pages_are_timed_after_seeding() throws IOException {
        try (var tracker = new FakeTracker(_ -> false)) {
            var report = run(tracker, "pages", "--events", "100", "--requests", "10");

            assertThat((double) report.value("API: issue list p95")).isPositive();
            assertThat((double) report.value("API: issue p50")).isPositive();
        }
    }

    @Test
    void without_a_token_only_the_answers_are_known() throws IOException {
        try (var tracker = new FakeTracker(_ -> false);
                var target = Target.at(Dsn.parse(tracker.dsn()), null, null)) {
            var options = Options.parse("pipeline", "--rate=100", "--seconds=1", "--warmup=0");
            var report = new Report(options.line(), NOW);

            Command.of(options).run(Run.on(target, options, InstantSource.system()), report);

            assertThat((String) report.value("visible")).contains("--token");
        }
    }

    @Test
    void a_report_is_a_table_and_a_file(@TempDir Path directory) throws IOException {
        var options = Options.parse("accept", "--dsn", "http://secret@host/1", "--rate", "7");
        var report = new Report(options.line(), NOW).add("accepted", 12_345.6, "events/s");

        var file = report.writeTo(directory);

        assertThat(report.table()).contains("12,346 events/s").doesNotContain("secret");
        assertThat(file.getFileName()).hasToString("accept-2026-11-22T090000Z.json");
        var json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/figures/0/value").asDouble()).isEqualTo(12_345.6);
        assertThat(json.at("/command").asText()).isEqualTo("accept --dsn … --rate 7");
    }

    @Test
    void what_cannot_be_understood_is_said() {
        assertThatThrownBy(() -> Options.parse("accept", "--speed", "9"))
                .hasMessage("unknown option --speed");
        assertThatThrownBy(() -> Options.parse("accept", "--rate", "fast").number("rate", 1))
                .hasMessageContaining("whole number");
        assertThatThrownBy(() -> Command.of(Options.parse("fly"))).hasMessageContaining("'fly'");
        assertThatThrownBy(() -> Dsn.parse("http://host/1")).hasMessageContaining("not a DSN");
    }

    private static Report run(FakeTracker tracker, String... arguments) throws IOException {
        var options = Options.parse(arguments);
        var report = new Report(options.line(), NOW);
        try (var target = Target.at(Dsn.parse(tracker.dsn()), null, "token")) {
            Command.of(options).run(Run.on(target, options, InstantSource.system()), report);
        }
        return report;
    }
}
