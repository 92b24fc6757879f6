package dev.mayday.issues.ownership;

import dev.mayday.contracts.issues.AssignmentsApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Who can be assigned issues, and whom the words for that mean.
@Singleton
public record Assignees(@ReactiveDataSource("issues") Pool database) {

    private static final int MOST = 200;

    private static final String TEAM =
            """
            SELECT id AS team, NULL::bigint AS account, '#' || slug AS name FROM team
             WHERE organization_id = $1 AND removed_at IS NULL AND (slug = $2 OR id = $3)
             ORDER BY slug = $2 DESC LIMIT 1""";

    /// What stands before the @ of an address is a name for whoever alone has it.
    private static final String MEMBER =
            """
            SELECT NULL::bigint AS team, a.id AS account, a.name,
                   count(*) OVER () AS those, lower(a.email) = $2 AS exact
              FROM membership m JOIN account a ON a.id = m.account_id
             WHERE m.organization_id = $1
               AND (lower(a.email) = $2 OR split_part(lower(a.email), '@', 1) = $2 OR a.id = $3)
             ORDER BY exact DESC LIMIT 1""";

    private static final String SEEN_BY_TEAM =
            """
            SELECT p.id
              FROM project p
              JOIN team t ON t.id = $1 AND t.organization_id = p.organization_id AND t.removed_at IS NULL
             WHERE p.id = ANY ($2) AND %s"""
                    .formatted(Directories.TEAM_SEES);

    private static final String SEEN_BY_MEMBER =
            """
            SELECT p.id
              FROM project p
              JOIN organization o ON o.id = p.organization_id
              JOIN membership m ON m.organization_id = o.id AND m.account_id = $1
             WHERE p.id = ANY ($2) AND %s"""
                    .formatted(Directories.MEMBER_SEES);

    private static final String ALL =
            """
            SELECT * FROM (
                SELECT '#' || t.slug AS word, '#' || t.slug AS name, true AS team
                  FROM team t
                 WHERE t.organization_id = $1 AND t.removed_at IS NULL
                   AND ($2::bigint IS NULL OR EXISTS (SELECT 1 FROM project p WHERE p.id = $2 AND %s))
                 UNION ALL
                SELECT lower(a.email), a.name, false
                  FROM membership m
                  JOIN account a ON a.id = m.account_id
                  JOIN organization o ON o.id = m.organization_id
                 WHERE m.organization_id = $1
                   AND ($2::bigint IS NULL OR EXISTS (SELECT 1 FROM project p WHERE p.id = $2 AND %s))) AS them
             ORDER BY team DESC, lower(name), word LIMIT %d"""
                    .formatted(Directories.TEAM_SEES, Directories.MEMBER_SEES, MOST);

    /// @param project null for those of the organization
    public Uni<List<AssignmentsApi.Assignee>> all(Organization in, @Nullable Long project) {
        return database.preparedQuery(ALL)
                .execute(Tuple.of(in.id(), project))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(
                                                row ->
                                                        new AssignmentsApi.Assignee(
                                                                row.getString("word"),
                                                                row.getString("name"),
                                                                row.getBoolean("team")))
                                        .toList());
    }

    /// Fails with [Refused] 400 when there is nobody of that name.
    ///
    /// @param word of [AssignmentsApi.Assignment], or what Sentry's clients say: `team:7`,
    ///     `user:7`, the name before the @ of an address
    /// @param me the account that asks; null for a token of the organization
    public Uni<Assignee> find(Organization in, String word, @Nullable Long me) {
        var text = word.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) return Uni.createFrom().item(Assignee.NOBODY);
        if (text.equals("me")) {
            if (me == null) throw Refused.invalid("assignedTo: nobody asks that is \"me\"");
            return one(MEMBER, in, "", me, word);
        }
        if (text.startsWith("#")) return one(TEAM, in, text.substring(1), -1, word);
        if (text.startsWith("team:")) return one(TEAM, in, "", number(text, "team:"), word);
        if (text.startsWith("user:")) return one(MEMBER, in, "", number(text, "user:"), word);
        return one(MEMBER, in, text, -1, word);
    }

    private static long number(String text, String prefix) {
        var digits = text.substring(prefix.length());
        boolean good =
                !digits.isEmpty()
                        && digits.length() <= 18
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return good ? Long.parseLong(digits) : -1;
    }

    private Uni<Assignee> one(String sql, Organization in, String text, long id, String word) {
        return database.preparedQuery(sql)
                .execute(Tuple.of(in.id(), text, id))
                .map(rows -> rows.iterator())
                .map(
                        rows -> {
                            var row = rows.hasNext() ? rows.next() : null;
                            if (row == null || isAmbiguous(row, sql)) throw nobody(word);
                            return new Assignee(
                                    row.getLong("team"),
                                    row.getLong("account"),
                                    row.getString("name"));
                        });
    }

    private static boolean isAmbiguous(Row row, String sql) {
        return sql.equals(MEMBER) && row.getLong("those") > 1 && !row.getBoolean("exact");
    }

    private static Refused nobody(String word) {
        var shown = word.length() > 60 ? word.substring(0, 59) + "…" : word;
        return Refused.invalid(
                "assignedTo: \"%s\" is no team and no member; write #team or a mail address"
                        .formatted(shown));
    }

    /// In which of these projects they can have issues.
    static Uni<Set<Long>> seen(SqlClient tx, Assignee assignee, Set<Long> projects) {
        if (assignee.isNobody()) return Uni.createFrom().item(projects);
        boolean team = assignee.team() != null;
        var id = team ? assignee.team() : assignee.account();
        return tx.preparedQuery(team ? SEEN_BY_TEAM : SEEN_BY_MEMBER)
                .execute(Tuple.tuple().addLong(id).addArrayOfLong(projects.toArray(Long[]::new)))
                .map(
                        rows -> {
                            var seen = new HashSet<Long>();
                            for (var row : rows) seen.add(row.getLong("id"));
                            return seen;
                        });
    }
}
