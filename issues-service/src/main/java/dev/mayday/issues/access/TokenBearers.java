package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.organization.Organization;
import io.netty.util.NetUtil;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Programs by their API token: of a person, who must still be a member, or of an organization.
@Singleton
@Priority(50)
record TokenBearers(
        @ReactiveDataSource("issues") Pool database, LastUse lastUse, Surroundings surroundings)
        implements BearerKind {

    private static final String FIND =
            "SELECT "
                    + People.COLUMNS
                    + """
            , t.name AS token_name, t.scopes, t.account_id, t.projects, t.last_used_at AS last_used,
              own.id AS own, own.slug AS own_slug, own.name AS own_name, own.created_at AS own_created,
              t.networks IS NULL OR coalesce($3::text::inet <<= ANY (t.networks), false) AS from_there,
              EXISTS (SELECT 1 FROM identity i WHERE i.account_id = t.account_id
                         AND i.refused_at > coalesce(a.last_sign_in, '-infinity')) AS refused
              FROM api_token t
              JOIN organization own ON own.id = t.organization_id
              LEFT JOIN account a ON a.id = t.account_id AND a.left_at IS NULL
            """
                    + People.memberships("AND m.organization_id = own.id")
                    + """
             WHERE t.hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $2)
               AND (t.account_id IS NULL OR m.id IS NOT NULL)""";

    private static final String TOUCH = "UPDATE api_token SET last_used_at = $2 WHERE hash = $1";

    @Override
    public boolean knows(String secret) {
        return secret.startsWith("sntry");
    }

    @Override
    public Uni<Caller> find(String secret, String address) {
        var hash = Secrets.hash(secret);
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return database.preparedQuery(FIND)
                .execute(Tuple.of(hash, now, known(address)))
                .invoke(rows -> requireThere(rows, address))
                .invoke(TokenBearers::requireVouched)
                .call(rows -> lastUse.keep(TOUCH, hash, rows, "last_used"))
                .map(TokenBearers::token);
    }

    /// @return null for what the database would not take for an address
    private static @Nullable String known(String address) {
        boolean valid =
                NetUtil.isValidIpV4Address(address)
                        || NetUtil.isValidIpV6Address(address) && address.indexOf('%') < 0;
        return valid ? address : null;
    }

    private static void requireThere(RowSet<Row> rows, String address) {
        if (rows.size() == 0 || rows.iterator().next().getBoolean("from_there")) return;
        throw Refused.forbidden("The token may not be used from " + address + ".");
    }

    /// Whoever a provider refused since they last signed in (ADR 22).
    private static void requireVouched(RowSet<Row> rows) {
        if (rows.size() == 0 || !rows.iterator().next().getBoolean("refused")) return;
        throw Refused.unauthenticated(
                "The provider vouches no more for the person of this token. It works again once they"
                        + " sign in.");
    }

    private static Caller token(RowSet<Row> rows) {
        if (rows.size() == 0) throw Refused.unauthenticated("Invalid token");
        var row = rows.iterator().next();
        Set<Scope> scopes =
                Arrays.stream(row.getArrayOfStrings("scopes"))
                        .map(Scope::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        var owner = row.getLong("account_id") == null ? null : People.person(rows).orElseThrow();
        return new Caller.Token(
                row.getString("token_name"),
                scopes,
                new Organization(
                        row.getLong("own"),
                        row.getString("own_slug"),
                        row.getString("own_name"),
                        Utc.instant(row, "own_created")),
                People.projects(row, "projects"),
                owner);
    }
}
