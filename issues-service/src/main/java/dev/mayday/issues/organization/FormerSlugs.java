package dev.mayday.issues.organization;

import dev.mayday.issues.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/// Keeps short ids from being given twice: a slug that a project gives up remembers how far it
/// has come, and the next project of that slug goes on from there. Until there is one, the slug
/// leads to the project that gave it up.
public final class FormerSlugs {

    private static final String REMEMBER =
            """
            INSERT INTO former_slug (organization_id, slug, next_number, project_id)
            SELECT organization_id, slug, next_number, id FROM project WHERE id = $1
            ON CONFLICT (organization_id, slug)
            DO UPDATE SET next_number = greatest(former_slug.next_number, excluded.next_number),
                          project_id = excluded.project_id""";

    /// For a project that has the slug by now.
    static final String CONTINUE =
            """
            UPDATE project p SET next_number = greatest(p.next_number, f.next_number)
              FROM former_slug f
             WHERE p.id = %s AND f.organization_id = p.organization_id AND f.slug = p.slug""";

    private static final String NOW =
            """
            SELECT p.slug FROM former_slug f JOIN project p ON p.id = f.project_id
             WHERE f.organization_id = p.organization_id AND f.slug = $3
               AND NOT EXISTS (SELECT 1 FROM project n
                                WHERE n.organization_id = f.organization_id AND n.slug = f.slug
                                  AND n.removed_at IS NULL)
               AND\s"""
                    + Organization.within("p", 1);

    private FormerSlugs() {}

    /// Fails with [Refused] 404 that says which slug the project has now whose slug this was, as
    /// far as that one is within reach.
    public static <T> Uni<T> missing(SqlClient database, Organization organization, String slug) {
        return database.preparedQuery(NOW)
                .execute(organization.values().addString(slug))
                .map(
                        rows -> {
                            if (rows.size() == 0) throw Refused.notFound();
                            throw Refused.moved(rows.iterator().next().getString("slug"));
                        });
    }

    /// To be called while the project still has its slug.
    static Uni<Void> remember(SqlClient tx, long project) {
        return tx.preparedQuery(REMEMBER).execute(Tuple.of(project)).replaceWithVoid();
    }

    /// To be called when the project has a slug that was not its own before.
    static Uni<Void> goOn(SqlClient tx, long project) {
        return tx.preparedQuery(CONTINUE.formatted("$1"))
                .execute(Tuple.of(project))
                .replaceWithVoid();
    }
}
