package dev.mayday.bench;

import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A past for a Mayday of our own. What came through the door is all of today; here each event is
/// copied with other receipt times and users, and what Mayday counts is counted again from all of
/// them, as the digest would have counted. Half of the smaller issues have come to rest at some
/// time.
///
/// Each day is a transaction that is not made twice: what was broken off goes on where it was.
record History(Database database, long events, long days) {

    private static final String PLAN =
            """
            CREATE SCHEMA IF NOT EXISTS bench;
            CREATE TABLE IF NOT EXISTS bench.done (step text PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS bench.plan AS
            WITH dice AS (
                 SELECT issue_id, count(*) AS here,
                        (hashint8extended(issue_id, 1) & 65535) / 65536.0 AS a,
                        (hashint8extended(issue_id, 2) & 65535) / 65536.0 AS b
                   FROM issues.event GROUP BY issue_id),
            life AS (
                 SELECT issue_id, rest, rest + (%1$d * 86400 - rest) * (0.1 + 0.9 * b) AS age
                   FROM (SELECT *, CASE WHEN here > 50 OR a < 0.5 THEN 0 ELSE (a - 0.5) * 1.9 * %1$d * 86400 END AS rest
                           FROM dice) AS resting),
            copies AS (
                 SELECT e.project_id, e.id AS source, e.day AS source_day, e.issue_id, n.copy,
                        md5(e.id::text || n.copy)::uuid AS copied_id,
                        (hashtextextended(e.id::text || n.copy, 3) & 16777215) / 16777216.0 AS when_,
                        hashtextextended(e.id::text || n.copy, 4) & 65535 AS who
                   FROM issues.event e CROSS JOIN generate_series(0, %2$d) AS n(copy)
                  LIMIT %3$d)
            SELECT project_id, source, source_day, copy, copied_id,
                   received, (received AT TIME ZONE 'UTC')::date AS day,
                   decode(md5('user ' || who %% 50000), 'hex') AS user_hash
              FROM copies JOIN life USING (issue_id)
             CROSS JOIN LATERAL (SELECT date_trunc('milliseconds', now() - make_interval(secs => (rest + (age - rest) * when_)::float8))
                                        AS received) AS t;
            CREATE INDEX IF NOT EXISTS plan_by_day ON bench.plan (day) WHERE copy > 0;
            ANALYZE bench.plan""";

    private static final String DAY =
            """
            CREATE TABLE IF NOT EXISTS issues.event_%2$s PARTITION OF issues.event
               FOR VALUES FROM (DATE '%1$s') TO (DATE '%1$s' + 1) WITH (toast_tuple_target = 8160);
            INSERT INTO issues.event (project_id, id, day, issue_id, environment, received, occurred, release, lateness,
                                      user_hash, dictionary, body)
            SELECT c.project_id, c.copied_id, c.day, e.issue_id, e.environment, c.received, c.received, e.release, '',
                   CASE WHEN e.user_hash IS NOT NULL THEN c.user_hash END, e.dictionary, e.body
              FROM bench.plan c
              JOIN issues.event e ON e.project_id = c.project_id AND e.id = c.source AND e.day = c.source_day
             WHERE c.copy > 0 AND c.day = DATE '%1$s'""";

