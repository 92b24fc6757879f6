package dev.mayday.issues.people;

import dev.mayday.contracts.people.TeamsApi;
import dev.mayday.contracts.people.TeamsApi.Change;
import dev.mayday.contracts.people.TeamsApi.Draft;
import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.contracts.people.TeamsApi.TeamDetail;
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
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The teams of an organization: seen by who may see them, made and changed by admins.
@Singleton
public record Teams(
        @ReactiveDataSource("issues") Pool database,
        TeamBin bin,
        TeamPeople people,
        AuditLog auditLog,
        Surroundings surroundings) {

    private static final String ADD =
            """
            INSERT INTO team (organization_id, slug, name, created_at)
            SELECT $1, $2, $3, $4
             WHERE (SELECT count(*) FROM team WHERE organization_id = $1) < $5
            ON CONFLICT (organization_id, slug) WHERE removed_at IS NULL DO NOTHING
            RETURNING id""";

    private static final String TAKEN =
            """
            SELECT EXISTS (SELECT 1 FROM team WHERE organization_id = $1 AND slug = $2
                                                AND removed_at IS NULL AND id <> $3) AS taken""";

    private static final String CHANGE =
            "UPDATE team SET name = $3, slug = $4 WHERE organization_id = $1 AND id = $2";

    /// By name.
    public Uni<List<Team>> all(Organization in, By by) {
        return Ranks.of(database, in, by).chain(rank -> TeamRows.all(database, in, rank));
    }

    /// With what is in the bin, for who may bring it back.
    public Uni<TeamsApi.Teams> board(Organization in, By by) {
        return Ranks.of(database, in, by)
                .chain(
                        rank ->
                                Uni.combine()
                                        .all()
                                        .unis(TeamRows.all(database, in, rank), bin.list(in, rank))
                                        .with(
                                                (teams, gone) ->
                                                        new TeamsApi.Teams(
                                                                teams, gone, rank.manages())));
    }

    /// Those of a project.
    public Uni<List<Team>> ofProject(Organization in, By by, long project) {
        return Ranks.of(database, in, by)
                .chain(rank -> TeamRows.ofProject(database, in, rank, project));
    }

    /// Fails with [Refused] 404.
    ///
    /// @param team slug or decimal id
    public Uni<Team> one(Organization in, By by, String team) {
        return Ranks.of(database, in, by).chain(rank -> TeamRows.one(database, in, rank, team));
    }

    /// Fails with [Refused] 404.
    public Uni<TeamDetail> detail(Organization in, By by, String slug) {
        return Ranks.of(database, in, by)
                .chain(
                        rank ->
                                TeamRows.one(database, in, rank, slug)
                                        .chain(team -> people.detail(in, rank, team)));
    }

    /// Fails with [Refused] 400 that names the field, or 403.
    public Uni<Team> create(Organization in, By by, Draft draft) {
        var name = Names.name(draft.name());
        var slug = unreserved(Names.slug(draft.slug(), name));
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var values = Tuple.of(in.id(), slug, name, now, TeamsApi.MOST);
        var after = Map.of("name", name);
        return database.withTransaction(
                tx ->
                        Ranks.locked(tx, in, by)
                                .invoke(Rank::requireManager)
                                .call(() -> requireFree(tx, in, slug, -1))
                                .call(() -> OneRow.of(tx, ADD, values, Teams::tooMany))
                                .call(() -> write(tx, in, by, "team.created", slug, null, after))
                                .chain(rank -> TeamRows.one(tx, in, rank, slug)));
    }

    /// What is null stays. Fails with [Refused] 400 that names the field, 403 or 404.
    public Uni<Team> change(Organization in, By by, String team, Change change) {
        return database.withTransaction(
                tx ->
                        Ranks.locked(tx, in, by)
                                .invoke(Rank::requireManager)
                                .chain(
                                        rank ->
                                                TeamRows.one(tx, in, rank, team)
                                                        .chain(
                                                                was ->
                                                                        change(
                                                                                tx, in, by, was,
                                                                                change))
                                                        .chain(
                                                                slug ->
                                                                        TeamRows.one(
                                                                                tx, in, rank,
                                                                                slug))));
    }

    /// @return its slug from now on
    private Uni<String> change(SqlClient tx, Organization in, By by, Team was, Change change) {
        var name = change.name() == null ? was.name() : Names.name(change.name());
        var slug = change.slug() == null ? was.slug() : unreserved(Names.slug(change.slug(), name));
        if (name.equals(was.name()) && slug.equals(was.slug())) {
            return Uni.createFrom().item(slug);
        }
        var before = Map.of("name", was.name(), "slug", was.slug());
        var after = Map.of("name", name, "slug", slug);
        return requireFree(tx, in, slug, was.id())
                .chain(
                        () ->
                                tx.preparedQuery(CHANGE)
                                        .execute(Tuple.of(in.id(), was.id(), name, slug)))
                .chain(() -> write(tx, in, by, "team.renamed", was.slug(), before, after))
                .replaceWith(slug);
    }

    /// Addresses of teams go on behind the slug, and the bin has its own.
    private static String unreserved(String slug) {
        if (slug.equals("bin")) throw Refused.invalid("slug: bin is the bin of the teams");
        return slug;
    }

    private static Uni<Void> requireFree(SqlClient tx, Organization in, String slug, long but) {
        return OneRow.of(tx, TAKEN, Tuple.of(in.id(), slug, but), Refused::notFound)
                .invoke(
                        row -> {
                            if (row.getBoolean("taken"))
                                throw Refused.invalid(
                                        "slug: there is a team '%s' already".formatted(slug));
                        })
                .replaceWithVoid();
    }

    private static Refused tooMany() {
        return Refused.invalid(
                "name: there are %d teams; remove one first".formatted(TeamsApi.MOST));
    }

    private Uni<Void> write(
            SqlClient tx,
            Organization in,
            By by,
            String action,
            String team,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {
        return auditLog.write(tx, new AuditEntry(in.id(), by.actor(), action, team, before, after));
    }
}
