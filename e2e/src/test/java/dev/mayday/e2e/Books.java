package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.awaitility.Awaitility;

/// What the tables say, read past the application.
///
/// @param data where the directory `postgres` of the embedded server is
record Books(Path data) {

    private static final String IDS = "SELECT replace(id::text, '-', '') FROM issues.event";
    private static final String COUNTED = "SELECT coalesce(sum(events), 0) FROM issues.issue";
    private static final String IN_BUCKETS =
            "SELECT coalesce(sum(events), 0) FROM issues.issue_day";
    private static final String ACCEPTED =
            """
            SELECT coalesce(sum(quantity), 0) FROM issues.outcome
             WHERE category = 'error' AND outcome = 'accepted'""";

    /// Each event of a stream has this tag.
    private static final String TAGGED =
            "SELECT coalesce(sum(events), 0) FROM issues.issue_tag WHERE key = 'organisation_id'";

    private static final String UNEXPLAINED =
            """
            SELECT coalesce(sum(quantity), 0) FROM issues.outcome
             WHERE category IN ('error', 'unknown') AND outcome = 'invalid'
               AND reason <> 'duplicate'""";

    private static final String PUT_ASIDE = "SELECT count(*) FROM issues.dead_envelope";

    /// Nobody was sent away for ever, and what was accepted is there, once.
    void assertNothingIsLost(Stream stream) throws Exception {
        assertThat(stream.refusedForEver()).isEmpty();
        awaitAll(stream);
        assertTheyAgreeOn(stream);
    }

    /// Waits until every event of the stream that was answered 200 is stored.
    void awaitAll(Stream stream) {
        Awaitility.await("all accepted are stored")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> new HashSet<>(eventIds()).containsAll(stream.accepted()));
    }

    /// I1 to I3 of the fault page: by id, not by count; then the counts.
    void assertTheyAgreeOn(Stream stream) throws Exception {
        var stored = eventIds();
        assertThat(stored).doesNotHaveDuplicates();
        assertThat(stored).containsAll(stream.accepted());
        assertThat(stream.sent()).containsAll(stored);
        assertThat(stored).filteredOn(stream.refused()::contains).isEmpty();
        assertThat(counted()).isEqualTo(stored.size());
        assertThat(inBuckets()).isEqualTo(stored.size());
        assertThat(accepted()).isEqualTo(stored.size());
        assertThat(number(TAGGED)).isEqualTo(stored.size());
        assertThat(number(UNEXPLAINED)).isZero();
        assertThat(number(PUT_ASIDE)).isZero();
    }

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
    private long counted() throws Exception {
        return number(COUNTED);
    }

    /// The same by day and environment.
    private long inBuckets() throws Exception {
        return number(IN_BUCKETS);
    }

    /// Errors that the ledger calls accepted.
    private long accepted() throws Exception {
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
