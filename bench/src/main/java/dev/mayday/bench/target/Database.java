package dev.mayday.bench.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// The embedded PostgreSQL below a data directory, for what only it can tell, or be told.
///
/// @param home with `data/`, `password` and the running server's `data/postmaster.pid`
public record Database(Path home) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    public long pid() throws IOException {
        return Long.parseLong(server().get(PID_LINE).strip());
    }

    /// Writes all changed pages to their files, so that their size is what is stored.
    public void checkpoint() throws IOException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /// How many bytes of write-ahead log have been written since the database was made.
    public long walBytes() throws IOException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    public Connection connect() throws IOException, SQLException {
        var port = server().get(PORT_LINE).strip();
        var password = Files.readString(home.resolve("password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "mayday", password);
    }

    private List<String> server() throws IOException {
        return Files.readAllLines(home.resolve("data").resolve("postmaster.pid"));
    }
}
