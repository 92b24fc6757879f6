package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.Provider;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.signon.Charters.Party;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/// Asks each provider every few minutes whether the people of its sessions still may, by their
/// refresh tokens. One who was disabled there is out here too; a provider that is away, or refuses
/// us rather than somebody, ends nobody's session (ADR 22).
@Singleton
record Recheck(
        @ReactiveDataSource("issues") Pool database,
        Charters charters,
        ProviderSessions sessions,
        Keys keys,
        Wire wire,
        AuditLog audit,
        SignInCount count,
        Surroundings surroundings) {

    private static final Logger LOG = Logger.getLogger(Recheck.class);
    private static final int AT_ONCE = 20;

    /// Each is taken by one node.
    private static final String TAKE =
            """
            UPDATE session SET checked_at = $3
             WHERE hash IN (SELECT hash FROM session
                             WHERE tokens IS NOT NULL AND issuer = $1 AND via = $2 AND checked_at <= $4
                             ORDER BY checked_at LIMIT 20 FOR UPDATE SKIP LOCKED)
            RETURNING hash, account_id, organization_id, subject, tokens\
            """;

    private static final String KEEP = "UPDATE session SET tokens = $2 WHERE hash = $1";

    private static final String END =
            """
            DELETE FROM session s USING account a WHERE s.hash = $1 AND a.id = s.account_id
            RETURNING a.name, s.organization_id\
            """;

    @Scheduled(every = "20s", delayed = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        if (charters.providers().none()) return Uni.createFrom().voidItem();
        return each(charters.parties(), this::due);
    }

    private Uni<Void> due(Party party) {
        var provider = party.provider();
        var now = surroundings.now();
        var before = now.minus(party.charter().recheck());
        return database.preparedQuery(TAKE)
                .execute(Tuple.of(provider.issuer(), provider.name(), Utc.of(now), Utc.of(before)))
                .chain(
                        rows ->
                                each(rows, row -> ask(provider, row))
                                        .chain(
                                                () ->
                                                        rows.rowCount() < AT_ONCE
                                                                ? Uni.createFrom().voidItem()
                                                                : due(party)))
                .onFailure(ProviderAway.class)
                .recoverWithUni(
                        away -> {
                            LOG.warnf(
                                    "provider cannot be asked about its sessions provider=%s"
                                            + " why=%s",
                                    provider.name(), away.getMessage());
                            return Uni.createFrom().voidItem();
                        });
    }

    private Uni<Void> ask(Provider provider, Row row) {
        var hash = row.getString("hash");
        var kept = sessions.kept(provider, row.getString("tokens"));
        if (kept.isEmpty()) return end(provider, hash, "sealed");
        var refresh = kept.get().refresh();
        if (refresh == null) return Uni.createFrom().voidItem();
        return keys.of(provider)
                .chain(
                        metadata ->
                                wire.post(
                                        metadata.tokens(),
                                        Map.of(
                                                "grant_type",
                                                "refresh_token",
                                                "refresh_token",
                                                refresh),
                                        Basic.of(provider)))
                .chain(answer -> heard(provider, hash, kept.get(), answer));
    }

    private Uni<Void> heard(
            Provider provider, String hash, ProviderSessions.Kept kept, Wire.Answer answer) {
        var error = answer.body().path("error").asText("");
        if (error.equals("invalid_grant")) return end(provider, hash, "refused");
        if (answer.status() != 200) {
            throw new ProviderAway("status " + answer.status() + " " + error);
        }
        var refresh = answer.body().path("refresh_token").asText(kept.refresh());
        var id = answer.body().path("id_token").asText(kept.id());
        return database.preparedQuery(KEEP)
                .execute(
                        Tuple.of(
                                hash,
                                sessions.sealed(provider, new ProviderSessions.Kept(id, refresh))))
                .replaceWithVoid();
    }

    private Uni<Void> end(Provider provider, String hash, String why) {
        return database.withTransaction(
                        tx ->
                                tx.preparedQuery(END)
                                        .execute(Tuple.of(hash))
                                        .chain(
                                                rows ->
                                                        each(
                                                                rows,
                                                                row ->
                                                                        audit.write(
                                                                                tx,
                                                                                ended(
                                                                                        provider,
                                                                                        row)))))
                .invoke(() -> count.ended(provider, why));
    }

    static AuditEntry ended(Provider provider, Row row) {
        return new AuditEntry(
                row.getLong("organization_id"),
                Actor.SYSTEM,
                "session.ended",
                row.getString("name"),
                Map.of("provider", provider.name()),
                null);
    }

    static <T> Uni<Void> each(Iterable<T> items, java.util.function.Function<T, Uni<Void>> deed) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(deed::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
