package dev.mayday.issues.issue.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.issues.testing.Database;
import io.vertx.mutiny.sqlclient.Pool;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxPublisherTest {

    private static final String WAITING = "SELECT count(*) FROM issue_change WHERE project_id = 77";

    private final Database database = Database.shared();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> answer = new CompletableFuture<>();

    @BeforeEach
    @AfterEach
    void empty() {
        database.run("DELETE FROM issue_change WHERE project_id = 77");
    }

    @Test
    void changes_of_an_issue_keep_their_order_through_two_publishers() {
        Bus bus = new Listener(heard, "");
        var one = Publishers.publisher(database.pool(), bus);
        var other = Publishers.publisher(database.pool(), bus);

        for (int i = 0; i < 30; i++) {
            append(1, "a" + i);
            append(2, "b" + i);
            one.wake();
            other.wake();
        }

        untilEmpty();
        assertThat(heard).filteredOn(text -> text.startsWith("a")).isEqualTo(numbered("a"));
        assertThat(heard).filteredOn(text -> text.startsWith("b")).isEqualTo(numbered("b"));
    }

    @Test
    void what_is_not_taken_stays_with_all_that_follows_it() {
        append(1, "first");
        append(1, "stuck");
        append(1, "after");
        append(2, "elsewhere");

        Publishers.publisher(database.pool(), new Listener(heard, "stuck")).wake();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(database.number(WAITING)).isEqualTo(2));
        assertThat(heard).containsExactlyInAnyOrder("first", "elsewhere");

        Publishers.publisher(database.pool(), new Listener(heard, "")).sweep();
        untilEmpty();
        assertThat(heard).endsWith("stuck", "after");
    }

    @Test
    void a_pool_that_throws_at_once_does_not_silence_the_publisher() {
        append(1, "patient");
        var publisher = Publishers.publisher(throwingOnce(), new Listener(heard, ""));

        publisher.wake();
        publisher.wake();

        untilEmpty();
        assertThat(heard).containsExactly("patient");
    }

    private Pool throwingOnce() {
        var thrown = new AtomicBoolean();
        return watched(
                () -> {
                    if (!thrown.getAndSet(true)) throw new IllegalStateException("closed");
                });
    }

    private Pool watched(Runnable before) {
        var real = database.pool().getDelegate();
        InvocationHandler handler =
                (_, method, arguments) -> {
                    before.run();
                    return method.invoke(real, arguments);
                };
        var type = io.vertx.sqlclient.Pool.class;
        return Pool.newInstance(
                type.cast(
                        Proxy.newProxyInstance(
                                type.getClassLoader(), new Class<?>[] {type}, handler)));
    }

    @Test
    void what_is_not_answered_yet_is_not_sent_again() {
        var publisher = begun("sent", "after");

        for (int i = 0; i < 10; i++) publisher.sweep();
        answer.complete(null);

        untilEmpty();
        assertThat(heard).hasSize(2);
    }

    /// Sends changes of one issue through a publisher whose bus does not answer yet.
    private OutboxPublisher begun(String... changes) {
        for (var change : changes) append(1, change);
        var publisher = Publishers.publisher(database.pool(), new Slow(heard, answer));
        publisher.wake();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !heard.isEmpty());
        return publisher;
    }

    @Test
    void no_transaction_is_open_while_the_bus_is_waited_for() {
        begun("waits");

        long open =
                database.number(
                        """
                        SELECT count(*) FROM pg_stat_activity
                         WHERE state LIKE 'idle in transaction%' AND query LIKE '%issue_change%'""");

        assertThat(open).isZero();
        answer.complete(null);
        untilEmpty();
    }

    @Test
    void a_change_reaches_the_bus_although_another_replica_was_at_it() {
        begun("first");
        append(2, "second");
        Publishers.publisher(database.pool(), new Listener(heard, "")).wake();

        answer.complete(null);

        untilEmpty();
        assertThat(heard).hasSize(2);
    }

    @Test
    void the_lease_of_a_replica_that_has_gone_ends() {
        leaseElsewhere("300 ms");
        append(1, "left");

        Publishers.publisher(database.pool(), new Listener(heard, "")).wake();

        untilEmpty();
        assertThat(heard).hasSize(1);
    }

    @Test
    void a_turn_that_lasts_long_elsewhere_does_not_silence_the_publisher() {
        var asked = new AtomicInteger();
        leaseElsewhere("1 hour");
        append(1, "patient");
        var pool = watched(asked::incrementAndGet);
        Publishers.publisher(pool, new Listener(heard, ""), Duration.ofNanos(1_000)).wake();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> asked.get() > 12_000);

        database.run("DELETE FROM outbox_lease");

        untilEmpty();
        assertThat(heard).containsExactly("patient");
    }

    @Test
    void a_lost_lease_stops_the_page_but_forgets_nothing_that_was_taken() {
        begun("sent", "after");
        var other = new CopyOnWriteArrayList<String>();

        leaseElsewhere("2 s");
        Publishers.publisher(database.pool(), new Listener(other, "")).wake();

        untilEmpty();
        answer.complete(null);
        assertThat(heard).hasSize(1);
        assertThat(other).containsExactly("sent", "after");
    }

    @Test
    void what_is_on_its_way_is_not_sent_again_when_a_lost_turn_comes_back() {
        var publisher = begun("sent", "after");

        leaseElsewhere("2 s");
        untilTheTurnCameBackAndIsOver();
        assertThat(heard).hasSize(1);

        answer.complete(null);
        publisher.sweep();
        untilEmpty();
        assertThat(heard).hasSize(2);
    }

    private void untilTheTurnCameBackAndIsOver() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> database.number("SELECT count(*) FROM outbox_lease") == 0);
    }

    private void leaseElsewhere(String howLong) {
        database.run(
                """
                INSERT INTO outbox_lease (one, holder, until)
                VALUES (true, gen_random_uuid(), clock_timestamp() + interval '%s')
                ON CONFLICT (one) DO UPDATE SET holder = excluded.holder, until = excluded.until"""
                        .formatted(howLong));
    }

    private static List<String> numbered(String prefix) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < 30; i++) texts.add(prefix + i);
        return texts;
    }

    private void append(long issue, String reason) {
        var now = Instant.now();
        var change =
                new IssueChange(
                        0,
                        IssueChange.Kind.OPENED,
                        now,
                        new IssueChange.Project(77, "shop", "Shop", "acme"),
                        new IssueChange.Issue(
                                issue, "SHOP-1", "t", "", Level.ERROR, 1, 1, 0, now, "u"),
                        null,
                        null,
                        reason);
        Outbox.append(database.pool(), List.of(change)).await().atMost(Duration.ofMinutes(1));
    }

    private void untilEmpty() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(database.number(WAITING)).isZero());
    }

    /// Takes its time to answer.
    private record Slow(List<String> heard, CompletableFuture<Void> answer) implements Bus {

        @Override
        public CompletionStage<Void> publish(long issueId, String change) {
            heard.add(change);
            return answer;
        }

        @Override
        public void signal(String change) {}
    }

    /// Hears the reasons of changes, and refuses one of them.
    private record Listener(List<String> heard, String refused) implements Bus {

        @Override
        public CompletionStage<Void> publish(long issueId, String change) {
            var reason = change.replaceFirst(".*\"reason\":\"", "").replaceFirst("\".*", "");
            if (reason.equals(refused)) {
                return CompletableFuture.failedFuture(new IllegalStateException("refused"));
            }
            heard.add(reason);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void signal(String change) {}
    }
}
