package dev.mayday.issues.people;

import dev.mayday.contracts.people.MembersApi;
import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.contracts.people.MembersApi.Members;
import dev.mayday.contracts.people.MembersApi.Pending;
import dev.mayday.contracts.people.MembersApi.Seat;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.By;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who belongs to an organization, those who are only invited among them.
@Singleton
public record Roster(@ReactiveDataSource("issues") Pool database, Surroundings surroundings) {

    private static final int LONGEST_QUERY = 200;

    private static final String ALL =
            """
            SELECT m.id, m.account_id, m.role, m.given, m.created_at, coalesce(a.name, '') AS name,
                   coalesce(a.email, i.email, '') AS email, a.last_sign_in, i.expires_at,
                   coalesce(b.name, '') AS invited_by,
                   (SELECT coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name,
                                                               'admin', s.is_admin, 'given', s.given)
                                             ORDER BY lower(t.name), t.id), '[]')
                      FROM team_member s JOIN team t ON t.id = s.team_id
                     WHERE s.membership_id = m.id AND t.removed_at IS NULL) AS teams
              FROM membership m
              LEFT JOIN account a ON a.id = m.account_id
              LEFT JOIN invitation i ON i.membership_id = m.id
              LEFT JOIN account b ON b.id = i.invited_by
             WHERE m.organization_id = $1
            """;

    private static final String BY_NAME =
            ALL
                    + """
             AND ($2 = '' OR strpos(lower(coalesce(a.name, '') || ' ' || coalesce(a.email, i.email, '')), lower($2)) > 0)
            ORDER BY m.account_id IS NULL, lower(coalesce(a.name, i.email, '')), m.id
            LIMIT $3""";

    private static final String BY_ID = ALL + " AND m.id > $2 ORDER BY m.id LIMIT $3";
    private static final String OF_TEAM =
            ALL
                    + """
             AND EXISTS (SELECT 1 FROM team_member here WHERE here.team_id = $2 AND here.membership_id = m.id)
             AND m.id > $3 ORDER BY m.id LIMIT $4""";
    private static final String ADMINS =
            """
            SELECT coalesce(nullif(a.name, ''), a.email) AS called
              FROM membership m JOIN account a ON a.id = m.account_id
             WHERE m.organization_id = $1 AND m.role IN ('admin', 'owner')
             ORDER BY lower(a.name), m.id LIMIT $2""";

    private static final String ONE = ALL + " AND m.id = $2";

    /// By name.
    ///
    /// @param query part of a name or address; null for all
    public Uni<Members> search(Organization in, By by, @Nullable String query) {
        var part = query == null ? "" : query.strip();
        if (part.length() > LONGEST_QUERY) throw Refused.invalid("query: up to 200 characters");
        return Ranks.of(database, in, by)
                .chain(
                        rank ->
                                list(BY_NAME, Tuple.of(in.id(), part, MembersApi.MOST + 1), rank)
                                        .map(found -> members(found, rank)));
    }

    private static Members members(List<Member> found, Rank rank) {
        boolean more = found.size() > MembersApi.MOST;
        var shown = more ? found.subList(0, MembersApi.MOST) : found;
        long self = rank.membership() == null ? 0 : rank.membership();
        return new Members(shown, self, rank.gives(), more);
    }

    /// What the first admins and owners by name are called.
    public Uni<List<String>> admins(Organization in) {
        return database.preparedQuery(ADMINS)
                .execute(Tuple.of(in.id(), MembersApi.MOST_ASKED))
                .map(
                        rows -> {
                            var names = new ArrayList<String>();
                            for (var row : rows) names.add(row.getString("called"));
                            return names;
                        });
    }

    /// By id, for who reads page by page.
    public Uni<List<Member>> behind(Organization in, By by, long id, int most) {
        return Ranks.of(database, in, by)
                .chain(rank -> list(BY_ID, Tuple.of(in.id(), id, most), rank));
    }

    /// Likewise, of one team.
    public Uni<List<Member>> ofTeam(Organization in, By by, long team, long id, int most) {
        return Ranks.of(database, in, by)
                .chain(rank -> list(OF_TEAM, Tuple.of(in.id(), team, id, most), rank));
    }

    /// Fails with [Refused] 404.
    public Uni<Member> member(Organization in, By by, long id) {
        return Ranks.of(database, in, by).chain(rank -> one(database, in, rank, id));
    }

    Uni<Member> one(SqlClient tx, Organization in, Rank rank, long id) {
        return OneRow.of(tx, ONE, Tuple.of(in.id(), id), Refused::notFound)
                .map(row -> member(row, rank));
    }

    private Uni<List<Member>> list(String sql, Tuple values, Rank rank) {
        return database.preparedQuery(sql)
                .execute(values)
                .map(
                        rows -> {
                            var members = new ArrayList<Member>();
                            for (var row : rows) members.add(member(row, rank));
                            return members;
                        });
    }

    private Member member(Row row, Rank rank) {
        var role = Rank.role(row.getString("role"));
        return new Member(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("name"),
                row.getString("email"),
                role.word(),
                row.getString("given").equals("provider"),
                Utc.instant(row, "created_at"),
                Utc.instantOrNull(row, "last_sign_in"),
                seats((JsonArray) row.getJson("teams")),
                rank.manages() && rank.role().includes(role),
                pending(row));
    }

    private static List<Seat> seats(JsonArray teams) {
        return teams.stream()
                .map(JsonObject.class::cast)
                .map(
                        team ->
                                new Seat(
                                        team.getString("slug"),
                                        team.getString("name"),
                                        team.getBoolean("admin"),
                                        team.getString("given").equals("provider")))
                .toList();
    }

    private @Nullable Pending pending(Row row) {
        var expires = Utc.instantOrNull(row, "expires_at");
        if (expires == null) return null;
        return new Pending(
                expires, !expires.isAfter(surroundings.now()), row.getString("invited_by"));
    }
}
