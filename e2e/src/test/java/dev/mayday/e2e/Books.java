package dev.mayday.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What the tables of a Mayday in one process say, read past the application.
record Books(Path data) {

    private static final String IDS = "SELECT replace(id::text, '-', '') FROM issues.event";
    private static final String COUNTED = "SELECT coalesce(sum(events), 0) FROM issues.issue";
    private static final String IN_BUCKETS =
            "SELECT coalesce(sum(events), 0) FROM issues.issue_count WHERE tier = 1440";
    private static final String ACCEPTED =
            """
            SELECT coalesce(sum(quantity), 0) FROM issues.outcome
             WHERE category = 'error' AND outcome = 'accepted'""";

    /// Of all stored events, one for each row.
    List<String> eventIds() throws Exception {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(IDS)) {
            var ids = new ArrayList<String>();
            while (rows.next()) ids.add(rows.getString(1));
            return ids;
        }
    }

    /// Sum of the counts of all issues.
    long counted() throws Exception {
        return number(COUNTED);
    }

    /// The same by day and environment.
    long inBuckets() throws Exception {
        return number(IN_BUCKETS);
    }

    /// Errors that the ledger calls accepted.
    long accepted() throws Exception {
        return number(ACCEPTED);
    }

    private long number(String sql) throws Exception {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect() throws Exception {
        var home = data.resolve("postgres");
        var port = Files.readAllLines(home.resolve("data/postmaster.pid")).get(3).strip();
        var password = Files.readString(home.resolve("password")).strip();
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "mayday", password);
        } catch (SQLException e) {
            throw new java.io.IOException("the books cannot be read at the moment", e);
        }
    }
}
