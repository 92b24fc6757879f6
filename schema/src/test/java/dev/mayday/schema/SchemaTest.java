package dev.mayday.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    @TempDir static Path programs;
    @TempDir Path home;
    @TempDir Path scripts;

    private final AtomicInteger firstSteps = new AtomicInteger();

    @Test
    void is_ready_at_once_where_the_database_answers() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home, programs)) {
            migration("CREATE TABLE made (n integer);");
            var schema = new Schema("test", flyway(postgres), firstSteps::incrementAndGet);

            schema.prepare();

            assertThat(firstSteps).hasValue(1);
            assertThat(query(postgres, "SELECT count(*) FROM made")).isEqualTo("0");
        }
    }

    @Test
    void a_database_that_comes_later_is_prepared_then_and_the_start_goes_on_meanwhile()
            throws Exception {
        migration("CREATE TABLE made (n integer);");
        int port = freePort();
        String password;
        try (var once = EmbeddedPostgres.start(home, programs, port)) {
            password = once.password();
        }
        var schema = new Schema("test", flyway(port, password), firstSteps::incrementAndGet);

        schema.prepare();
        assertThat(firstSteps).hasValue(0);

        try (var postgres = EmbeddedPostgres.start(home, programs, port)) {
            await().untilAsserted(() -> assertThat(firstSteps).hasValue(1));
            assertThat(query(postgres, "SELECT count(*) FROM made")).isEqualTo("0");
        }
    }

    @Test
    void a_database_that_is_killed_during_a_migration_is_prepared_when_it_is_back()
            throws Exception {
        try (var postgres = EmbeddedPostgres.start(home, programs)) {
            migration("SELECT pg_sleep(1); CREATE TABLE made (n integer);");
            var schema = new Schema("test", flyway(postgres), firstSteps::incrementAndGet);
            var killer =
                    Thread.startVirtualThread(
                            () -> {
                                await().until(() -> asks(postgres, "pg_sleep"));
                                kill(postgres);
                            });

            schema.prepare();
            killer.join();

            await().untilAsserted(() -> assertThat(firstSteps).hasValue(1));
            assertThat(query(postgres, "SELECT count(*) FROM made")).isEqualTo("0");
        }
    }

    @Test
    void a_migration_that_can_never_work_ends_the_start() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home, programs)) {
            migration("CREATE TABEL made (n integer);");
            var schema = new Schema("test", flyway(postgres), () -> {});

            assertThatThrownBy(schema::prepare).hasMessageContaining("TABEL");
        }
    }

    private void migration(String sql) throws IOException {
        Files.writeString(scripts.resolve("V1__made.sql"), sql);
    }

    private Flyway flyway(EmbeddedPostgres postgres) {
        return flyway(postgres.port(), postgres.password());
    }

    private Flyway flyway(int port, String password) {
        var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        return Flyway.configure()
                .dataSource(url, EmbeddedPostgres.USER, password)
                .locations("filesystem:" + scripts)
                .load();
    }

    private static boolean asks(EmbeddedPostgres postgres, String part) {
        var sql =
                "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                        + " AND query LIKE '%"
                        + part
                        + "%'";
        try {
            return !query(postgres, sql).equals("0");
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void kill(EmbeddedPostgres postgres) {
        try {
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
