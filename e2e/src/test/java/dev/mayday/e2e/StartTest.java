package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./mayday up` promises about starting, stopping and the commands beside it.
class StartTest {

    @TempDir Path directory;

    @Test
    void a_built_instance_with_data_is_ready_again_in_under_4_seconds() throws Exception {
        try (var mayday = Standalone.start("second-start", directory.resolve("data"), Map.of())) {
            var starts = new ArrayList<Duration>();
            for (int i = 0; i < 3; i++) {
                mayday.child().terminate();
                long before = System.nanoTime();
                mayday.restart();
                starts.add(Duration.ofNanos(System.nanoTime() - before));
            }

            System.out.println("second start to ready: " + starts);
            assertThat(Collections.min(starts)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void the_commands_work_while_it_runs_and_while_it_does_not() throws Exception {
        try (var mayday = Standalone.start("commands", directory.resolve("data"), Map.of())) {
            var dsn = mayday.command("project", "create", "Order service");
            assertThat(dsn).matches("http://[0-9a-f]{32}@localhost:\\d+/\\d+");

            mayday.child().terminate();
            var token =
                    mayday.command(
                            "token", "create", "--name", "while down", "--scope", "project:read");
            mayday.restart();

            assertThat(token).matches("sntryu_[0-9a-f]{64}");
            assertThat(new WebApi(mayday.origin(), token).get("/projects/"))
                    .anySatisfy(
                            project ->
                                    assertThat(project.get("name").asText())
                                            .isEqualTo("Order service"));
        }
    }

    @Test
    void a_first_start_prints_address_link_and_dsn_and_a_second_process_is_refused()
            throws Exception {
        var noAdmin = Map.of("MAYDAY_ADMIN_EMAIL", "", "MAYDAY_ADMIN_PASSWORD", "");
        try (var mayday = Standalone.start("first-start", directory.resolve("data"), noAdmin)) {
            org.awaitility.Awaitility.await().until(() -> mayday.child().output().contains("DSN"));

            assertThat(mayday.child().output())
                    .contains(mayday.origin().toString())
                    .containsPattern("/sign-in/\\S{20,}")
                    .contains(mayday.dsn());

            var second =
                    Child.start(
                            "second-process",
                            Standalone.ROOT,
                            Map.of(),
                            java.util.List.of(
                                    "./mayday",
                                    "up",
                                    "--data",
                                    mayday.data().toString(),
                                    "--port",
                                    "0"));
            assertThat(second.process().waitFor()).isEqualTo(1);
            assertThat(second.output()).contains("is in use by a running Mayday");
        }
    }
}
