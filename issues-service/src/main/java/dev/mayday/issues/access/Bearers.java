package dev.mayday.issues.access;

import dev.mayday.front.ServiceTokens;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.organization.Organization;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who is behind a bearer: the installation's secret, an API token or a session. Asked anew at each
/// request, so that what was taken from a person is gone at once.
@ApplicationScoped
public class Bearers {

    static final Duration IDLE_SESSION = Duration.ofHours(12);
    static final Duration LONGEST_SESSION = Duration.ofDays(7);

    /// How exactly the last use is known.
    private static final Duration USE_PRECISION = Duration.ofMinutes(5);

    private static final String PERSON =
            """
            SELECT a.id, a.email, a.name, a.instance_admin, m.role,
                   o.id AS organization, o.slug, o.name AS organization_name, o.created_at AS organization_created\
            """;

    private static final String BY_SESSION =
            PERSON
                    + """
                    , s.last_used
                      FROM session s
                      JOIN account a ON a.id = s.account_id
                      JOIN membership m ON m.account_id = a.id
                      JOIN organization o ON o.id = m.organization_id
                     WHERE s.hash = $1 AND s.created_at > $2 AND s.last_used > $3
                     ORDER BY o.id LIMIT 1\
                    """;

    private static final String BY_TOKEN =
            PERSON
                    + """
                    , t.name AS token_name, t.scopes, t.account_id, t.last_used_at AS last_used
                      FROM api_token t
                      JOIN organization o ON o.id = t.organization_id
                      LEFT JOIN membership m ON m.account_id = t.account_id AND m.organization_id = o.id
                      LEFT JOIN account a ON a.id = m.account_id
                     WHERE t.hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $2)
                       AND (t.account_id IS NULL OR a.id IS NOT NULL)\
                    """;

    private static final String TOUCH_SESSION = "UPDATE session SET last_used = $2 WHERE hash = $1";
    private static final String TOUCH_TOKEN =
            "UPDATE api_token SET last_used_at = $2 WHERE hash = $1";

    private final Pool database;
    private final Surroundings surroundings;
    private final ServiceTokens services;

    Bearers(
            @ReactiveDataSource("issues") Pool database,
            Surroundings surroundings,
            ServiceTokens services) {
        this.database = database;
        this.surroundings = surroundings;
        this.services = services;
    }

    /// @param authorization the header, null when there was none
    /// @return the caller; fails with [Refused] 401
    public Uni<Caller> find(@Nullable String authorization) {
        var secret = secret(authorization);
        if (secret.isEmpty()) return Uni.createFrom().failure(Refused.anonymous());
        if (services.knows(secret)) return Uni.createFrom().item(new Caller.Service());
        var hash = Secrets.hash(secret);
        return secret.startsWith("sntry") ? token(hash) : session(hash);
    }

    /// Empty when the header is none of ours.
    public static String secret(@Nullable String authorization) {
        if (authorization == null) return "";
        var words = authorization.strip().split("\\s+", 2);
        var scheme = words[0].toLowerCase(Locale.ROOT);
        boolean known = scheme.equals("bearer") || scheme.equals("token");
        return known && words.length == 2 ? words[1] : "";
    }

    private Uni<Caller> session(String hash) {
        var now = surroundings.now();
        var since = Tuple.of(hash, utc(now.minus(LONGEST_SESSION)), utc(now.minus(IDLE_SESSION)));
        return one(BY_SESSION, since)
                .call(row -> touch(TOUCH_SESSION, hash, row, now))
                .map(Bearers::person);
    }

    private Uni<Caller> token(String hash) {
        var now = surroundings.now();
        return one(BY_TOKEN, Tuple.of(hash, utc(now)))
                .call(row -> touch(TOUCH_TOKEN, hash, row, now))
                .map(Bearers::token);
    }

    private Uni<Row> one(String sql, Tuple values) {
        return OneRow.of(database, sql, values, () -> Refused.unauthenticated("Invalid token"));
    }

    private Uni<?> touch(String sql, String hash, Row row, Instant now) {
        var lastUsed = row.getOffsetDateTime("last_used");
        boolean known = lastUsed != null && lastUsed.toInstant().isAfter(now.minus(USE_PRECISION));
        return known
                ? Uni.createFrom().voidItem()
                : database.preparedQuery(sql).execute(Tuple.of(hash, utc(now)));
    }

    private static Caller.Person person(Row row) {
        return new Caller.Person(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                Role.of(row.getString("role")),
                organization(row),
                row.getBoolean("instance_admin"));
    }

    private static Caller token(Row row) {
        var owner = row.getLong("account_id") == null ? null : person(row);
        Set<Scope> scopes =
                Arrays.stream(row.getArrayOfStrings("scopes"))
                        .map(Scope::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        return new Caller.Token(row.getString("token_name"), scopes, organization(row), owner);
    }

    private static Organization organization(Row row) {
        return new Organization(
                row.getLong("organization"),
                row.getString("slug"),
                row.getString("organization_name"),
                row.getOffsetDateTime("organization_created").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
