package dev.mayday.issues.read;

import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.ProjectSet;
import dev.mayday.issues.search.Completion;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How what somebody types in a search could go on (semantics 10.5): at most ten words. What is
/// read for it is bounded, so that it costs the same in a project with a long history.
@Singleton
public record Suggestions(@ReactiveDataSource("issues") Pool database) {

    private static final int MOST = 10;

    /// Tags of the issues that were seen last, by how many of those have them.
    private static final String KEYS =
            """
            SELECT k.key
              FROM (SELECT i.tag_keys FROM issue i JOIN project p ON p.id = i.project_id
                     WHERE %s
                     ORDER BY i.last_seen DESC LIMIT 1000) AS latest
             CROSS JOIN LATERAL jsonb_object_keys(latest.tag_keys) AS k(key)
             WHERE lower(k.key) LIKE $3 AND k.key NOT LIKE '@%%'
             GROUP BY k.key
             ORDER BY count(*) DESC, k.key
             LIMIT 30"""
                    .formatted(Organization.within("p", 1));

    /// A stretch of the index, bounded by byte: whatever plan is taken, `LIKE` would be none.
    private static final String VALUES =
            """
            SELECT f.value
              FROM (SELECT t.value, t.events
                      FROM issue_tag t JOIN project p ON p.id = t.project_id
                     WHERE %s
                       AND t.key = $4 AND lower(t.value) ~>=~ $3 AND lower(t.value) ~<~ ($3::text || U&'\\+10FFFF')
                     LIMIT 20000) AS f(value, events)
             WHERE f.value <> '(other)'
             GROUP BY f.value
             ORDER BY sum(f.events) DESC, f.value
             LIMIT 10"""
                    .formatted(Organization.within("p", 1));

    /// @param projects ids; null for all
    public Uni<List<String>> of(
            Organization organization, @Nullable List<Long> projects, Completion completion) {
        return switch (completion) {
            case Completion.Words(var words) -> Uni.createFrom().item(most(words.stream()));
            case Completion.Keys(var fields, var pattern) ->
                    words(KEYS, scope(organization, projects, pattern))
                            .map(tags -> most(Stream.concat(fields.stream(), tags.stream())));
            case Completion.TagValues(var key, var start) ->
                    words(VALUES, scope(organization, projects, start).addString(key));
        };
    }

    private static List<String> most(Stream<String> words) {
        return words.distinct().limit(MOST).toList();
    }

    private Uni<List<String>> words(String sql, Tuple values) {
        return database.preparedQuery(sql).execute(values).map(Suggestions::words);
    }

    private static List<String> words(RowSet<Row> rows) {
        var words = new LinkedHashSet<String>();
        for (var row : rows) words.add(row.getString(0));
        return List.copyOf(words);
    }

    private static Tuple scope(
            Organization organization, @Nullable List<Long> projects, String pattern) {
        return organization.values(ProjectSet.of(projects)).addString(pattern);
    }
}
