package dev.mayday.issues.issue.changes;

import dev.mayday.database.Fault;
import dev.mayday.front.Seldom;
import dev.mayday.issues.OneByOne;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Publishes what lies in the outbox, oldest first, and removes what was taken.
///
/// One page at a time: within it the changes of one issue go one after another, different issues
/// side by side. [OutboxLease] makes replicas take turns, so that none overtakes another. Nothing
/// is held in the database while the bus is waited for: a crash in between sends a page again.
@ApplicationScoped
public class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final int PAGE = 200;

    private static final Duration BETWEEN_TURNS = Duration.ofMillis(50);

    private static final String PEEK = "SELECT EXISTS (SELECT FROM issue_change)";
    private static final String READ =
            "SELECT id, issue_id, payload FROM issue_change ORDER BY id LIMIT " + PAGE;
    private static final String REMOVE = "DELETE FROM issue_change WHERE id = ANY ($1::bigint[])";

    private final Pool pool;
    private final Bus bus;
    private final OutboxLease lease;
    private final Duration betweenTurns;
    private final Seldom complaints;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean waiting = new AtomicBoolean();

    /// What the bus has got from us and the outbox still holds. It outlives a lost turn: what is on
    /// its way must not be sent again when the turn comes back before the answer does.
    private final ConcurrentHashMap<Long, Sent> sent = new ConcurrentHashMap<>();

    private enum Sent {
        ON_ITS_WAY,
        TAKEN
    }

    private record Change(long id, long issueId, String payload) {}

    /// What a look at the outbox came to.
    private enum Page {
        FULL,
        LAST,
        NOT_OUR_TURN
    }

    @Inject
    OutboxPublisher(@ReactiveDataSource("digest") Pool pool, Bus bus, Surroundings surroundings) {
        this(pool, bus, surroundings, BETWEEN_TURNS);
    }

    /// @param betweenTurns how long another replica's turn is waited for before asking again
    OutboxPublisher(Pool pool, Bus bus, Surroundings surroundings, Duration betweenTurns) {
        this.pool = pool;
        this.bus = bus;
        this.betweenTurns = betweenTurns;
        this.complaints = new Seldom(surroundings.clock());
        var random = surroundings.random();
        this.lease = new OutboxLease(pool, new UUID(random.nextLong(), random.nextLong()));
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

    private void say(String what, Throwable failure) {
        complaints.say(what + Fault.kind(failure), () -> LOG.warnf("%s error=%s", what, failure));
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
                            say("issue changes wait in the outbox", failure);
                            again(answered);
                        });
    }

    private void again(int answered) {
        if (calls.addAndGet(-answered) > 0) run();
    }

    /// Until a page is not full, or the turn is another replica's.
    private Uni<Void> drain() {
        return pool.query(PEEK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(some -> some ? pages() : Uni.createFrom().voidItem());
    }

    private Uni<Void> pages() {
        return Uni.createFrom()
                .deferred(this::page)
                .repeat()
                .whilst(page -> page == Page.FULL)
                .collect()
                .last()
                .chain(
                        page -> {
                            if (page != Page.NOT_OUR_TURN) return lease.giveBack();
                            wakeLater();
                            return Uni.createFrom().voidItem();
                        });
    }

    /// A replica that is at it may have looked before our change was there. One call is enough,
    /// however often its turn was met.
    private void wakeLater() {
        if (waiting.getAndSet(true)) return;
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(betweenTurns)
                .subscribe()
                .with(
                        _ -> {
                            waiting.set(false);
                            wake();
                        });
    }

    private Uni<Page> page() {
        return lease.take()
                .chain(ours -> ours ? pageInTurn() : Uni.createFrom().item(Page.NOT_OUR_TURN));
    }

    /// What was taken is removed even when the turn was lost: whose it is now, it need not send it.
    private Uni<Page> pageInTurn() {
        return removeTaken()
                .chain(() -> pool.preparedQuery(READ).execute())
                .map(OutboxPublisher::changes)
                .chain(changes -> lease.whileHeld(publish(changes)))
                .chain(held -> removeTaken().map(removed -> after(held, removed)));
    }

    private static Page after(boolean held, int removed) {
        if (!held) return Page.NOT_OUR_TURN;
        return removed >= PAGE ? Page.FULL : Page.LAST;
    }

    private static List<Change> changes(RowSet<Row> rows) {
        var changes = new ArrayList<Change>();
        for (var row : rows) {
            changes.add(new Change(row.getLong(0), row.getLong(1), row.getString(2)));
        }
        return changes;
    }

    private Uni<Void> publish(List<Change> changes) {
        var byIssue = new LinkedHashMap<Long, List<Change>>();
        for (var change : changes) {
            byIssue.computeIfAbsent(change.issueId(), _ -> new ArrayList<>()).add(change);
        }
        return Multi.createFrom()
                .iterable(byIssue.values())
                .onItem()
                .transformToUni(this::publishInOrder)
                .merge(PAGE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Stops at the first that is not taken: the others must not overtake it.
    private Uni<Void> publishInOrder(List<Change> history) {
        if (history.stream().anyMatch(change -> sent.containsKey(change.id()))) {
            return Uni.createFrom().voidItem();
        }
        return OneByOne.each(history, this::publish)
                .onFailure()
                .invoke(failure -> say("issue change not taken", failure))
                .onFailure()
                .recoverWithNull();
    }

    /// Waits for the answer however long it takes: what was sent is still on its way in memory, and
    /// sent again it would come twice.
    private Uni<Void> publish(Change change) {
        var text = ChangeJson.numbered(change.payload(), change.id());
        return Uni.createFrom()
                .completionStage(() -> send(change, text))
                .invoke(() -> bus.signal(text));
    }

    private CompletionStage<Void> send(Change change, String text) {
        sent.put(change.id(), Sent.ON_ITS_WAY);
        CompletionStage<Void> answer;
        try {
            answer = bus.publish(change.issueId(), text);
        } catch (RuntimeException notSent) {
            answer = CompletableFuture.failedStage(notSent);
        }
        var noted =
                answer.whenComplete(
                        (_, failure) -> {
                            if (failure == null) sent.put(change.id(), Sent.TAKEN);
                            else sent.remove(change.id());
                        });
        // A lost turn cancels what it waits for: this copy, not the note.
        return noted.thenApply(nothing -> nothing);
    }

    /// @return how many
    private Uni<Integer> removeTaken() {
        var taken = new ArrayList<Long>();
        sent.forEach(
                (id, state) -> {
                    if (state == Sent.TAKEN) taken.add(id);
                });
        if (taken.isEmpty()) return Uni.createFrom().item(0);
        return pool.preparedQuery(REMOVE)
                .execute(Tuple.tuple().addValue(taken.toArray(Long[]::new)))
                .invoke(() -> sent.keySet().removeAll(taken))
                .replaceWith(taken.size());
    }
}
