package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./mayday up` promises about starting, stopping and the commands beside it.
class StartTest {

    @TempDir Path directory;

    @Test
    void asked_to_stop_it_ends_with_0_and_starts_again_on_its_data() throws Exception {
        try (var mayday = Standalone.start("second-start", directory.resolve("data"), Map.of())) {
            mayday.command("project", "create", "Order service");

            assertThat(mayday.child().terminate()).isZero();
            mayday.restart();

            assertThat(mayday.api().get("/projects/"))
                    .anySatisfy(
                            project ->
                                    assertThat(project.get("name").asText())
                                            .isEqualTo("Order service"));
        }
    }

    @Test
    void files_are_for_their_owner_only_also_in_a_directory_that_stood_open() throws Exception {
        var data = Files.createDirectory(directory.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));

        try (var mayday = Standalone.start("permissions", data, Map.of())) {
            try (var files = Files.walk(data)) {
                assertThat(files.filter(file -> !isOfPostgres(data, file)))
                        .allSatisfy(
                                file ->
                                        assertThat(permissions(file))
                                                .as(file.toString())
                                                .endsWith("------"));
            }
        }
    }

    /// Its programs are no secret, and its directory is guarded by its own.
    private static boolean isOfPostgres(Path data, Path file) {
        return data.relativize(file).startsWith("postgres-programs")
                || data.relativize(file).startsWith("postgres/data");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
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
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofMinutes(1))
                    .until(() -> mayday.child().output().contains("DSN"));

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
