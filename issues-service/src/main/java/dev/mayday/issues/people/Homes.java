package dev.mayday.issues.people;

import dev.mayday.contracts.people.OrganizationApi.Belonging;
import dev.mayday.contracts.people.OrganizationApi.Foundation;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The organizations that a person belongs to: which there are, which one is at hand, and one more.
@Singleton
public record Homes(
        @ReactiveDataSource("issues") Pool database, AuditLog auditLog, Surroundings surroundings) {

    private static final int MOST_OWNED = 50;

    private static final String ALL =
            """
            SELECT o.id, o.slug, o.name, m.role, o.id = $2 AS at_hand
              FROM membership m JOIN organization o ON o.id = m.organization_id
             WHERE m.account_id = $1""";

    private static final String BY_NAME = ALL + " ORDER BY lower(o.name), o.id";
    private static final String ONE = ALL + " AND o.slug = $3";

    private static final String BY_SLUG =
            "SELECT id, name, created_at FROM organization WHERE slug = $1";

    private static final String FOUND =
            """
            INSERT INTO organization (slug, name, created_at)
            SELECT $1, $2, $3
             WHERE (SELECT count(*) FROM membership WHERE account_id = $4 AND role = 'owner') < $5
            ON CONFLICT (slug) DO NOTHING
            RETURNING id""";

    private static final String TAKEN =
            "SELECT EXISTS (SELECT 1 FROM organization WHERE slug = $1) AS taken";

    private static final String OWN =
            """
            INSERT INTO membership (organization_id, account_id, role, created_at)
            VALUES ($1, $2, 'owner', $3)""";

    /// By name.
    ///
    /// @param atHand id of the organization that is
    public Uni<List<Belonging>> all(long account, long atHand) {
        return database.preparedQuery(BY_NAME)
                .execute(Tuple.of(account, atHand))
                .map(
                        rows -> {
                            var homes = new ArrayList<Belonging>();
                            for (var row : rows) homes.add(belonging(row));
                            return homes;
                        });
    }

    /// Fails with [Refused] 404 when the person does not belong there.
    ///
    /// @param session its token
    public Uni<Belonging> turn(long account, String session, String slug) {
        return OneRow.of(database, ONE, Tuple.of(account, null, slug), Refused::notFound)
                .call(row -> AtHand.turn(database, session, row.getLong("id")))
                .map(
                        row ->
                                new Belonging(
                                        slug, row.getString("name"), row.getString("role"), true));
    }

    /// Fails with [Refused] 400 that names the field.
    ///
    /// @param founder a person; owns it
    public Uni<Belonging> found(Actor founder, Foundation foundation) {
        var account = founder.account();
        if (account == null) throw Refused.forbidden("It needs the token of a person.");
        var name = Names.name(foundation.name());
        var slug = Names.slug(foundation.slug(), name);
        return database.withTransaction(tx -> found(tx, founder, account, name, slug))
                .replaceWith(new Belonging(slug, name, "owner", false));
    }

    /// Fails with [Refused] 404.
    public Uni<Organization> organization(String slug) {
        return OneRow.of(database, BY_SLUG, Tuple.of(slug), Refused::notFound)
                .map(
                        row ->
                                new Organization(
                                        row.getLong("id"),
                                        slug,
                                        row.getString("name"),
                                        Utc.instant(row, "created_at")));
    }

    private Uni<Void> found(SqlClient tx, Actor founder, long account, String name, String slug) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var after = Map.of("name", name);
        return AccountLock.hold(tx, account)
                .chain(() -> OneRow.of(tx, TAKEN, Tuple.of(slug), Refused::notFound))
                .invoke(
                        row -> {
                            if (row.getBoolean("taken")) throw taken(slug);
                        })
                .chain(
                        () ->
                                OneRow.of(
                                        tx,
                                        FOUND,
                                        Tuple.of(slug, name, now, account, MOST_OWNED),
                                        () ->
                                                Refused.invalid(
                                                        "name: you own %d organizations already"
                                                                .formatted(MOST_OWNED))))
                .map(row -> row.getLong("id"))
                .call(id -> tx.preparedQuery(OWN).execute(Tuple.of(id, account, now)))
                .chain(
                        id ->
                                auditLog.write(
                                        tx,
                                        new AuditEntry(
                                                id,
                                                founder,
                                                "organization.founded",
                                                slug,
                                                null,
                                                after)));
    }

    private static Refused taken(String slug) {
        return Refused.invalid("slug: there is an organization '%s' already".formatted(slug));
    }

    private static Belonging belonging(Row row) {
        return new Belonging(
                row.getString("slug"),
                row.getString("name"),
                row.getString("role"),
                Boolean.TRUE.equals(row.getBoolean("at_hand")));
    }
}
