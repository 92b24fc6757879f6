package dev.mayday.issues.organization;

import dev.mayday.contracts.issues.ProjectsApi;
import dev.mayday.contracts.issues.ProjectsApi.Removed;
import dev.mayday.contracts.issues.ProjectsApi.Weight;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The bin of an organization's projects. What is in it is found by nobody and takes no events,
/// and comes back as it was; [ProjectPurge] empties it.
@Singleton
public record ProjectBin(
        @ReactiveDataSource("issues") Pool database, AuditLog audit, Surroundings surroundings) {

    /// So long a project stays in it.
    public static final Duration STAY = Duration.ofDays(ProjectsApi.DAYS_IN_BIN);

    private static final int LONGEST_SLUG = 50;

    private static final String WEIGHT =
            """
            (SELECT count(*) FROM issue i WHERE i.project_id = p.id) AS issues,
            (SELECT coalesce(sum(i.events), 0)::bigint FROM issue i WHERE i.project_id = p.id) AS events,
            (SELECT count(*) FROM project_key k WHERE k.project_id = p.id AND k.state <> 'revoked') AS keys\
            """;

    private static final String WEIGH =
            "SELECT "
                    + WEIGHT
                    + " FROM project p WHERE "
                    + Organization.within("p", 1)
                    + " AND p.id = $3";

    private static final String FIND =
            "SELECT p.slug FROM project p WHERE "
                    + Organization.within("p", 1)
                    + " AND p.id = $3 FOR NO KEY UPDATE";

    private static final String REMOVE = "UPDATE project SET removed_at = $2 WHERE id = $1";

    private static final String REMOVED =
            "SELECT p.id, p.slug, p.name, p.removed_at, "
                    + WEIGHT
                    + " FROM project p WHERE "
                    + Organization.withinBin("p", 1)
                    + " AND p.removed_at > $3";

    private static final String LIST =
            REMOVED + " ORDER BY p.removed_at DESC, p.id DESC LIMIT 1000";
    private static final String ONE = REMOVED + " AND p.id = $4";

    private static final String LOCK =
            """
            SELECT p.slug, EXISTS (SELECT 1 FROM project l
                                    WHERE l.removed_at IS NULL AND l.organization_id = p.organization_id AND l.slug = p.slug) AS taken
              FROM project p
             WHERE\s"""
                    + Organization.withinBin("p", 1)
                    + " AND p.removed_at > $3 AND p.id = $4 FOR NO KEY UPDATE OF p";

    private static final String RESTORE =
            "UPDATE project SET removed_at = NULL, slug = $2 WHERE id = $1";

    /// What a removal would take away. Fails with [Refused] 404 when there is no such project.
    public Uni<Weight> weigh(Organization organization, long project) {
        return OneRow.of(database, WEIGH, organization.values().addLong(project), Refused::notFound)
                .map(ProjectBin::weight);
    }

    /// Fails with [Refused] 400 when what was typed is not the slug.
    ///
    /// @param typed null when it needs no confirmation
    public Uni<Removed> remove(
            Organization organization, long project, @Nullable String typed, Actor actor) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return database.withTransaction(
                tx ->
                        OneRow.of(
                                        tx,
                                        FIND,
                                        organization.values().addLong(project),
                                        Refused::notFound)
                                .map(row -> row.getString("slug"))
                                .invoke(slug -> confirmed(slug, typed))
                                .call(() -> FormerSlugs.remember(tx, project))
                                .call(
                                        () ->
                                                tx.preparedQuery(REMOVE)
                                                        .execute(Tuple.of(project, now)))
                                .chain(() -> one(tx, organization, project))
                                .call(removed -> tell(tx, organization, removed, actor)));
    }

    private static void confirmed(String slug, @Nullable String typed) {
        if (typed != null && !typed.strip().equals(slug)) {
            throw Refused.invalid("slug: type '%s' to remove the project".formatted(slug));
        }
    }

    private Uni<Void> tell(SqlClient tx, Organization organization, Removed removed, Actor actor) {
        var facts =
                Map.of(
                        "name",
                        removed.name(),
                        "issues",
                        removed.weight().issues(),
                        "until",
                        removed.until().toString());
        return audit.write(
                tx,
                new AuditEntry(
                        organization.id(), actor, "project.removed", removed.slug(), facts, null));
    }

    /// The last removed first.
    public Uni<List<Removed>> all(Organization organization) {
        return database.preparedQuery(LIST)
                .execute(organization.values().addOffsetDateTime(since()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(ProjectBin::removed).toList());
    }

    private Uni<Removed> one(SqlClient tx, Organization organization, long project) {
        var values = organization.values().addOffsetDateTime(since()).addLong(project);
        return OneRow.of(tx, ONE, values, Refused::notFound).map(ProjectBin::removed);
    }

    /// Brings a project back. Where another has its slug by now, the id is put behind it. Fails
    /// with [Refused] 404 when it is not in the bin.
    public Uni<Void> restore(Organization organization, long project, Actor actor) {
        var values = organization.values().addOffsetDateTime(since()).addLong(project);
        return database.withTransaction(
                tx ->
                        OneRow.of(tx, LOCK, values, Refused::notFound)
                                .map(row -> freeSlug(row, project))
                                .call(
                                        slug ->
                                                tx.preparedQuery(RESTORE)
                                                        .execute(Tuple.of(project, slug)))
                                .call(() -> FormerSlugs.goOn(tx, project))
                                .chain(
                                        slug ->
                                                audit.write(
                                                        tx,
                                                        new AuditEntry(
                                                                organization.id(),
                                                                actor,
                                                                "project.restored",
                                                                slug,
                                                                null,
                                                                Map.of("slug", slug)))));
    }

    private static String freeSlug(Row row, long project) {
        var slug = row.getString("slug");
        if (!row.getBoolean("taken")) return slug;
        var behind = "-" + project;
        int room = LONGEST_SLUG - behind.length();
        return (slug.length() > room ? slug.substring(0, room) : slug) + behind;
    }

    private OffsetDateTime since() {
        return surroundings.now().minus(STAY).atOffset(ZoneOffset.UTC);
    }

    private static Removed removed(Row row) {
        Instant at = Utc.instant(row, "removed_at");
        return new Removed(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("name"),
                at,
                at.plus(STAY),
                weight(row));
    }

    private static Weight weight(Row row) {
        return new Weight(
                row.getLong("issues"), row.getLong("events"), row.getLong("keys").intValue());
    }
}
