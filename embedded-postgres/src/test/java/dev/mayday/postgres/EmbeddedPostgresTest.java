package dev.mayday.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir static Path binaries;
    @TempDir Path home;

    @Test
    void is_durable_by_default() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home, binaries)) {
            assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void keeps_its_data_between_starts_and_stops_what_a_killed_owner_left_behind()
            throws Exception {
        try (var owner = EmbeddedPostgres.start(home, binaries)) {
            query(owner, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        var left = new PostgresServer(home, binaries, UnprivilegedUser.find(), freePort(), "-");
        left.start();
        long orphan = left.pid();

        try (var postgres = EmbeddedPostgres.start(home, binaries)) {
            assertThat(query(postgres, "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(postgres.pid()).isNotEqualTo(orphan);
            await("its end").atMost(Duration.ofMinutes(1)).until(() -> !runs(orphan));
        }
    }

    @Test
    void comes_back_with_its_data_however_often_it_is_killed() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home, binaries)) {
            query(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");

            for (int kill = 1; kill <= 4; kill++) {
                int before = postgres.restarts();
                kill(postgres.pid());
                await("back")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> postgres.restarts() > before && answers(postgres));
            }

            assertThat(query(postgres, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void a_server_that_is_killed_while_it_starts_is_started_again() throws Exception {
        var stop = new AtomicBoolean();
        var killed = new AtomicInteger();
        var killer =
                Thread.startVirtualThread(
                        () -> {
                            while (!stop.get() && killed.get() < 2) {
                                if (killStarting()) killed.incrementAndGet();
                                Thread.onSpinWait();
                            }
                        });

        try (var postgres = EmbeddedPostgres.start(home, binaries)) {
            stop.set(true);
            killer.join();
            await("an answer").atMost(Duration.ofMinutes(1)).until(() -> answers(postgres));
        }
    }

    @Test
    void a_pid_file_whose_number_somebody_else_has_does_not_keep_it_from_starting()
            throws Exception {
        try (var owner = EmbeddedPostgres.start(home, binaries)) {
            query(owner, "SELECT 1");
        }
        var foreign = ProcessHandle.current().pid();
        Files.writeString(home.resolve("data/postmaster.pid"), foreign + "\nnobody's\n");

        try (var postgres = EmbeddedPostgres.start(home, binaries)) {
            assertThat(answers(postgres)).isTrue();
        }
    }

    @Test
    void stays_stopped_once_it_is_closed() throws Exception {
        var postgres = EmbeddedPostgres.start(home, binaries);
        long pid = postgres.pid();

        postgres.close();

        await("its end")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !runs(pid)); // a moment after its pid file is gone
        assertThat(home.resolve("data/postmaster.pid")).doesNotExist();
        assertThat(postgres.restarts()).isZero();
    }

    /// The server that wrote its number into the pid file, as long as it does not answer yet.
    private boolean killStarting() {
        try {
            var file = home.resolve("data/postmaster.pid");
            if (Files.notExists(file)) return false;
            var lines = Files.readAllLines(file);
            boolean ready = lines.size() > 7 && lines.get(7).startsWith("ready");
            if (ready || lines.isEmpty()) return false;
            kill(Long.parseLong(lines.getFirst().strip()));
            return true;
        } catch (IOException | RuntimeException justNow) {
            return false;
        }
    }

    /// A dead process that nobody has buried has a number, but no program.
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
    }

    /// As `kill -9`.
    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(60));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try {
            return !query(postgres, "SELECT 1").isEmpty();
        } catch (SQLException refused) {
            return false;
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return "";
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
