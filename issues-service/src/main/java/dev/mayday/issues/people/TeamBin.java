package dev.mayday.issues.people;

import dev.mayday.contracts.people.TeamsApi.Binned;
import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.By;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where a removed team lies for seven days: it gives nothing, and comes back as it was.
@Singleton
public record TeamBin(
        @ReactiveDataSource("issues") Pool database, AuditLog auditLog, Surroundings surroundings) {

    static final Duration REGRET = Duration.ofDays(7);

    private static final String LIST =
            """
            SELECT id, slug, name, removed_at FROM team
             WHERE organization_id = $1 AND removed_at IS NOT NULL
             ORDER BY removed_at DESC, id""";

    private static final String REMOVE =
            """
            UPDATE team SET removed_at = $3 WHERE organization_id = $1 AND id = $2
            RETURNING id, slug, name, removed_at""";

    private static final String LYING =
            """
            SELECT t.slug, EXISTS (SELECT 1 FROM team o WHERE o.organization_id = t.organization_id
                                                          AND o.slug = t.slug AND o.removed_at IS NULL) AS taken
              FROM team t WHERE t.organization_id = $1 AND t.id = $2 AND t.removed_at IS NOT NULL""";

    private static final String RESTORE =
            "UPDATE team SET removed_at = NULL WHERE organization_id = $1 AND id = $2";

    Uni<List<Binned>> list(Organization in, Rank rank) {
        if (!rank.manages()) return Uni.createFrom().item(List.of());
        return database.preparedQuery(LIST)
                .execute(Tuple.of(in.id()))
                .map(
                        rows -> {
                            var gone = new ArrayList<Binned>();
                            for (var row : rows) gone.add(binned(row));
                            return gone;
                        });
    }

    /// Fails with [Refused] 403 or 404.
    ///
    /// @param team slug or decimal id
    public Uni<Binned> remove(Organization in, By by, String team) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return database.withTransaction(
                tx ->
                        Ranks.locked(tx, in, by)
                                .invoke(Rank::requireManager)
                                .chain(rank -> TeamRows.one(tx, in, rank, team))
                                .chain(
                                        was ->
                                                OneRow.of(
                                                        tx,
                                                        REMOVE,
                                                        Tuple.of(in.id(), was.id(), now),
                                                        Refused::notFound))
                                .map(TeamBin::binned)
                                .call(gone -> write(tx, in, by, "team.removed", gone.slug())));
    }

    /// Fails with [Refused] 400, 403 or 404.
    public Uni<Team> restore(Organization in, By by, long id) {
        return database.withTransaction(
                tx ->
                        Ranks.locked(tx, in, by)
                                .invoke(Rank::requireManager)
                                .call(() -> restore(tx, in, by, id))
                                .chain(rank -> TeamRows.one(tx, in, rank, Long.toString(id))));
    }

    private Uni<Void> restore(SqlClient tx, Organization in, By by, long id) {
        return OneRow.of(tx, LYING, Tuple.of(in.id(), id), Refused::notFound)
                .invoke(TeamBin::requireFree)
                .call(() -> tx.preparedQuery(RESTORE).execute(Tuple.of(in.id(), id)))
                .chain(row -> write(tx, in, by, "team.restored", row.getString("slug")));
    }

    private static void requireFree(Row row) {
        if (row.getBoolean("taken"))
            throw Refused.invalid(
                    "slug: there is another team '%s' by now; give that one another slug first"
                            .formatted(row.getString("slug")));
    }

    private Uni<Void> write(SqlClient tx, Organization in, By by, String action, String team) {
        var entry = new AuditEntry(in.id(), by.actor(), action, team, null, Map.of());
        return auditLog.write(tx, entry);
    }

    private static Binned binned(Row row) {
        return new Binned(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getOffsetDateTime("removed_at").plus(REGRET).toInstant());
    }
}