    /// What came through the door goes to its own time too, then all is counted.
    private static final String COUNT =
            """
            SET LOCAL work_mem = '256MB';
            UPDATE issues.event e SET received = c.received, occurred = c.received, day = c.day
              FROM bench.plan c
             WHERE c.copy = 0 AND e.project_id = c.project_id AND e.id = c.source AND e.day = c.source_day;
            CREATE TEMPORARY TABLE seen ON COMMIT DROP AS
            SELECT project_id, issue_id, environment, release, user_hash, received, day, id FROM issues.event;
            ANALYZE seen;
            CREATE TEMPORARY TABLE now_ ON COMMIT DROP AS
            SELECT s.project_id, s.issue_id, count(*) AS events, count(DISTINCT user_hash) AS users,
                   min(received) AS first_seen, max(received) AS last_seen,
                   (array_agg(s.id ORDER BY received DESC))[1] AS last_event_id
              FROM seen s GROUP BY 1, 2;
            TRUNCATE issues.issue_count, issues.issue_day, issues.issue_user;
            INSERT INTO issues.issue_count (project_id, issue_id, environment, tier, start, events)
            SELECT project_id, issue_id, environment, tier,
                   date_bin(make_interval(mins => tier), received, 'epoch') AS start, count(*)
              FROM seen CROSS JOIN (VALUES (1), (5), (60)) AS t(tier)
             GROUP BY 1, 2, 3, 4, 5 ORDER BY start;
            INSERT INTO issues.issue_day (project_id, issue_id, day, release, environment, events, first_seen, last_seen)
            SELECT project_id, issue_id, day, release, environment, count(*), min(received), max(received)
              FROM seen GROUP BY 1, 2, 3, 4, 5 ORDER BY day;
            INSERT INTO issues.issue_user (project_id, issue_id, user_hash, environment, first_seen, last_seen, events, last_event)
            SELECT project_id, issue_id, user_hash, environment, min(received), max(received), count(*),
                   (array_agg(id ORDER BY received DESC))[1]
              FROM seen WHERE user_hash IS NOT NULL GROUP BY 1, 2, 3, 4;
            UPDATE issues.issue_tag t
               SET events = greatest(1, t.events * n.events / i.events), first_seen = n.first_seen, last_seen = n.last_seen
              FROM issues.issue i JOIN now_ n ON n.project_id = i.project_id AND n.issue_id = i.id
             WHERE t.project_id = i.project_id AND t.issue_id = i.id;
            UPDATE issues.issue i
               SET events = n.events, users = n.users, first_seen = n.first_seen, last_seen = n.last_seen,
                   last_event_id = n.last_event_id
              FROM now_ n WHERE n.project_id = i.project_id AND n.issue_id = i.id;
            INSERT INTO issues.issue_recent
            SELECT project_id, -1, issue_id, 0, 0, 0, 0, 0, 0, '-infinity' FROM now_
            ON CONFLICT (project_id, environment, issue_id) DO UPDATE SET due = excluded.due""";

    private static final String TIDY = "VACUUM (ANALYZE) issues.%s";

    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Whether all that is to be copied has come through the door.
    boolean isPlanned() throws IOException {
        return number(
                        "SELECT count(*) FROM pg_tables WHERE schemaname = 'bench' AND tablename = 'plan'")
                > 0;
    }

    /// What is stored when nothing more comes: a spool may still hold what an earlier run has sent.
    long storedInPeace() throws IOException {
        long before;
        long stored = -1;
        do {
            before = stored;
            LockSupport.parkNanos(QUIET.toNanos());
            stored = stored();
        } while (stored != before);
        return stored;
    }

    private long stored() throws IOException {
        return number("SELECT count(*) FROM issues.event");
    }

    void write(Report report) throws IOException {
        long start = System.nanoTime();
        long copies = Math.ceilDiv(events, Math.max(1, isPlanned() ? events : stored())) - 1;
        try (var connection = database.connect()) {
            if (!isPlanned()) execute(connection, PLAN.formatted(days, copies, events));
            days(connection);
            once(connection, "counts", COUNT);
            for (var table :
                    new String[] {
                        "event", "issue", "issue_count", "issue_day", "issue_user", "issue_tag"
                    }) once(connection, "tidy " + table, TIDY.formatted(table));
        } catch (SQLException e) {
            throw new IOException(e);
        }
        awaitFigures();
        report.add("history written in", (System.nanoTime() - start) / 1e9, "s");
        report.add("events in all", stored(), "events");
        report.add("issues in all", number("SELECT count(*) FROM issues.issue"), "issues");
        report.add(
                "events of the greatest", number("SELECT max(events) FROM issues.issue"), "events");
    }

    private static void days(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT DISTINCT day::text FROM bench.plan WHERE copy > 0 ORDER BY 1")) {
            while (rows.next()) {
                var day = rows.getString(1);
                once(connection, day, DAY.formatted(day, day.replace("-", "")));
            }
        }
    }

    /// Together with the note that it is done; what cannot be undone is done again.
    private static void once(Connection connection, String step, String sql) throws SQLException {
        try (var note =
                connection.prepareStatement(
                        "INSERT INTO bench.done VALUES (?) ON CONFLICT DO NOTHING")) {
            note.setString(1, step);
            boolean vacuum = sql.startsWith("VACUUM");
            connection.setAutoCommit(vacuum);
            if (note.executeUpdate() == 1) execute(connection, sql);
            if (!vacuum) connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Mayday itself counts what it keeps of late.
    private void awaitFigures() throws IOException {
        long start = System.nanoTime();
        while (number("SELECT count(*) FROM issues.issue_recent WHERE due = '-infinity'") > 0) {
            if (System.nanoTime() - start > PATIENCE.toNanos())
                throw new IOException("the recent figures are not counted");
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private long number(String sql) throws IOException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
