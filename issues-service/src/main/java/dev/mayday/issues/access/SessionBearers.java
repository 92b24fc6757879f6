package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;

/// People by their session: whatever has no other form is taken for the token of one.
@Singleton
@Priority(1)
public record SessionBearers(
        @ReactiveDataSource("issues") Pool database, LastUse lastUse, Surroundings surroundings)
        implements BearerKind {

    /// A session ends when it is so long not used, and at the latest when it is so old.
    public static final Duration IDLE = Duration.ofHours(12);
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final String FIND =
            "SELECT "
                    + People.COLUMNS
                    + ", s.last_used FROM session s JOIN account a ON a.id = s.account_id "
                    + People.memberships("")
                    + """
             WHERE s.hash = $1 AND s.created_at > $2 AND s.last_used > $3
               AND (s.expires_at IS NULL OR s.expires_at > $4) AND a.left_at IS NULL
             ORDER BY o.id IS DISTINCT FROM s.organization_id, o.id""";

    private static final String TOUCH = "UPDATE session SET last_used = $2 WHERE hash = $1";

    @Override
    public boolean knows(String secret) {
        return true;
    }

    @Override
    public Uni<Caller> find(String secret, String address) {
        var hash = Secrets.hash(secret);
        var now = surroundings.now();
        var values =
                Tuple.of(
                        hash,
                        now.minus(LONGEST).atOffset(ZoneOffset.UTC),
                        now.minus(IDLE).atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC));
        return database.preparedQuery(FIND)
                .execute(values)
                .call(rows -> lastUse.keep(TOUCH, hash, rows, "last_used"))
                .map(
                        rows ->
                                People.person(rows)
                                        .orElseThrow(
                                                () -> Refused.unauthenticated("Invalid token")));
    }
}
