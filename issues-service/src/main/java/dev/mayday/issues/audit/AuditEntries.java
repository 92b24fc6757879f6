package dev.mayday.issues.audit;

import dev.mayday.contracts.issues.AuditApi.Entry;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads the log, the newest entries first.
@Singleton
record AuditEntries(@ReactiveDataSource("issues") Pool database) {

    /// The installation's entries have an index lookup of their own, so that each is read in order.
    private static final String FIND =
            """
            WITH fitting AS (
              (SELECT * FROM audit_entry
                WHERE organization_id = $1 AND id < $8
                  AND ($3 = '' OR position(lower($3) IN lower(actor || ' ' || email)) > 0)
                  AND ($4 = '' OR starts_with(translate(action, '.-', '  '), $4))
                  AND ($5 = '' OR position(lower($5) IN lower(object)) > 0)
                  AND at >= $6 AND at < $7
                ORDER BY id DESC LIMIT $9)
              UNION ALL
              (SELECT * FROM audit_entry
                WHERE $2 AND organization_id IS NULL AND id < $8
                  AND ($3 = '' OR position(lower($3) IN lower(actor || ' ' || email)) > 0)
                  AND ($4 = '' OR starts_with(translate(action, '.-', '  '), $4))
                  AND ($5 = '' OR position(lower($5) IN lower(object)) > 0)
                  AND at >= $6 AND at < $7
                ORDER BY id DESC LIMIT $9))
            SELECT id, at, actor, account_id, email, via, address, action, object, before, after, organization_id
              FROM fitting ORDER BY id DESC LIMIT $9""";

    Uni<List<Entry>> find(AuditSearch search, int limit) {
        return database.preparedQuery(FIND)
                .execute(
                        Tuple.tuple()
                                .addLong(search.organization())
                                .addBoolean(search.installation())
                                .addString(search.actor())
                                .addString(search.action())
                                .addString(search.object())
                                .addOffsetDateTime(Utc.of(search.from()))
                                .addOffsetDateTime(Utc.of(search.until()))
                                .addLong(search.before())
                                .addLong((long) limit))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(AuditEntries::entry)
                                        .toList());
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getLong("id"),
                Utc.instant(row, "at"),
                row.getString("actor"),
                row.getLong("account_id"),
                row.getString("email"),
                row.getString("via"),
                row.getString("address"),
                row.getString("action"),
                row.getString("object"),
                values(row, "before"),
                values(row, "after"),
                row.getLong("organization_id") == null);
    }

    private static @Nullable Map<String, Object> values(Row row, String column) {
        return row.getValue(column) instanceof JsonObject json ? json.getMap() : null;
    }
}
