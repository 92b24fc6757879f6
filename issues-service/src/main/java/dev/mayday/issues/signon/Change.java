package dev.mayday.issues.signon;

import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is done to the standing of somebody in one organization, and written down there.
///
/// @param person whose it is
record Change(SqlClient tx, AuditLog audit, Actor person, Standing standing) {

    Uni<Void> write(
            String action, @Nullable Map<String, ?> before, @Nullable Map<String, ?> after) {
        return audit.write(
                tx,
                new AuditEntry(
                        standing.organization(), person, action, person.name(), before, after));
    }
}
