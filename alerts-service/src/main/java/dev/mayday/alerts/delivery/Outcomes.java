package dev.mayday.alerts.delivery;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.channel.Channels;
import dev.mayday.alerts.delivery.Leases.Parcel;
import dev.mayday.alerts.egress.Reply;
import dev.mayday.contracts.alerts.DeliveryState;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Writes down how an attempt ended: the attempt, the delivery's new state, and what it means for
/// the destination, in one transaction.
@Singleton
record Outcomes(
        @ReactiveDataSource("alerts") Pool pool, Surroundings surroundings, Channels channels) {

    /// A destination that has failed this often and this long is disabled.
    private static final int FAILURES_TO_DISABLE = 20;

    private static final Duration FAILING_TO_DISABLE = Duration.ofHours(72);

    /// The state the delivery is in afterwards.
    Uni<DeliveryState> record(Parcel parcel, Instant started, Reply reply, Verdict verdict) {
        var now = surroundings.now();
        var pace = channels.pace(parcel.destination().kind());
        var change = Change.of(verdict, now, started.plus(pace));
        return pool.withTransaction(
                tx ->
                        logged(tx, parcel, started, now, reply)
                                .chain(() -> release(tx, parcel, change, now))
                                .chain(() -> settle(tx, parcel, change, now))
                                .replaceWith(change.state()));
    }

    private static final String LOG =
            """
            INSERT INTO alerts.attempt (project_id, delivery_id, number, at, status, millis, answer)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT DO NOTHING""";

    private static Uni<Void> logged(
            SqlConnection tx, Parcel parcel, Instant started, Instant now, Reply reply) {
        var values =
                Tuple.tuple()
                        .addLong(parcel.project())
                        .addLong(parcel.id())
                        .addInteger(parcel.attempt())
                        .addOffsetDateTime(utc(started))
                        .addInteger(reply.status())
                        .addLong(Duration.between(started, now).toMillis())
                        .addString(reply.text());
        return tx.preparedQuery(LOG).execute(values).replaceWithVoid();
    }

    /// Destination before delivery, as when they are leased.
    private static final String RELEASE =
            """
            UPDATE alerts.destination
               SET free_at = $3,
                   failures = CASE WHEN $4::boolean THEN failures + 1 ELSE 0 END,
                   failing_since = CASE WHEN $4::boolean THEN coalesce(failing_since, $5) END,
                   enabled = enabled AND NOT $6::boolean
                             AND NOT ($4::boolean AND failures + 1 >= $7 AND failing_since <= $8)
             WHERE project_id = $1 AND id = $2
               AND EXISTS (SELECT 1 FROM alerts.delivery d
                            WHERE d.project_id = $9 AND d.id = $10
                              AND d.attempts = $11 AND d.state = 'sending')""";

    private static Uni<Void> release(SqlConnection tx, Parcel parcel, Change change, Instant now) {
        var values =
                Tuple.tuple()
                        .addLong(parcel.destination().project())
                        .addLong(parcel.destination().id())
                        .addOffsetDateTime(utc(change.free()))
                        .addBoolean(change.failed())
                        .addOffsetDateTime(utc(now))
                        .addBoolean(change.gone())
                        .addInteger(FAILURES_TO_DISABLE)
                        .addOffsetDateTime(utc(now.minus(FAILING_TO_DISABLE)))
                        .addLong(parcel.project())
                        .addLong(parcel.id())
                        .addInteger(parcel.attempt());
        return tx.preparedQuery(RELEASE).execute(values).replaceWithVoid();
    }

    /// Only while the lease is ours: a sender that was away too long changes nothing. A delivery to
    /// a destination that was removed meanwhile is not tried again.
    private static final String SETTLE =
            """
            UPDATE alerts.delivery d
               SET state = CASE WHEN $4::text = 'retrying' AND NOT EXISTS (
                                     SELECT 1 FROM alerts.destination t
                                      WHERE t.project_id = d.destination_project
                                        AND t.id = d.destination_id)
                                THEN 'cancelled' ELSE $4::text END,
                   next_at = $5, finished = $6
             WHERE project_id = $1 AND id = $2 AND attempts = $3 AND state = 'sending'""";

    private static Uni<Void> settle(SqlConnection tx, Parcel parcel, Change change, Instant now) {
        var values =
                Tuple.tuple()
                        .addLong(parcel.project())
                        .addLong(parcel.id())
                        .addInteger(parcel.attempt())
                        .addString(change.state().wire())
                        .addOffsetDateTime(utc(change.next()))
                        .addOffsetDateTime(change.isLast() ? utc(now) : null);
        return tx.preparedQuery(SETTLE).execute(values).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /// A verdict in the words of the tables.
    ///
    /// @param next when the delivery is due again, if it is
    /// @param free when the destination may get its next message
    private record Change(DeliveryState state, Instant next, Instant free, boolean gone) {

        static Change of(Verdict verdict, Instant now, Instant paced) {
            return switch (verdict) {
                case Verdict.Delivered() -> new Change(DeliveryState.DELIVERED, now, paced, false);
                case Verdict.Dead(var gone) -> new Change(DeliveryState.DEAD, now, paced, gone);
                case Verdict.Retry(var at, var pause) -> {
                    var resumed = now.plus(pause);
                    yield new Change(
                            DeliveryState.RETRYING,
                            at,
                            resumed.isAfter(paced) ? resumed : paced,
                            false);
                }
            };
        }

        boolean failed() {
            return state != DeliveryState.DELIVERED;
        }

        boolean isLast() {
            return state != DeliveryState.RETRYING;
        }
    }
}
