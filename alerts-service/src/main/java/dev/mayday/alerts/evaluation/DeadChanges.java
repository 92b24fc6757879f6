package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.Changes;
import dev.mayday.alerts.Changes.Reading;
import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.delivery.Dispatcher;
import dev.mayday.contracts.alerts.DeadChangesApi.DeadChange;
import dev.mayday.contracts.alerts.DeadChangesApi.Page;
import dev.mayday.contracts.alerts.DeadChangesApi.Run;
import dev.mayday.contracts.alerts.DeadChangesApi.Runs;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.database.Fault;
import dev.mayday.database.Reruns;
import dev.mayday.front.Seldom;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where a text from the bus goes that is itself to blame for its failure: it would fail again for
/// ever, and must not hold up the others. Kept as it came, until a person runs it again, after an
/// upgrade say, or deletes it.
@ApplicationScoped
public class DeadChanges {

    private static final Logger LOG = Logger.getLogger(DeadChanges.class);
    private static final int SHOWN = 2_000;
    private static final int LONGEST_REASON = 500;

    private final Pool pool;
    private final Changes changes;
    private final Evaluator evaluator;
    private final Dispatcher dispatcher;
    private final Surroundings surroundings;
    private final AtomicLong count;
    private final Seldom uncounted;

    DeadChanges(
            @ReactiveDataSource("alerts") Pool pool,
            Changes changes,
            Evaluator evaluator,
            Dispatcher dispatcher,
            Surroundings surroundings,
            MeterRegistry meters) {
        this.pool = pool;
        this.changes = changes;
        this.evaluator = evaluator;
        this.dispatcher = dispatcher;
        this.surroundings = surroundings;
        this.uncounted = new Seldom(surroundings.clock(), Duration.ofMinutes(1));
        this.count = meters.gauge("mayday.alerts.dead.changes", new AtomicLong());
    }

    static Reading.Strange because(Throwable fault, IssueChange change) {
        return new Reading.Strange(words(fault), change.project().id(), change.id());
    }

    private static final String PUT =
            """
            INSERT INTO alerts.dead_change (project_id, change_id, at, reason, payload)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (hash) DO NOTHING\
            """;

    /// A text that comes twice is kept once.
    Uni<Void> put(String text, Reading.Strange strange) {
        var values =
                Tuple.of(
                        strange.project(),
                        strange.change(),
                        surroundings.now().atOffset(ZoneOffset.UTC),
                        strange.reason(),
                        Buffer.buffer(text));
        return pool.preparedQuery(PUT).execute(values).replaceWithVoid();
    }

    private static final String NEWEST =
            """
            SELECT id, at, reason, project_id, change_id, payload
              FROM alerts.dead_change
             WHERE $1::bigint IS NULL OR id < $1
             ORDER BY id DESC
             LIMIT $2\
            """;

    /// With the last known number of all of them, should they not be countable now.
    public Uni<Page> newest(@Nullable Long before, int limit) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.tuple().addLong(before).addInteger(limit + 1))
                .call(this::measure)
                .map(rows -> page(rows, limit));
    }

    private static final String ONE = "SELECT payload FROM alerts.dead_change WHERE id = $1";

    /// Judges it again. What had its effect before has none; empty when there is no such row.
    public Uni<Optional<Run>> rerun(long id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .flatMap(
                        rows ->
                                rows.size() == 0
                                        ? Uni.createFrom().item(Optional.empty())
                                        : rerun(id, text(rows.iterator().next()))
                                                .map(Optional::of));
    }

    private Uni<Run> rerun(long id, String text) {
        return switch (changes.read(text)) {
            case Reading.Strange strange -> stays(id, strange.reason());
            case Reading.Understood(var change) ->
                    evaluator
                            .evaluate(change)
                            .invoke(dispatcher::wake)
                            .chain(() -> delete(id))
                            .replaceWith(new Run(true, ""))
                            .onFailure(fault -> Fault.passing(fault).isEmpty())
                            .recoverWithUni(fault -> stays(id, words(fault)));
        };
    }

    private static final String IDS =
            """
            SELECT id FROM alerts.dead_change
             WHERE $1::bigint IS NULL OR id < $1
             ORDER BY id DESC
             LIMIT $2\
            """;

    /// The newest first.
    public Uni<Runs> rerunAll() {
        return new Reruns<>(this::nextIds, this::rerunOrKeep)
                .all(surroundings.clock())
                .call(this::measure)
                .map(this::runs);
    }

    /// A change may end in what looks like trouble that passes, and never pass. As long as the
    /// database takes a note of it, it is the change.
    private Uni<Optional<Run>> rerunOrKeep(long id) {
        return rerun(id)
                .onFailure()
                .recoverWithUni(fault -> stays(id, words(fault)).map(Optional::of));
    }

    private Uni<List<Long>> nextIds(@Nullable Long last, int most) {
        return pool.preparedQuery(IDS)
                .execute(Tuple.tuple().addLong(last).addInteger(most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(row -> row.getLong("id")).toList());
    }

    private Runs runs(List<Optional<Run>> outcomes) {
        var runs = outcomes.stream().flatMap(Optional::stream).toList();
        long done = runs.stream().filter(Run::done).count();
        return new Runs(done, runs.size() - done, count.get());
    }

    private static final String STAYS = "UPDATE alerts.dead_change SET reason = $2 WHERE id = $1";

    private Uni<Run> stays(long id, String reason) {
        return pool.preparedQuery(STAYS)
                .execute(Tuple.of(id, reason))
                .replaceWith(new Run(false, reason));
    }

    private static final String DELETE = "DELETE FROM alerts.dead_change WHERE id = $1";

    /// False when there is no such row.
    public Uni<Boolean> delete(long id) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    private static final String DELETE_UNTIL = "DELETE FROM alerts.dead_change WHERE at <= $1";

    /// How many are gone.
    public Uni<Long> deleteUntil(Instant until) {
        return pool.preparedQuery(DELETE_UNTIL)
                .execute(Tuple.of(until.atOffset(ZoneOffset.UTC)))
                .call(this::measure)
                .map(gone -> (long) gone.rowCount());
    }

    /// Not on every put, where it would be read in full.
    private static final String COUNT = "SELECT count(*) FROM alerts.dead_change";

    @Scheduled(identity = "alerts-dead-changes", every = "30s")
    Uni<Void> measure() {
        return pool.query(COUNT)
                .execute()
                .invoke(rows -> count.set(rows.iterator().next().getLong(0)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(this::uncounted);
    }

    private Uni<Void> uncounted(Throwable failure) {
        uncounted.say(
                Fault.kind(failure), () -> LOG.warnf("dead changes not counted error=%s", failure));
        return Uni.createFrom().voidItem();
    }

    private Page page(RowSet<Row> rows, int limit) {
        var found =
                StreamSupport.stream(rows.spliterator(), false).map(DeadChanges::shown).toList();
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? shown.getLast().id() : null;
        return new Page(shown, count.get(), next);
    }

    private static DeadChange shown(Row row) {
        var text = text(row);
        var end = Math.min(text.codePointCount(0, text.length()), SHOWN);
        return new DeadChange(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("reason"),
                row.getLong("project_id"),
                row.getLong("change_id"),
                text.substring(0, text.offsetByCodePoints(0, end)));
    }

    private static String text(Row row) {
        return row.get(Buffer.class, "payload").toString(StandardCharsets.UTF_8);
    }

    private static String words(Throwable fault) {
        var words = fault.toString().replace("\0", "");
        return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON);
    }
}
