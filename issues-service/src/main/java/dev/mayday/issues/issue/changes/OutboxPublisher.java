package dev.mayday.issues.issue.changes;

import dev.mayday.issues.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Publishes what lies in the outbox, oldest first, and removes what was taken.
///
/// One page at a time: within it the changes of one issue go one after another, different issues
/// side by side. A lease makes replicas take turns, so that none overtakes another. Nothing is held
/// in the database while the bus is waited for: a crash in between sends a page again.
@ApplicationScoped
public class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final int PAGE = 200;

    private static final Duration BETWEEN_TURNS = Duration.ofMillis(50);

    /// The lease outlasts a replica that has gone by 6 s; it is renewed well within that.
    private static final Duration RENEWED_EVERY = Duration.ofMillis(1_500);

    private static final String TAKE_TURN =
            """
            INSERT INTO outbox_lease AS l (one, holder, until)
            VALUES (true, $1, clock_timestamp() + interval '6 s')
            ON CONFLICT (one) DO UPDATE SET holder = excluded.holder, until = excluded.until
             WHERE l.holder = excluded.holder OR l.until < clock_timestamp()""";

    private static final String GIVE_BACK = "DELETE FROM outbox_lease WHERE holder = $1";
    private static final String PEEK = "SELECT EXISTS (SELECT FROM issue_change)";
    private static final String READ =
            "SELECT id, issue_id, payload FROM issue_change ORDER BY id LIMIT " + PAGE;
    private static final String REMOVE = "DELETE FROM issue_change WHERE id = ANY ($1::bigint[])";

    private final Pool pool;
    private final Bus bus;
    private final UUID holder;
    private final AtomicInteger calls = new AtomicInteger();

    private record Change(long id, long issueId, String payload) {}

    OutboxPublisher(@ReactiveDataSource("digest") Pool pool, Bus bus, Surroundings surroundings) {
        this.pool = pool;
        this.bus = bus;
        var random = surroundings.random();
        this.holder = new UUID(random.nextLong(), random.nextLong());
    }

    void begin(@Observes StartupEvent started) {
        wake();
    }

    /// What a crash or an absent receiver has left.
    @Scheduled(every = "5s", delayed = "5s")
    void sweep() {
        wake();
    }

    /// To be called after each commit that may have appended something. Returns at once.
    public void wake() {
        if (calls.getAndIncrement() == 0) run();
    }

    /// Goes on as long as somebody has called meanwhile.
    private void run() {
        int answered = calls.get();
        Uni.createFrom()
                .deferred(this::drain)
                .subscribe()
                .with(
                        _ -> again(answered),
                        failure -> {
                            LOG.warnf("issue changes wait in the outbox error=%s", failure);
                            again(answered);
                        });
    }

    private void again(int answered) {
        if (calls.addAndGet(-answered) > 0) run();
    }

    /// Until a page is not full.
    private Uni<Void> drain() {
        return pool.query(PEEK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(some -> some ? pages() : Uni.createFrom().voidItem());
    }

    private Uni<Void> pages() {
        return takeTurn().chain(ours -> ours ? pagesInTurn() : another());
    }

    private Uni<Void> pagesInTurn() {
        return page().chain(taken -> taken == PAGE ? pages() : giveBack());
    }

    /// A replica that is at it may have looked before our change was there.
    private Uni<Void> another() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(BETWEEN_TURNS).chain(this::drain);
    }

    private Uni<Boolean> takeTurn() {
        return pool.preparedQuery(TAKE_TURN)
                .execute(Tuple.of(holder))
                .map(leased -> leased.rowCount() > 0);
    }

    private Uni<Void> giveBack() {
        return pool.preparedQuery(GIVE_BACK).execute(Tuple.of(holder)).replaceWithVoid();
    }

    private Uni<Integer> page() {
        return pool.preparedQuery(READ)
                .execute()
                .map(OutboxPublisher::changes)
                .chain(changes -> holding(publish(changes)))
                .call(this::remove)
                .map(List::size);
    }

    /// Renews the lease as long as the work takes.
    private <T> Uni<T> holding(Uni<T> work) {
        var renewals =
                Multi.createFrom()
                        .ticks()
                        .every(RENEWED_EVERY)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(
                                _ -> takeTurn().onFailure().recoverWithItem(false));
        return Uni.createFrom()
                .deferred(
                        () -> {
                            var renewing = renewals.subscribe().with(_ -> {});
                            return work.onTermination().invoke(renewing::cancel);
                        });
    }

    private static List<Change> changes(RowSet<Row> rows) {
        var changes = new ArrayList<Change>();
        for (var row : rows) {
            changes.add(new Change(row.getLong(0), row.getLong(1), row.getString(2)));
        }
        return changes;
    }

    /// @return those that were taken
    private Uni<List<Long>> publish(List<Change> changes) {
        var byIssue = new LinkedHashMap<Long, List<Change>>();
        for (var change : changes) {
            byIssue.computeIfAbsent(change.issueId(), _ -> new ArrayList<>()).add(change);
        }
        return Multi.createFrom()
                .iterable(byIssue.values())
                .onItem()
                .transformToUni(this::publishInOrder)
                .merge(PAGE)
                .onItem()
                .<Long>disjoint()
                .collect()
                .asList();
    }

    /// Stops at the first that is not taken: the others must not overtake it.
    private Uni<List<Long>> publishInOrder(List<Change> history) {
        var taken = new ArrayList<Long>();
        return Multi.createFrom()
                .iterable(history)
                .onItem()
                .transformToUniAndConcatenate(change -> publish(change).invoke(taken::add))
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("issue change not taken error=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWith(() -> taken);
    }

    /// Waits for the answer however long it takes: what was sent is still on its way in memory, and
    /// sent again it would come twice.
    private Uni<Long> publish(Change change) {
        var text = ChangeJson.numbered(change.payload(), change.id());
        return Uni.createFrom()
                .completionStage(() -> bus.publish(change.issueId(), text))
                .invoke(() -> bus.signal(text))
                .replaceWith(change.id());
    }

    private Uni<Void> remove(List<Long> taken) {
        if (taken.isEmpty()) return Uni.createFrom().voidItem();
        return pool.preparedQuery(REMOVE)
                .execute(Tuple.tuple().addValue(taken.toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
