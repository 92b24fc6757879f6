package dev.mayday.alerts;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/// Forgets what nobody asks for any more, and ends what waits in vain.
@Singleton
record Retention(
        @ReactiveDataSource("alerts") Pool pool, Surroundings surroundings, AlertsConfig config) {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    /// One that fails leaves the others to theirs, and is tried again in an hour.
    @Scheduled(identity = "alerts-retention", every = "1h", delayed = "5m")
    Uni<Void> tidy() {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var steps =
                List.of(
                        new Step("abandon", ABANDON, Tuple.of(now, now.minus(GIVE_UP_AFTER))),
                        forget("evaluation", EVALUATIONS, config.evaluationsKept()),
                        forget("processed_change", PROCESSED, config.evaluationsKept()),
                        forget("dead_change", DEAD_CHANGES, config.deadChangesKept()),
                        forget("notification", NOTIFICATIONS, config.deliveriesKept()),
                        forget("firing", FIRINGS, config.deliveriesKept()));
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(this::tidy)
                .toUni();
    }

    /// @param name for the log
    private record Step(String name, String sql, Tuple values) {}

    /// What a person may watch is asked for within the time of a page; this is a job.
    private static final String NO_HURRY = "SET LOCAL statement_timeout = '10min'";

    private Uni<Void> tidy(Step step) {
        return pool.withTransaction(
                        tx ->
                                tx.query(NO_HURRY)
                                        .execute()
                                        .chain(
                                                () ->
                                                        tx.preparedQuery(step.sql())
                                                                .execute(step.values())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> tell(step, failure));
    }

    private static Uni<Void> tell(Step step, Throwable failure) {
        LOG.warnf("not tidied step=%s error=%s", step.name(), failure);
        return Uni.createFrom().voidItem();
    }

    private Step forget(String name, String sql, Duration kept) {
        var before = surroundings.now().minus(kept).atOffset(ZoneOffset.UTC);
        return new Step(name, sql, Tuple.of(before));
    }

    /// What could not even be tried, or whose sender died, and whose destination stayed disabled.
    private static final String ABANDON =
            """
            UPDATE alerts.delivery d
               SET state = 'dead', finished = $1
              FROM alerts.destination t
             WHERE t.project_id = d.destination_project AND t.id = d.destination_id
               AND NOT t.enabled
               AND (d.state IN ('queued', 'retrying') OR d.state = 'sending' AND d.next_at <= $1)
               AND d.created <= $2""";

    private static final String EVALUATIONS = "DELETE FROM alerts.evaluation WHERE at <= $1";

    private static final String PROCESSED = "DELETE FROM alerts.processed_change WHERE at <= $1";

    private static final String DEAD_CHANGES = "DELETE FROM alerts.dead_change WHERE at <= $1";

    /// Deliveries and attempts go with their notification.
    private static final String NOTIFICATIONS =
            """
            DELETE FROM alerts.notification n
             WHERE n.created <= $1
               AND NOT EXISTS (
                   SELECT 1 FROM alerts.delivery d
                    WHERE d.project_id = n.project_id AND d.notification_id = n.id
                      AND d.state IN ('queued', 'sending', 'retrying'))""";

    private static final String FIRINGS =
            "DELETE FROM alerts.firing WHERE NOT active AND since <= $1";
}
