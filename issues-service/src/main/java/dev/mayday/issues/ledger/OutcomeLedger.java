package dev.mayday.issues.ledger;

import dev.mayday.contracts.ingest.OutcomeFlush;
import dev.mayday.contracts.ingest.OutcomeFlush.Count;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.organization.KeyUses;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds ingest's refusals to the ledger by clock hour, each flush once.
@Singleton
public record OutcomeLedger(
        @ReactiveDataSource("issues") Pool database, Surroundings surroundings) {

    private static final Set<String> OUTCOMES = Set.of("invalid", "rate_limited");

    private static final String REMEMBER =
            "INSERT INTO outcome_flush (id, at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";

    private static final String FORGET = "DELETE FROM outcome_flush WHERE at < $1";

    /// In a fixed order, so that two flushes cannot wait for each other.
    private static final String ADD =
            """
            INSERT INTO outcome AS o (project_id, public_key, category, outcome, reason, hour, quantity)
            SELECT project, key, category, outcome, reason, hour, sum(quantity)
              FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bigint[])
                   AS c(project, key, category, outcome, reason, hour, quantity)
             GROUP BY 1, 2, 3, 4, 5, 6
             ORDER BY 1, 2, 3, 4, 5, 6
            ON CONFLICT (project_id, public_key, category, outcome, reason, hour)
            DO UPDATE SET quantity = o.quantity + excluded.quantity""";

    /// Fails with [Refused] 400 when a count makes no sense; then nothing of the flush is taken.
    public Uni<Void> record(@Nullable OutcomeFlush flush) {
        if (flush == null) throw Refused.invalid("id and counts");
        for (var count : flush.counts()) check(count);
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return database.withTransaction(
                transaction ->
                        transaction
                                .preparedQuery(REMEMBER)
                                .execute(Tuple.of(flush.id(), now))
                                .chain(
                                        known ->
                                                known.rowCount() == 1
                                                        ? add(transaction, flush)
                                                        : nothing()));
    }

    /// What can no longer be sent again need not be recognized.
    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> forgetFlushesOfYesterday() {
        var yesterday = surroundings.now().atOffset(ZoneOffset.UTC).minusDays(1);
        return database.preparedQuery(FORGET).execute(Tuple.of(yesterday)).replaceWithVoid();
    }

    private static void check(Count count) {
        if (count.quantity() < 1 || count.projectId() < 0 || !OUTCOMES.contains(count.outcome())) {
            throw Refused.invalid(
                    "counts: quantity from 1, project from 0, outcome one of " + OUTCOMES);
        }
    }

    private static Uni<Void> add(SqlConnection transaction, OutcomeFlush flush) {
        return add(transaction, flush.counts()).chain(() -> KeyUses.tell(transaction, flush));
    }

    private static Uni<Void> add(SqlConnection transaction, List<Count> counts) {
        if (counts.isEmpty()) return nothing();
        var columns = Tuple.tuple();
        columns.addArrayOfLong(counts.stream().map(Count::projectId).toArray(Long[]::new));
        columns.addArrayOfString(counts.stream().map(Count::publicKey).toArray(String[]::new));
        columns.addArrayOfString(counts.stream().map(Count::category).toArray(String[]::new));
        columns.addArrayOfString(counts.stream().map(Count::outcome).toArray(String[]::new));
        columns.addArrayOfString(counts.stream().map(Count::reason).toArray(String[]::new));
        columns.addArrayOfOffsetDateTime(
                counts.stream().map(OutcomeLedger::hour).toArray(OffsetDateTime[]::new));
        columns.addArrayOfLong(counts.stream().map(Count::quantity).toArray(Long[]::new));
        return transaction.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    private static OffsetDateTime hour(Count count) {
        return count.minute().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
