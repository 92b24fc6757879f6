package dev.mayday.issues.signon;

import dev.mayday.issues.database.Utc;
import dev.mayday.issues.signon.Charters.Party;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Sessions about which a provider is to be asked now, one after another, the longest unasked
/// first. Taking them puts them off until the next time, on every node; those about which it could
/// not be asked are given back.
final class Due {

    private static final int AT_ONCE = 20;

    /// For this long the session stands back at which the asking ended, so that it holds up no
    /// other again.
    private static final Duration ASIDE = Duration.ofMinutes(1);

    /// Each is taken by one node.
    private static final String TAKE =
            """
            WITH due AS (SELECT hash, checked_at FROM session
                          WHERE tokens IS NOT NULL AND issuer = $1 AND via = $2 AND checked_at <= $4
                          ORDER BY checked_at LIMIT 20 FOR UPDATE SKIP LOCKED),
                 taken AS (UPDATE session s SET checked_at = $3 FROM due WHERE s.hash = due.hash
                           RETURNING s.hash, s.issuer, s.subject, s.tokens, due.checked_at AS last)
            SELECT hash, issuer, subject, tokens FROM taken ORDER BY last\
            """;

    private static final String GIVE_BACK =
            "UPDATE session SET checked_at = CASE hash WHEN $2 THEN $3::timestamptz ELSE $4 END WHERE hash = ANY($1)";

    private final OffsetDateTime before;
    private final List<Row> all;
    private final Deque<String> left = new ArrayDeque<>();

    private Due(OffsetDateTime before, Iterable<Row> rows) {
        this.before = before;
        this.all = new ArrayList<>();
        for (var row : rows) {
            all.add(row);
            left.add(row.getString("hash"));
        }
    }

    static Uni<Due> take(SqlClient database, Party party, Instant now) {
        var provider = party.provider();
        var before = Utc.of(now.minus(party.charter().recheck()));
        return database.preparedQuery(TAKE)
                .execute(Tuple.of(provider.issuer(), provider.name(), Utc.of(now), before))
                .map(rows -> new Due(before, rows));
    }

    List<Row> all() {
        return all;
    }

    /// The first of those that are left was asked about.
    void done() {
        left.remove();
    }

    /// Whether there may be more that are due.
    boolean full() {
        return all.size() == AT_ONCE;
    }

    Uni<Void> giveBack(SqlClient database) {
        if (left.isEmpty()) return Uni.createFrom().voidItem();
        var hashes = left.toArray(String[]::new);
        return database.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(hashes, left.getFirst(), before.plus(ASIDE), before))
                .replaceWithVoid();
    }
}
