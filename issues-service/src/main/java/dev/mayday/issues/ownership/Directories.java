package dev.mayday.issues.ownership;

import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.Owner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who can own something in a project, as things are now. Access is what
/// [dev.mayday.issues.access.People] calls seeing; a project that belongs to no team is any
/// team's.
public final class Directories {

    static final String TEAM_SEES =
            """
            (NOT EXISTS (SELECT 1 FROM team_project tp JOIN team y ON y.id = tp.team_id AND y.removed_at IS NULL
                          WHERE tp.project_id = p.id)
             OR EXISTS (SELECT 1 FROM team_project tp WHERE tp.team_id = t.id AND tp.project_id = p.id))""";

    static final String MEMBER_SEES =
            """
            (m.role IN ('owner', 'admin') OR o.open_membership
             OR EXISTS (SELECT 1 FROM team_member tm
                          JOIN team y ON y.id = tm.team_id AND y.removed_at IS NULL
                          JOIN team_project tp ON tp.team_id = y.id
                         WHERE tm.membership_id = m.id AND tp.project_id = p.id))""";

    private static final String ALL =
            """
            SELECT p.id AS project_id, o.slug AS organization, true AS team, t.id, t.slug AS name, '' AS email,
                   %s AS access
              FROM project p
              JOIN organization o ON o.id = p.organization_id
              JOIN team t ON t.organization_id = o.id AND t.removed_at IS NULL
             WHERE p.id = ANY ($1)
             UNION ALL
            SELECT p.id, o.slug, false, a.id, a.name, a.email, %s
              FROM project p
              JOIN organization o ON o.id = p.organization_id
              JOIN membership m ON m.organization_id = o.id
              JOIN account a ON a.id = m.account_id
             WHERE p.id = ANY ($1)
             ORDER BY project_id, id"""
                    .formatted(TEAM_SEES, MEMBER_SEES);

    private Directories() {}

    static Uni<Directory> of(SqlClient database, long project) {
        return of(database, List.of(project)).map(all -> all.getOrDefault(project, NOBODY));
    }

    /// By the id of the project.
    public static Uni<Map<Long, Directory>> of(SqlClient database, Collection<Long> projects) {
        if (projects.isEmpty()) return Uni.createFrom().item(Map.of());
        return database.preparedQuery(ALL)
                .execute(Tuple.tuple().addArrayOfLong(projects.toArray(Long[]::new)))
                .map(
                        rows -> {
                            var entries = new HashMap<Long, List<Directory.Entry>>();
                            var names = new HashMap<Long, String>();
                            for (var row : rows) {
                                long project = row.getLong("project_id");
                                names.put(project, row.getString("organization"));
                                entries.computeIfAbsent(project, _ -> new ArrayList<>())
                                        .add(entry(row));
                            }
                            var all = new HashMap<Long, Directory>();
                            names.forEach(
                                    (project, name) ->
                                            all.put(
                                                    project,
                                                    directory(
                                                            name,
                                                            entries.getOrDefault(
                                                                    project, List.of()))));
                            return all;
                        });
    }

    /// Of a project that is gone.
    public static final Directory NOBODY = directory("", List.of());

    private static Directory directory(String organization, List<Directory.Entry> entries) {
        return new Directory(organization, Set.of(), entries, Map.of());
    }

    private static Directory.Entry entry(Row row) {
        long id = row.getLong("id");
        var owner =
                row.getBoolean("team")
                        ? new Owner.Team(id, row.getString("name"))
                        : new Owner.Member(id, row.getString("email"), row.getString("name"));
        return new Directory.Entry(owner, row.getBoolean("access"));
    }
}
