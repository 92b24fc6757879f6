package dev.mayday.issues.people;

import dev.mayday.issues.audit.AuditNotes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/// What else it does that somebody leaves an organization. A room that keeps something of members
/// brings a bean of this; it is asked for its words before, and does what it said within the
/// transaction of the removal.
public interface Parting {

    /// Sentences that begin with a verb, such as "unassigns 12 issues"; none when there is nothing.
    Uni<List<String>> foretell(SqlClient database, Leaver leaver);

    /// Does what was foretold. The membership is still there.
    ///
    /// @param notes of what is to be written down
    Uni<Void> part(SqlClient tx, Leaver leaver, AuditNotes notes);

    /// @param last whether the account belongs nowhere else
    record Leaver(long organization, long membership, long account, boolean last) {}
}
