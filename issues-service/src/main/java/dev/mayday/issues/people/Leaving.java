package dev.mayday.issues.people;

import dev.mayday.issues.OneByOne;
import dev.mayday.issues.audit.AuditNotes;
import dev.mayday.issues.people.Parting.Leaver;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Ends the membership of somebody with all that hangs on it: the one way, whoever decided it.
@Singleton
public class Leaving {

    private static final String IS_LAST =
            """
            SELECT NOT a.instance_admin
                   AND NOT EXISTS (SELECT 1 FROM membership o
                                    WHERE o.account_id = a.id AND o.organization_id <> $2) AS last
              FROM account a WHERE a.id = $1""";

    private static final String REMOVE =
            "DELETE FROM membership WHERE organization_id = $1 AND id = $2";

    private final List<Parting> partings;

    Leaving(@All List<Parting> partings) {
        this.partings = partings;
    }

    /// What else it will do.
    ///
    /// @param leaver as it is now
    Uni<List<String>> foretell(SqlClient database, Leaver leaver) {
        Uni<List<String>> words = Uni.createFrom().item(ArrayList::new);
        for (var parting : partings) {
            words =
                    words.chain(
                            said ->
                                    parting.foretell(database, leaver)
                                            .invoke(said::addAll)
                                            .replaceWith(said));
        }
        return words;
    }

    static Uni<Leaver> leaver(SqlClient tx, long organization, long membership, long account) {
        return tx.preparedQuery(IS_LAST)
                .execute(Tuple.of(account, organization))
                .map(rows -> rows.iterator().next().getBoolean("last"))
                .map(last -> new Leaver(organization, membership, account, last));
    }

    /// Within a transaction that holds the organization ([Ranks#lock]).
    ///
    /// @param notes of what is to be written down
    public Uni<Leaver> end(
            SqlClient tx, long organization, long membership, long account, AuditNotes notes) {
        return AccountLock.hold(tx, account)
                .chain(() -> leaver(tx, organization, membership, account))
                .call(leaver -> OneByOne.each(partings, each -> each.part(tx, leaver, notes)))
                .call(() -> tx.preparedQuery(REMOVE).execute(Tuple.of(organization, membership)));
    }
}
