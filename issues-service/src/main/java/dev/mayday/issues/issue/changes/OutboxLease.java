package dev.mayday.issues.issue.changes;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Whose turn it is to publish. Nothing is held open in the database between two questions; a
/// replica that has gone loses its turn after 6 s.
record OutboxLease(Pool pool, UUID holder) {

    /// So often that two renewals can be missed before the lease ends.
    private static final Duration RENEWED_EVERY = Duration.ofMillis(1_500);

    private static final int MOST_MISSED = 2;

    private static final String TAKE =
            """
            INSERT INTO outbox_lease AS l (one, holder, until)
            VALUES (true, $1, clock_timestamp() + interval '6 s')
            ON CONFLICT (one) DO UPDATE SET holder = excluded.holder, until = excluded.until
             WHERE l.holder = excluded.holder OR l.until < clock_timestamp()""";

    private static final String GIVE_BACK = "DELETE FROM outbox_lease WHERE holder = $1";

    /// @return false when another replica has it
    Uni<Boolean> take() {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(holder))
                .map(leased -> leased.rowCount() > 0);
    }

    Uni<Void> giveBack() {
        return pool.preparedQuery(GIVE_BACK).execute(Tuple.of(holder)).replaceWithVoid();
    }

    /// Renews the lease as long as the work takes, and cancels the work when it is lost.
    ///
    /// @return false when it was lost
    Uni<Boolean> whileHeld(Uni<Void> work) {
        return Uni.combine().any().of(work.replaceWith(true), lost().replaceWith(false));
    }

    private Uni<Boolean> lost() {
        var missed = new AtomicInteger();
        return Multi.createFrom()
                .ticks()
                .startingAfter(RENEWED_EVERY)
                .every(RENEWED_EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> renew(missed))
                .filter(ours -> !ours)
                .collect()
                .first();
    }

    /// A database that does not answer has not said no, until the lease must have ended.
    private Uni<Boolean> renew(AtomicInteger missed) {
        return take().ifNoItem()
                .after(RENEWED_EVERY)
                .fail()
                .invoke(_ -> missed.set(0))
                .onFailure()
                .recoverWithItem(_ -> missed.incrementAndGet() < MOST_MISSED);
    }
}
