package dev.mayday.issues.people;

import dev.mayday.issues.OneByOne;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jboss.logging.Logger;

/// Forgets whom a provider vouched for and who belongs nowhere: groups that are gone may come back,
/// so they have as long as this since they last came.
@Singleton
record Lapsed(
        @ReactiveDataSource("issues") Pool database,
        Anonymising anonymising,
        Surroundings surroundings) {

    private static final Logger LOG = Logger.getLogger(Lapsed.class);
    private static final Duration REGRET = Duration.ofDays(30);

    private static final String SOME =
            """
            SELECT a.id FROM account a
             WHERE a.left_at IS NULL AND NOT a.instance_admin
               AND coalesce(a.last_sign_in, a.created_at) <= $1
               AND EXISTS (SELECT 1 FROM identity i WHERE i.account_id = a.id)
               AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.account_id = a.id)""";

    private static final String FIRST = SOME + " ORDER BY a.id LIMIT 100";
    private static final String STILL = SOME + " AND a.id = $2";

    @Scheduled(every = "1h", delayed = "12m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        var before = Utc.of(surroundings.now().minus(REGRET));
        return database.preparedQuery(FIRST)
                .execute(Tuple.of(before))
                .chain(found -> OneByOne.each(found, row -> forget(row.getLong("id"), before)));
    }

    /// An account with which something goes wrong keeps nobody else waiting; it has its turn again.
    private Uni<Void> forget(long account, OffsetDateTime before) {
        return database.withTransaction(tx -> forget(tx, account, before))
                .onFailure()
                .recoverWithUni(failure -> tell(account, failure));
    }

    private static Uni<Void> tell(long account, Throwable failure) {
        LOG.warnf("account not forgotten yet account=%d error=%s", account, failure);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> forget(SqlClient tx, long account, OffsetDateTime before) {
        return tx.preparedQuery("SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE")
                .execute(Tuple.of(account))
                .chain(() -> tx.preparedQuery(STILL).execute(Tuple.of(before, account)))
                .chain(
                        still ->
                                still.size() == 0
                                        ? Uni.createFrom().voidItem()
                                        : anonymising.forget(tx, account));
    }
}
