package dev.mayday.issues.people;

import dev.mayday.contracts.people.OrganizationApi.Change;
import dev.mayday.contracts.people.OrganizationApi.Closed;
import dev.mayday.contracts.people.OrganizationApi.Settings;
import dev.mayday.issues.Refused;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an organization is called, and what its members may.
@Singleton
public record OrganizationSettings(@ReactiveDataSource("issues") Pool database, AuditLog auditLog) {

    private static final String READ =
            "SELECT slug, name, open_membership FROM organization WHERE id = $1";

    private static final String CHANGE =
            "UPDATE organization SET name = $2, open_membership = $3 WHERE id = $1";

    public Uni<Settings> read(Organization in, By by) {
        return Ranks.of(database, in, by)
                .chain(rank -> row(database, in).chain(row -> settings(database, in, rank, row)));
    }

    private static Uni<Row> row(SqlClient database, Organization in) {
        return OneRow.of(database, READ, Tuple.of(in.id()), Refused::notFound);
    }

    /// What is null stays. Fails with [Refused] 400 that names the field, or 403.
    public Uni<Settings> change(Organization in, By by, Change change) {
        return database.withTransaction(tx -> change(tx, in, by, change)).chain(() -> read(in, by));
    }

    private Uni<Void> change(SqlClient tx, Organization in, By by, Change change) {
        return Ranks.locked(tx, in, by)
                .invoke(Rank::requireManager)
                .chain(() -> row(tx, in))
                .chain(was -> change(tx, in, by, was, change));
    }

    private Uni<Void> change(SqlClient tx, Organization in, By by, Row was, Change change) {
        var wasCalled = was.getString("name");
        boolean wasOpen = was.getBoolean("open_membership");
        var name = change.name() == null ? wasCalled : Names.name(change.name());
        boolean open = or(change.openMembership(), wasOpen);
        var before = said(wasCalled, wasOpen);
        var after = said(name, open);
        if (before.equals(after)) return Uni.createFrom().voidItem();
        var slug = was.getString("slug");
        var entry =
                new AuditEntry(in.id(), by.actor(), "organization.changed", slug, before, after);
        return tx.preparedQuery(CHANGE)
                .execute(Tuple.of(in.id(), name, open))
                .chain(() -> auditLog.write(tx, entry));
    }

    private static boolean or(@Nullable Boolean wanted, boolean was) {
        return wanted == null ? was : wanted;
    }

    private static Map<String, Object> said(String name, boolean open) {
        return Map.of("name", name, "openMembership", open);
    }

    /// Counts over all members and projects, so never while the organization is held.
    private static Uni<Settings> settings(SqlClient database, Organization in, Rank rank, Row row) {
        return ClosedSight.of(database, in).map(closed -> settings(row, closed, rank));
    }

    private static Settings settings(Row row, Closed closed, Rank rank) {
        return new Settings(
                row.getString("slug"),
                row.getString("name"),
                row.getBoolean("open_membership"),
                closed,
                rank.role().word(),
                rank.manages());
    }
}
