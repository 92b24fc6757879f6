package dev.mayday.issues.read;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.ingestion.consume.Rig;
import dev.mayday.issues.ingestion.read.AnEvent;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.testing.Database;
import dev.mayday.wire.SpooledEnvelope;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// An organization with many issues of few events and one of many, in a database of its own: in the
/// shared one lie days with an event or two, which nobody needs an index for. And how many rows
/// PostgreSQL reads there, by its own books.
public final class Crowd {

    private static final int ISSUES = 1_200;
    private static final int EVENTS = 2 * ISSUES;

    /// Digested; each of another user, and as many times over stand before them.
    private static final int CROWD = 500;

    private static final int TIMES = 30;

    private static final String BEFORE_THEM =
            """
            INSERT INTO event (project_id, id, day, issue_id, environment, received, occurred, release, user_hash,
                               dictionary, body)
            SELECT project_id, gen_random_uuid(), day, issue_id, environment,
                   received - make_interval(secs => times * 0.001 * $2), occurred, release, user_hash, dictionary, body
              FROM event, generate_series(1, $3) AS times
             WHERE project_id = $1 AND issue_id = $4""";

    private final Database database = Database.start();
    private final Books books;
    public final long project;
    public final Organization organization;
    public final Surroundings surroundings;

    /// Has thousands of events.
    public final IssueKey crowded;

    /// Has two, as the others.
    public final IssueKey quiet;

    /// Of one connection: all that is asked is asked in the transaction whose books are read.
    public final Pool pool = database.pool(1, Duration.ofSeconds(30));

    private Crowd() {
        var rig = new Rig(database);
        project = rig.project;
        rig.digest(events(rig));
        crowded = issue("DESC");
        quiet = issue("ASC");
        database.run(BEFORE_THEM, project, CROWD, TIMES, crowded.id());
        database.run("ANALYZE");
        books = new Books(pool);
        Instant now = rig.now.plusSeconds(1);
        surroundings = new Surroundings(() -> now, RandomGenerator.getDefault());
        long its = database.number("SELECT organization_id FROM project WHERE id = $1", project);
        organization = new Organization(its, "", "", now);
    }

    /// One for all tests that only read it.
    public static Crowd shared() {
        return Shared.CROWDED;
    }

    private static final class Shared {
        private static final Crowd CROWDED = new Crowd();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(CROWDED::close));
        }
    }

    /// A millisecond apart, and all on one day, with those that stand before them.
    private static List<SpooledEnvelope> events(Rig rig) {
        int before = CROWD * TIMES;
        int all = before + EVENTS + CROWD;
        var midnight = rig.now.truncatedTo(ChronoUnit.DAYS);
        var first = rig.now.minusMillis(all);
        if (first.isBefore(midnight)) first = midnight.minusMillis(all);
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < EVENTS + CROWD; i++) {
            var event = i < EVENTS ? ofMany(i) : ofCrowd(i);
            event.environment(i % 3 == 0 ? "production" : "staging").tag("customer", "c" + i % 50);
            records.add(rig.sender.event(event, first.plusMillis(before + i)));
        }
        return records;
    }

    private static AnEvent ofMany(int i) {
        int issue = i % ISSUES;
        return anEvent()
                .of("Error" + issue, "of " + issue)
                .in("app.m" + issue, "f" + issue)
                .release("shop@" + issue)
                .user("u" + i % 500);
    }

    private static AnEvent ofCrowd(int i) {
        return anEvent().release("shop@" + i % 30).user("v" + i);
    }

    private IssueKey issue(String order) {
        var sql = "SELECT id FROM issue WHERE project_id = $1 ORDER BY events %s, id LIMIT 1";
        return new IssueKey(project, database.number(sql.formatted(order), project));
    }

    /// So many rows a table has of an issue.
    public long rows(String table, IssueKey issue) {
        var sql = "SELECT count(*) FROM " + table + " WHERE project_id = $1 AND issue_id = $2";
        return database.number(sql, issue.project(), issue.id());
    }

    /// What is read while somebody looks.
    public Books.Read read(Runnable looking) {
        return books.read(looking);
    }

    private void close() {
        pool.closeAndAwait();
        database.close();
    }
}
