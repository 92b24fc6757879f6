package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.Provider;
import dev.mayday.issues.OneByOne;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.signon.Charters.Party;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
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
        Identities identities,
        ProviderSessions sessions,
        Keys keys,
        Wire wire,
        AuditLog audit,
        SignInCount count,
        Surroundings surroundings) {

    private static final Logger LOG = Logger.getLogger(Recheck.class);

    /// It vouches for the person again, whatever it said about another session.
    private static final String KEEP =
            """
            WITH vouched AS (UPDATE identity SET refused_at = NULL
                              WHERE issuer = $3 AND subject = $4 AND refused_at IS NOT NULL)
            UPDATE session SET tokens = $2 WHERE hash = $1\
            """;

    private static final String END =
            """
            DELETE FROM session s USING account a WHERE s.hash = $1 AND a.id = s.account_id
            RETURNING a.name, s.organization_id\
            """;

    @Scheduled(every = "20s", delayed = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        if (charters.providers().none()) return Uni.createFrom().voidItem();
        return OneByOne.each(charters.parties(), this::due);
    }

    private Uni<Void> due(Party party) {
        return Due.take(database, party, surroundings.now())
                .call(due -> ask(party.provider(), due))
                .chain(due -> due.full() ? due(party) : Uni.createFrom().voidItem())
                .onFailure(ProviderAway.class)
                .recoverWithUni(
                        away -> {
                            LOG.warnf(
                                    "provider cannot be asked about its sessions provider=%s"
                                            + " why=%s",
                                    party.provider().name(), away.getMessage());
                            return Uni.createFrom().voidItem();
                        });
    }

    private Uni<Void> ask(Provider provider, Due due) {
        return OneByOne.each(due.all(), row -> ask(provider, row).invoke(due::done))
                .onFailure()
                .call(() -> due.giveBack(database));
    }

    private Uni<Void> ask(Provider provider, Row row) {
        var kept = sessions.kept(provider, row.getString("tokens"));
        if (kept.isEmpty()) return end(provider, row, "sealed");
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
                .chain(answer -> heard(provider, row, kept.get(), answer));
    }

    /// An answer that says neither yes nor no is about this session only: the others are asked
    /// about all the same. Not so where the provider refuses us.
    private Uni<Void> heard(
            Provider provider, Row row, ProviderSessions.Kept kept, Wire.Answer answer) {
        var error = answer.body().path("error").asText("");
        if (error.equals("invalid_grant")) {
            return kept.refreshable(surroundings.now())
                    ? end(provider, row, "refused")
                    : end(provider, row, "expired");
        }
        if (answer.status() == 401) throw new ProviderAway("status 401 " + error);
        if (answer.status() != 200 || !answer.body().has("access_token")) {
            LOG.warnf(
                    "provider says neither yes nor no about a session provider=%s subject=%s"
                            + " status=%d error=%.100s",
                    provider.name(), row.getString("subject"), answer.status(), error);
            return Uni.createFrom().voidItem();
        }
        var refresh = answer.body().path("refresh_token").asText(kept.refresh());
        var id = answer.body().path("id_token").asText(kept.id());
        var tokens = sessions.sealed(provider, new ProviderSessions.Kept(id, refresh));
        return database.preparedQuery(KEEP)
                .execute(
                        Tuple.of(
                                row.getString("hash"),
                                tokens,
                                row.getString("issuer"),
                                row.getString("subject")))
                .replaceWithVoid();
    }

    private Uni<Void> end(Provider provider, Row row, String why) {
        return database.withTransaction(
                        tx ->
                                (why.equals("refused")
                                                ? identities.refused(
                                                        tx,
                                                        row.getString("issuer"),
                                                        row.getString("subject"))
                                                : Uni.createFrom().voidItem())
                                        .chain(
                                                () ->
                                                        tx.preparedQuery(END)
                                                                .execute(
                                                                        Tuple.of(
                                                                                row.getString(
                                                                                        "hash"))))
                                        .chain(
                                                rows ->
                                                        OneByOne.each(
                                                                rows,
                                                                gone ->
                                                                        audit.write(
                                                                                tx,
                                                                                ended(
                                                                                        provider,
                                                                                        gone)))))
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
}
