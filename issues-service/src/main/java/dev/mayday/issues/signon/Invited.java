package dev.mayday.issues.signon;

import dev.mayday.contracts.people.InvitationsApi.State;
import dev.mayday.issues.OneByOne;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditNotes;
import dev.mayday.issues.people.Inviters;
import dev.mayday.issues.people.SpentLinks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Accepts the invitations of who comes with the verified address to which they went: within its
/// reach the provider proves more than the link would.
@Singleton
record Invited(SpentLinks spent, Surroundings surroundings) {

    private static final String JOIN =
            """
            WITH open AS (SELECT i.membership_id, i.organization_id, o.name FROM invitation i
                             JOIN organization o ON o.id = i.organization_id
                             JOIN membership m ON m.id = i.membership_id
                           WHERE lower(i.email) = lower($1) AND i.expires_at > $3
                             AND ($4 OR o.slug = ANY($5)) AND %s
                             AND NOT EXISTS (SELECT 1 FROM membership own
                                              WHERE own.organization_id = i.organization_id AND own.account_id = $2)
                             FOR UPDATE OF i)
            UPDATE membership m SET account_id = $2 FROM open
             WHERE m.id = open.membership_id AND m.account_id IS NULL
            RETURNING m.id, m.organization_id, m.role, open.name\
            """
                    .formatted(Inviters.STILL_VOUCH);

    /// An organization to which an invitation led.
    record Joined(long organization, String name) {

        private static Joined of(Row row) {
            return new Joined(row.getLong("organization_id"), row.getString("name"));
        }
    }

    /// @param notes of what is to be written down
    /// @param email null when none is verified
    Uni<List<Joined>> join(
            SqlClient tx, AuditNotes notes, Actor actor, Reach reach, @Nullable String email) {
        if (email == null) return Uni.createFrom().item(List.of());
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var all = new ArrayList<Joined>();
        return tx.preparedQuery(JOIN)
                .execute(Tuple.of(email, actor.account(), now, reach.everywhere(), reach.slugs()))
                .invoke(
                        rows -> {
                            for (var row : rows) {
                                notes.add(joined(actor, email, row));
                                all.add(Joined.of(row));
                            }
                        })
                .chain(
                        rows ->
                                OneByOne.each(
                                        rows,
                                        row -> spent.spend(tx, row.getLong("id"), State.USED)))
                .replaceWith(all);
    }

    private static AuditEntry joined(Actor actor, String email, Row row) {
        var role = Map.of("role", row.getString("role"));
        return new AuditEntry(
                row.getLong("organization_id"), actor, "member.joined", email, null, role);
    }
}
