package dev.mayday.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
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
        var orphan = EmbeddedPostgres.start(home, binaries);
        query(orphan, "CREATE TABLE kept AS SELECT 42 AS answer");
        long orphanPid = orphan.pid();

        try (var postgres = EmbeddedPostgres.start(home, binaries)) {
            assertThat(query(postgres, "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(postgres.pid()).isNotEqualTo(orphanPid);
            assertThat(answers(orphan)).isFalse();
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
