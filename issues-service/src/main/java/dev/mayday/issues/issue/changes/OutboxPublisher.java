package dev.mayday.issues.issue.changes;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Publishes what lies in the outbox, oldest first, and removes what was taken.
///
/// One page at a time: within it the changes of one issue go one after another, different issues
/// side by side. A lock in the database makes replicas take turns, so that none overtakes another.
@ApplicationScoped
public class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final int PAGE = 200;

    private static final String TAKE_TURN = "SELECT pg_advisory_xact_lock(7304119200042)";
    private static final String PEEK = "SELECT EXISTS (SELECT FROM issue_change)";
    private static final String READ =
            "SELECT id, issue_id, payload FROM issue_change ORDER BY id LIMIT " + PAGE;
    private static final String REMOVE = "DELETE FROM issue_change WHERE id = ANY ($1::bigint[])";

    private final Pool pool;
    private final Bus bus;
    private final AtomicInteger calls = new AtomicInteger();

    private record Change(long id, long issueId, String payload) {}

    OutboxPublisher(@ReactiveDataSource("digest") Pool pool, Bus bus) {
        this.pool = pool;
        this.bus = bus;
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
        return pool.withTransaction(this::page)
                .chain(taken -> taken == PAGE ? pages() : Uni.createFrom().voidItem());
    }

    private Uni<Integer> page(SqlConnection tx) {
        return tx.query(TAKE_TURN)
                .execute()
                .chain(() -> tx.preparedQuery(READ).execute())
                .map(OutboxPublisher::changes)
                .chain(this::publish)
                .call(taken -> remove(tx, taken))
                .map(List::size);
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

    private static Uni<Void> remove(SqlConnection tx, List<Long> taken) {
        if (taken.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.tuple().addValue(taken.toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
