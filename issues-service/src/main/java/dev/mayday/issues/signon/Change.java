package dev.mayday.issues.signon;

import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditNotes;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is done to the standing of somebody in one organization, and to be written down there.
///
/// @param person whose it is
record Change(SqlClient tx, AuditNotes notes, Actor person, Standing standing) {

    void note(String action, @Nullable Map<String, ?> before, @Nullable Map<String, ?> after) {
        notes.add(
                new AuditEntry(
                        standing.organization(), person, action, person.name(), before, after));
    }
}
