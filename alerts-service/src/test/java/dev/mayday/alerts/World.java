package dev.mayday.alerts;

import dev.mayday.alerts.delivery.DeliveryLog;
import dev.mayday.alerts.delivery.Dispatcher;
import dev.mayday.alerts.settings.Destination;
import dev.mayday.alerts.settings.DestinationStore;
import dev.mayday.contracts.alerts.AlertsApi.Delivery;
import dev.mayday.contracts.alerts.AlertsApi.NewDestination;
import dev.mayday.contracts.alerts.ChannelKind;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.bus.Channels;
import dev.mayday.contracts.bus.IssueChange;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/// The outside of alerts-service in tests: issues-service's end of the bus, a clock, and a look at
/// the rows.
@ApplicationScoped
public class World {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Emitter<String> bus;
    private final Changes changes;
    private final Pool pool;
    private final DestinationStore destinations;
    private final DeliveryLog log;
    private final Dispatcher dispatcher;
    private final FakeTime time;

    World(
            @Channel(Channels.ISSUE_CHANGES) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<String> bus,
            Changes changes,
            @ReactiveDataSource("alerts") Pool pool,
            DestinationStore destinations,
            DeliveryLog log,
            Dispatcher dispatcher,
            FakeTime time) {
        this.bus = bus;
        this.changes = changes;
        this.pool = pool;
        this.destinations = destinations;
        this.log = log;
        this.dispatcher = dispatcher;
        this.time = time;
    }

    /// Returns when the change is acknowledged.
    public void hears(IssueChange... happened) throws Exception {
        for (var change : happened) {
            hears(changes.write(change));
        }
    }

    /// Done when the change is acknowledged.
    public CompletableFuture<Void> told(IssueChange change) {
        return bus.send(changes.write(change)).toCompletableFuture();
    }

    public void hears(String text) throws Exception {
        bus.send(text).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /// All at once; returns when all are acknowledged.
    public void hearsAll(List<IssueChange> happened) throws Exception {
        var heard = happened.stream().map(this::told).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(heard).get(60, TimeUnit.SECONDS);
    }

    public Destination sends(long project, String url) {
        return await(
                destinations.add(
                        pool,
                        project,
                        new NewDestination(ChannelKind.SLACK, "#backend", Map.of("url", url))));
    }

    public List<Destination> destinations(long project) {
        return await(destinations.usedBy(pool, project));
    }

    /// Lets time pass; nothing notices before it looks.
    public void passes(Duration duration) {
        time.pass(duration);
    }

    /// Lets time pass and whatever became due happen.
    public void waits(Duration duration) {
        passes(duration);
        dispatcher.wake();
    }

    public List<Delivery> deliveries(long project) {
        return await(log.newest(project, null, 100));
    }

    /// The only delivery of a project, once it is in a state.
    public Delivery delivery(long project, DeliveryState state) {
        return deliveries(project, all -> all.size() == 1 && all.getFirst().state() == state)
                .getFirst();
    }

    public List<Delivery> deliveries(long project, Predicate<List<Delivery>> expected) {
        return await(
                log.newest(project, null, 100)
                        .repeat()
                        .withDelay(Duration.ofMillis(10))
                        .whilst(all -> !expected.test(all))
                        .collect()
                        .last());
    }

    /// Codes of a project's evaluations in the order of time, `already_firing×2` for a repeated
    /// one.
    public List<String> evaluations(long project) {
        return rows(
                "SELECT code || CASE WHEN times > 1 THEN '×' || times ELSE '' END AS it FROM alerts.evaluation"
                        + " WHERE project_id = $1 ORDER BY at, code",
                project);
    }

    /// Something that only a migration or an operator does.
    public void sql(String text) {
        await(pool.query(text).execute());
    }

    /// Why changes of a project were put aside.
    public List<String> putAside(long project) {
        return rows("SELECT reason AS it FROM alerts.dead_change WHERE project_id = $1", project);
    }

    public List<String> rows(String sql, long project) {
        var rows = await(pool.preparedQuery(sql).execute(Tuple.of(project)));
        return StreamSupport.stream(rows.spliterator(), false)
                .map((Row row) -> row.getString("it"))
                .toList();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
