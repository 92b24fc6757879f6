package dev.mayday.issues.signon;

import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Brings the teams of somebody in an organization in step with what a mapping gives. A seat that
/// was given by hand stays.
@Singleton
record Seats(Surroundings surroundings) {

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

    /// @param membership null when there is none, and so no seat
    Uni<Void> keepInStep(Change change, @Nullable Long membership, SortedSet<String> teams) {
        if (membership == null) return Uni.createFrom().voidItem();
        var slugs = teams.toArray(String[]::new);
        long organization = change.standing().organization();
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return slugs(
                        change,
                        MAKE_TEAMS,
                        Tuple.of(organization, (Object) slugs, now),
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

    /// Runs what answers with teams, and notes each.
    private static Uni<Void> slugs(Change change, String sql, Tuple values, String action) {
        return change.tx()
                .preparedQuery(sql)
                .execute(values)
                .invoke(
                        rows -> {
                            for (var row : rows)
                                change.note(action, null, Map.of("team", row.getString("slug")));
                        })
                .replaceWithVoid();
    }
}
