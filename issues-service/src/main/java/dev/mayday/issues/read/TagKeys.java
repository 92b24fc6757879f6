package dev.mayday.issues.read;

import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.search.Query;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Which tags there are: a query that names another one is a slip, and its author is told.
@Singleton
record TagKeys(@ReactiveDataSource("issues") Pool database) {

    private static final String PROJECTS = "FROM project p WHERE " + Organization.within("p", 1);

    /// A look-up by index for each key and project.
    private static final String KNOWN =
            """
            SELECT asked.key, bool_or(asked.overflows) AS overflows
              FROM (SELECT k.key,
                           (SELECT 1 FROM issue_tag t WHERE t.project_id = p.id AND t.key = k.key LIMIT 1) AS found,
                           (SELECT true FROM issue_tag t
                             WHERE t.project_id = p.id AND t.key = k.key AND lower(t.value) = '(other)' LIMIT 1) AS overflows
                      FROM unnest($3::text[]) AS k(key) CROSS JOIN (SELECT p.id %s) AS p) AS asked
             WHERE asked.found IS NOT NULL
             GROUP BY asked.key"""
                    .formatted(PROJECTS);

    /// From key to key, without reading what has the same one.
    private static final String ALL =
            """
            WITH RECURSIVE keys AS (
                SELECT p.id AS project, (SELECT min(t.key) FROM issue_tag t WHERE t.project_id = p.id) AS key %s
                UNION ALL
                SELECT k.project, (SELECT min(t.key) FROM issue_tag t WHERE t.project_id = k.project AND t.key > k.key)
                  FROM keys k WHERE k.key IS NOT NULL)
            SELECT DISTINCT key FROM (SELECT key FROM keys WHERE key IS NOT NULL AND key NOT LIKE '@%%' LIMIT 1000) AS those"""
                    .formatted(PROJECTS);

    /// Of the keys that a query names, those that there are, and whether an issue has more of
    /// their values than are kept.
    record Known(Map<String, Boolean> keys) {
        Known {
            keys = Map.copyOf(keys);
        }

        /// @throws dev.mayday.issues.Refused 400 when a word that was taken for text is a tag after
        ///     all
        void refuse(Query query) {
            query.texts().stream()
                    .filter(text -> keys.containsKey(text.key()))
                    .findFirst()
                    .ifPresent(Query.TagKey::refuse);
        }
    }

    /// What somebody should know who gets so few issues.
    ///
    /// @param none whether nothing was found
    Uni<List<String>> warnings(IssueSearch search, Known known, boolean none) {
        var unknown =
                search.query().tags().stream()
                        .filter(tag -> !known.keys().containsKey(tag.key()))
                        .toList();
        var others = new ArrayList<>(search.query().hints());
        if (none) others.addAll(overflowing(search.query(), known));
        if (unknown.isEmpty()) return Uni.createFrom().item(others);
        return all(search).map(all -> warnings(unknown, all, others));
    }

    private static List<String> warnings(
            List<Query.TagKey> unknown, List<String> all, List<String> others) {
        var warnings = new ArrayList<String>();
        for (var tag : unknown) warnings.add(tag.warning(all));
        warnings.addAll(others);
        return warnings;
    }

    private static List<String> overflowing(Query query, Known known) {
        return query.tags().stream()
                .map(Query.TagKey::key)
                .filter(key -> known.keys().getOrDefault(key, false))
                .distinct()
                .map(
                        key ->
                                "tag \"%s\" has more values in some issues than are told apart: they may have had this one"
                                        .formatted(key))
                .sorted()
                .toList();
    }

    Uni<Known> known(IssueSearch search) {
        var asked = new TreeSet<String>();
        for (var tag : search.query().tags()) asked.add(tag.key());
        for (var text : search.query().texts()) asked.add(text.key());
        if (asked.isEmpty()) return Uni.createFrom().item(new Known(Map.of()));
        return database.preparedQuery(KNOWN)
                .execute(scope(search).addArrayOfString(asked.toArray(String[]::new)))
                .map(
                        rows -> {
                            var known = new HashMap<String, Boolean>();
                            for (var row : rows)
                                known.put(
                                        row.getString("key"),
                                        Boolean.TRUE.equals(row.getBoolean("overflows")));
                            return new Known(known);
                        });
    }

    private Uni<List<String>> all(IssueSearch search) {
        return database.preparedQuery(ALL)
                .execute(scope(search))
                .map(
                        rows -> {
                            var all = new ArrayList<String>();
                            for (var row : rows) all.add(row.getString(0));
                            return all;
                        });
    }

    private static Tuple scope(IssueSearch search) {
        return search.organization().values(search.among());
    }
}
