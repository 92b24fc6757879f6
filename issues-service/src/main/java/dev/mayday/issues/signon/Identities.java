package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.SignOnApi.Arrival;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Secrets;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Which account somebody is who is a subject at an issuer. An address counts for the first time
/// only, and only when it is verified: it joins the account that has it, if all of that account is
/// within the reach of who vouches.
@Singleton
record Identities(
        @ReactiveDataSource("issues") Pool database, Charters charters, Surroundings surroundings) {

    private static final Logger LOG = Logger.getLogger(Identities.class);

    private static final String KNOWN =
            """
            SELECT a.id FROM identity i JOIN account a ON a.id = i.account_id
             WHERE i.issuer = $1 AND i.subject = $2 AND a.left_at IS NULL\
            """;

    private static final String BY_EMAIL =
            """
            SELECT a.id, $2 OR NOT a.instance_admin
                   AND NOT EXISTS (SELECT 1 FROM membership m JOIN organization o ON o.id = m.organization_id
                                    WHERE m.account_id = a.id AND o.slug <> ALL($3))
                   AND NOT EXISTS (SELECT 1 FROM identity i
                                    WHERE i.account_id = a.id AND i.issuer = ANY($4)) AS within_reach
              FROM account a WHERE lower(a.email) = lower($1) AND a.left_at IS NULL\
            """;

    private static final String MAKE =
            "INSERT INTO account (email, name, created_at) VALUES ($1, $2, $3) RETURNING id";

    private static final String LINK =
            """
            INSERT INTO identity (issuer, subject, account_id, created_at, last_sign_in)
            VALUES ($1, $2, $3, $4, $4)
            ON CONFLICT (issuer, subject)
            DO UPDATE SET account_id = excluded.account_id, last_sign_in = excluded.last_sign_in\
            """;

    private static final String HERE =
            "UPDATE account SET last_sign_in = $2 WHERE id = $1 RETURNING email, name";

    private static final String REFUSED =
            "UPDATE identity SET refused_at = $3 WHERE issuer = $1 AND subject = $2";

    /// @param first whether it is the first time
    /// @param joins whether it is the first time, and the account was there before
    record Found(long account, boolean first, boolean joins) {

        private static Found known(long account) {
            return new Found(account, false, false);
        }

        private static Found joined(long account) {
            return new Found(account, true, true);
        }

        private static Found made(long account) {
            return new Found(account, true, false);
        }
    }

    /// The account of a person who was here before; fails with [Refused] 401.
    Uni<Long> account(String issuer, String subject) {
        return known(database, issuer, subject)
                .map(
                        account -> {
                            if (account != null) return account;
                            throw Refused.unauthenticated(
                                    "Nobody has signed in as the subject of this token yet. Sign in"
                                            + " on the web once.");
                        });
    }

    /// Finds or makes it. Within the transaction of the caller, one person at a time.
    Uni<Found> find(SqlClient tx, Arrival arrival, Charter charter) {
        var email = new Claims(arrival.claims()).email(charter.trustEmail());
        return known(tx, arrival.issuer(), arrival.subject())
                .chain(
                        known ->
                                known == null
                                        ? joined(tx, arrival, charter, email)
                                        : Uni.createFrom().item(Found.known(known)));
    }

    /// How somebody who is here is called.
    record Here(String email, String name) {}

    /// Notes that they are here.
    Uni<Here> here(SqlClient tx, Arrival arrival, long account) {
        return tx.preparedQuery(LINK)
                .execute(Tuple.of(arrival.issuer(), arrival.subject(), account, now()))
                .chain(() -> tx.preparedQuery(HERE).execute(Tuple.of(account, now())))
                .map(rows -> rows.iterator().next())
                .map(row -> new Here(row.getString("email"), row.getString("name")));
    }

    /// The provider does not vouch for them any more: their tokens open nothing until they sign in.
    Uni<Void> refused(SqlClient tx, String issuer, String subject) {
        return tx.preparedQuery(REFUSED)
                .execute(Tuple.of(issuer, subject, now()))
                .replaceWithVoid();
    }

    private static Uni<@Nullable Long> known(SqlClient client, String issuer, String subject) {
        return client.preparedQuery(KNOWN).execute(Tuple.of(issuer, subject)).map(Identities::id);
    }

    private Uni<Found> joined(
            SqlClient tx, Arrival arrival, Charter charter, @Nullable String email) {
        if (email == null) return make(tx, arrival, null);
        var reach = charters.reach(charter);
        var strangers = charters.strangers(charter).toArray(String[]::new);
        return tx.preparedQuery(BY_EMAIL)
                .execute(Tuple.of(email, reach.everywhere(), reach.slugs(), strangers))
                .map(rows -> rows.iterator())
                .chain(
                        found -> {
                            if (!found.hasNext()) return make(tx, arrival, email);
                            var row = found.next();
                            if (row.getBoolean("within_reach")) {
                                return Uni.createFrom().item(Found.joined(row.getLong("id")));
                            }
                            LOG.infof(
                                    "address belongs to an account beyond the provider's reach,"
                                            + " so it joins none provider=%s subject=%s",
                                    arrival.provider(), arrival.subject());
                            return make(tx, arrival, null);
                        });
    }

    private Uni<Found> make(SqlClient tx, Arrival arrival, @Nullable String email) {
        var name = new Claims(arrival.claims()).name();
        var address = email != null ? email : nowhere(arrival);
        return tx.preparedQuery(MAKE)
                .execute(Tuple.of(address, name.isEmpty() ? arrival.subject() : name, now()))
                .map(rows -> Found.made(rows.iterator().next().getLong("id")));
    }

    /// For who has no verified address: one that no mail reaches (RFC 2606). No two subjects have
    /// the same, whatever letters they are made of.
    private static String nowhere(Arrival arrival) {
        var who = Secrets.hash(arrival.issuer() + "\n" + arrival.subject());
        return who.substring(0, 32) + "@" + arrival.provider() + ".invalid";
    }

    private OffsetDateTime now() {
        return surroundings.now().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Long id(RowSet<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? found.next().getLong(0) : null;
    }
}
