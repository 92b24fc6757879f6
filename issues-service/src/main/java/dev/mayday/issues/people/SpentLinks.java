package dev.mayday.issues.people;

import dev.mayday.contracts.people.InvitationsApi.State;
import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Locale;

/// What became of links that lead nowhere any more, so that each says why.
@Singleton
public record SpentLinks(Surroundings surroundings) {

    private static final String SPEND =
            """
            WITH gone AS (DELETE FROM invitation WHERE membership_id = $1 RETURNING hash, organization_id)
            INSERT INTO spent_invitation (hash, organization_id, how, at)
            SELECT hash, organization_id, $2, $3 FROM gone""";

    private static final String HOW = "SELECT how FROM spent_invitation WHERE hash = $1";

    Uni<Void> withdraw(SqlClient tx, long member) {
        return spend(tx, member, State.WITHDRAWN);
    }

    /// The link of a membership that is accepted, withdrawn or renewed.
    public Uni<Void> spend(SqlClient tx, long member, State how) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return tx.preparedQuery(SPEND)
                .execute(Tuple.of(member, how.name().toLowerCase(Locale.ROOT), now))
                .replaceWithVoid();
    }

    /// @return [State#UNKNOWN] for what never was a link, or is forgotten
    static Uni<State> state(SqlClient database, String hash) {
        return database.preparedQuery(HOW)
                .execute(Tuple.of(hash))
                .map(
                        rows -> {
                            var found = rows.iterator();
                            if (!found.hasNext()) return State.UNKNOWN;
                            return State.valueOf(
                                    found.next().getString("how").toUpperCase(Locale.ROOT));
                        });
    }
}
