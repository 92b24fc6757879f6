package dev.mayday.issues.signon;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Role;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Brings the memberships of somebody in step with what a mapping gives. Within the transaction of
/// the sign-in.
@Singleton
record Memberships(Surroundings surroundings, AuditLog audit) {

    /// All that they have, and what the mapping names beside.
    private static final String STANDINGS =
            """
            SELECT o.id AS organization, o.slug, m.id AS membership, m.role, m.given, m.raised_from, m.raised_to,
                   m.role = 'owner' AND NOT EXISTS
                   (SELECT 1 FROM membership w WHERE w.organization_id = o.id AND w.role = 'owner'
                       AND w.account_id IS NOT NULL AND w.id <> m.id) AS last_owner
              FROM organization o
              LEFT JOIN membership m ON m.organization_id = o.id AND m.account_id = $1
             WHERE o.slug = ANY($2) OR (m.id IS NOT NULL AND $3)
             ORDER BY o.id\
            """;

    private static final String JOIN =
            """
            INSERT INTO membership (organization_id, account_id, role, given, created_at)
            VALUES ($1, $2, $3, 'provider', $4) RETURNING id\
            """;

    private static final String BECOME =
            """
            UPDATE membership SET role = $2, raised_from = $3,
                                  raised_to = CASE WHEN $3::text IS NULL THEN NULL ELSE $2 END
             WHERE id = $1\
            """;

    private static final String LEAVE = "DELETE FROM membership WHERE id = $1";

    private static final String MAKE_TEAMS =
            """
            INSERT INTO team (organization_id, slug, name, created_at)
            SELECT $1, slug, slug, $3 FROM unnest($2::text[]) slug
            ON CONFLICT (organization_id, slug) WHERE removed_at IS NULL DO NOTHING RETURNING slug\
            """;

    private static final String SEAT =
            """
            INSERT INTO team_member (team_id, membership_id, given)
            SELECT t.id, $2, 'provider' FROM team t
             WHERE t.organization_id = $1 AND t.slug = ANY($3) AND t.removed_at IS NULL
            ON CONFLICT DO NOTHING RETURNING (SELECT slug FROM team WHERE id = team_id) AS slug\
            """;

    private static final String UNSEAT =
            """
            DELETE FROM team_member s USING team t
             WHERE t.id = s.team_id AND s.membership_id = $1 AND s.given = 'provider' AND t.slug <> ALL($2)
            RETURNING t.slug\
            """;

    Uni<Void> keepInStep(
            SqlClient tx, Actor actor, long account, Reach reach, List<Mapping.Grant> grants) {
        return standings(tx, account, reach)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(
                        standing -> step(tx, actor, account, standing, grant(grants, standing)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Mapping.@Nullable Grant grant(List<Mapping.Grant> grants, Standing standing) {
        return grants.stream()
                .filter(grant -> grant.organization().equals(standing.slug()))
                .findFirst()
                .orElse(null);
    }

    private static Uni<List<Standing>> standings(SqlClient tx, long account, Reach reach) {
        return tx.preparedQuery(STANDINGS)
                .execute(Tuple.of(account, reach.slugs(), reach.everywhere()))
                .map(
                        rows -> {
                            var all = new ArrayList<Standing>();
                            for (var row : rows) all.add(standing(row));
                            return all;
                        });
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getLong("organization"),
                row.getString("slug"),
                row.getLong("membership"),
                role(row, "role"),
                "provider".equals(row.getString("given")),
                role(row, "raised_from"),
                role(row, "raised_to"),
                Boolean.TRUE.equals(row.getBoolean("last_owner")));
    }

    private static @Nullable Role role(Row row, String column) {
        var word = row.getString(column);
        return word == null ? null : Role.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    private Uni<Void> step(
            SqlClient tx,
            Actor actor,
            long account,
            Standing standing,
            Mapping.@Nullable Grant grant) {
        var change = new Change(tx, actor, standing);
        SortedSet<String> teams = grant == null ? new TreeSet<>() : grant.teams();
        return switch (standing.step(grant == null ? null : grant.role())) {
            case Standing.Stay() -> seats(change, standing.membership(), teams);
            case Standing.Join(var role) ->
                    tx.preparedQuery(JOIN)
                            .execute(Tuple.of(standing.organization(), account, role.word(), now()))
                            .map(rows -> rows.iterator().next().getLong("id"))
                            .call(() -> write(change, "member.joined", null, role(role)))
                            .chain(membership -> seats(change, membership, teams));
            case Standing.Become(var role, var from) ->
                    tx.preparedQuery(BECOME)
                            .execute(
                                    Tuple.of(
                                            standing.membership(),
                                            role.word(),
                                            from == null ? null : from.word()))
                            .call(
                                    () ->
                                            write(
                                                    change,
                                                    "member.role-changed",
                                                    role(standing.role()),
                                                    role(role)))
                            .chain(() -> seats(change, standing.membership(), teams));
            case Standing.Leave() ->
                    tx.preparedQuery(LEAVE)
                            .execute(Tuple.of(standing.membership()))
                            .call(
                                    () ->
                                            write(
                                                    change,
                                                    "member.removed",
                                                    role(standing.role()),
                                                    null))
                            .replaceWithVoid();
        };
    }

    private record Change(SqlClient tx, Actor actor, Standing standing) {}

    private Uni<Void> seats(Change change, @Nullable Long membership, SortedSet<String> teams) {
        if (membership == null) return Uni.createFrom().voidItem();
        var slugs = teams.toArray(String[]::new);
        long organization = change.standing().organization();
        return slugs(
                        change,
                        MAKE_TEAMS,
                        Tuple.of(organization, (Object) slugs, now()),
                        "team.created")
                .chain(
                        () ->
                                slugs(
                                        change,
                                        SEAT,
                                        Tuple.of(organization, membership, (Object) slugs),
                                        "team.member-added"))
                .chain(
                        () ->
                                slugs(
                                        change,
                                        UNSEAT,
                                        Tuple.of(membership, (Object) slugs),
                                        "team.member-removed"));
    }

    /// Runs what answers with teams, and writes each down.
    private Uni<Void> slugs(Change change, String sql, Tuple values, String action) {
        return change.tx()
                .preparedQuery(sql)
                .execute(values)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .map(row -> row.getString("slug"))
                .onItem()
                .transformToUniAndConcatenate(
                        slug -> write(change, action, null, Map.of("team", slug)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> write(
            Change change,
            String action,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {
        return audit.write(
                change.tx(),
                new AuditEntry(
                        change.standing().organization(),
                        change.actor(),
                        action,
                        change.actor().name(),
                        before,
                        after));
    }

    private static Map<String, String> role(@Nullable Role role) {
        return Map.of("role", role == null ? "" : role.word(), "given", "provider");
    }

    private java.time.OffsetDateTime now() {
        return surroundings.now().atOffset(ZoneOffset.UTC);
    }
}
