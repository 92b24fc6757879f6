package dev.mayday.issues.ownership;

import dev.mayday.issues.database.Rows;
import dev.mayday.issues.ownership.rules.AssignMode;
import dev.mayday.issues.ownership.rules.CodeOwners;
import dev.mayday.issues.ownership.rules.RuleSet;
import dev.mayday.issues.ownership.rules.RuleSet.Revisions;
import dev.mayday.issues.ownership.rules.RuleSet.Switches;
import dev.mayday.issues.ownership.rules.RuleText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rules of projects as they are now, read anew only when there is a new revision. One for the
/// whole process.
public final class RuleSets {

    private static final int REMEMBERED = 500;

    private static final String NOW =
            """
            SELECT project_id, rule, codeowners, mode, frame_first, in_app_only, code_mappings
              FROM ownership
             WHERE project_id = ANY ($1)""";

    private static final String TEXTS =
            """
            SELECT r.project_id, r.kind, r.text
              FROM unnest($1::bigint[], $2::int[], $3::int[]) AS o(project_id, rule, codeowners)
              JOIN ownership_revision r
                ON r.project_id = o.project_id
               AND (r.kind = 'rule' AND r.revision = o.rule OR r.kind = 'codeowners' AND r.revision = o.codeowners)""";

    private final Map<Long, RuleSet> read =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, RuleSet> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private record Now(long project, Revisions revisions, Switches switches) {

        boolean isOf(RuleSet read) {
            return read.revisions().equals(revisions) && read.switches().equals(switches);
        }

        static Now of(Row row) {
            return new Now(
                    row.getLong("project_id"),
                    new Revisions(row.getInteger("rule"), row.getInteger("codeowners")),
                    new Switches(
                            AssignMode.of(row.getString("mode")).orElseThrow(),
                            row.getBoolean("frame_first"),
                            row.getBoolean("in_app_only"),
                            CodeMappings.read(row)));
        }
    }

    /// By the id of the project; those that have no rules are left out.
    public Uni<Map<Long, RuleSet>> of(SqlClient database, Collection<Long> projects) {
        if (projects.isEmpty()) return Uni.createFrom().item(Map.of());
        return database.preparedQuery(NOW)
                .execute(Tuple.tuple().addArrayOfLong(projects.toArray(Long[]::new)))
                .map(rows -> Rows.map(rows, row -> row.getLong("project_id"), Now::of))
                .chain(now -> compiled(database, now.values()));
    }

    private Uni<Map<Long, RuleSet>> compiled(SqlClient database, Collection<Now> all) {
        var sets = new HashMap<Long, RuleSet>();
        var stale = new ArrayList<Now>();
        for (var now : all) {
            var known = remembered(now.project());
            if (now.isOf(known)) sets.put(now.project(), known);
            else stale.add(now);
        }
        return read(database, stale)
                .map(
                        fresh -> {
                            sets.putAll(fresh);
                            sets.values().removeIf(RuleSet::isEmpty);
                            return sets;
                        });
    }

    private RuleSet remembered(long project) {
        synchronized (read) {
            return read.getOrDefault(project, RuleSet.NONE);
        }
    }

    private Uni<Map<Long, RuleSet>> read(SqlClient database, List<Now> stale) {
        if (stale.isEmpty()) return Uni.createFrom().item(Map.of());
        var values =
                Tuple.tuple()
                        .addArrayOfLong(stale.stream().map(Now::project).toArray(Long[]::new))
                        .addArrayOfInteger(
                                stale.stream()
                                        .map(now -> now.revisions().rules())
                                        .toArray(Integer[]::new))
                        .addArrayOfInteger(
                                stale.stream()
                                        .map(now -> now.revisions().codeowners())
                                        .toArray(Integer[]::new));
        return database.preparedQuery(TEXTS)
                .execute(values)
                .map(
                        rows ->
                                Rows.map(
                                        rows,
                                        row -> row.getString("kind") + row.getLong("project_id"),
                                        row -> row.getString("text")))
                .map(texts -> read(stale, texts));
    }

    private Map<Long, RuleSet> read(List<Now> stale, Map<String, String> texts) {
        var fresh = new HashMap<Long, RuleSet>();
        for (var now : stale) {
            var file = CodeOwners.read(texts.getOrDefault("codeowners" + now.project(), ""));
            var rules = RuleText.read(texts.getOrDefault("rule" + now.project(), "")).rules();
            fresh.put(now.project(), new RuleSet(now.revisions(), now.switches(), file, rules));
        }
        synchronized (read) {
            read.putAll(fresh);
        }
        return fresh;
    }
}
