package dev.mayday.issues.organization;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/// Keeps short ids from being given twice: a slug that a project gives up remembers how far it
/// has come, and the next project of that slug goes on from there.
final class FormerSlugs {

    private static final String REMEMBER =
            """
            INSERT INTO former_slug (organization_id, slug, next_number)
            SELECT organization_id, slug, next_number FROM project WHERE id = $1
            ON CONFLICT (organization_id, slug)
            DO UPDATE SET next_number = greatest(former_slug.next_number, excluded.next_number)""";

    /// For a project that has the slug by now.
    static final String CONTINUE =
            """
            UPDATE project p SET next_number = greatest(p.next_number, f.next_number)
              FROM former_slug f
             WHERE p.id = %s AND f.organization_id = p.organization_id AND f.slug = p.slug""";

    private FormerSlugs() {}

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
