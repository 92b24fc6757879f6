package dev.mayday.issues.operations;

import dev.mayday.contracts.issues.OperationsApi.DeadEnvelope;
import dev.mayday.contracts.issues.OperationsApi.DeadEnvelopes;
import dev.mayday.issues.Refused;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads which records could not be digested, newest received first.
@ApplicationScoped
class DeadEnvelopeList {

    private static final String PAGE =
            """
            SELECT d.node, d.sequence, d.project_id, coalesce(p.slug, '') AS project, d.received,
                   octet_length(d.record) AS bytes, d.reason, (SELECT count(*) FROM dead_envelope) AS total
              FROM dead_envelope d
              LEFT JOIN project p ON p.id = d.project_id
             WHERE (d.received, d.node, d.sequence) < ($1, $2, $3)
             ORDER BY d.received DESC, d.node DESC, d.sequence DESC
             LIMIT $4""";

    private static final String COUNT = "SELECT count(*) AS total FROM dead_envelope";

    private final Pool database;

    DeadEnvelopeList(@ReactiveDataSource("issues") Pool database) {
        this.database = database;
    }

    Uni<Long> count() {
        return database.preparedQuery(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    Uni<DeadEnvelopes> page(Cursor after, int limit) {
        var from = after.received().atOffset(ZoneOffset.UTC);
        return database.preparedQuery(PAGE)
                .execute(Tuple.of(from, after.node(), after.sequence(), limit + 1))
                .map(rows -> page(rows, limit));
    }

    private static DeadEnvelopes page(RowSet<Row> rows, int limit) {
        List<Row> found = StreamSupport.stream(rows.spliterator(), false).toList();
        var shown = found.stream().limit(limit).map(DeadEnvelopeList::envelope).toList();
        return new DeadEnvelopes(
                shown,
                found.isEmpty() ? 0 : found.getFirst().getLong("total"),
                found.size() > limit ? Cursor.after(shown.getLast()).text() : null);
    }

    private static DeadEnvelope envelope(Row row) {
        return new DeadEnvelope(
                row.getString("node"),
                row.getLong("sequence"),
                row.getLong("project_id"),
                row.getString("project"),
                row.getOffsetDateTime("received").toInstant(),
                row.getInteger("bytes"),
                row.getString("reason"));
    }

    /// Where a page begins: behind this record.
    record Cursor(Instant received, String node, long sequence) {

        private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

        static final Cursor START = new Cursor(LATEST, "", 0);

        static Cursor after(DeadEnvelope last) {
            return new Cursor(last.received(), last.node(), last.sequence());
        }

        String text() {
            var micros = received.getEpochSecond() * 1_000_000L + received.getNano() / 1_000;
            return micros + ":" + sequence + ":" + node;
        }

        /// @throws Refused 400 when it is not one of ours
        static Cursor parse(@Nullable String text) {
            if (text == null || text.isEmpty()) return START;
            var parts = text.split(":", 3);
            if (parts.length < 3 || text.indexOf('\0') >= 0) throw notOurs();
            try {
                long micros = Long.parseLong(parts[0]);
                var received =
                        Instant.ofEpochSecond(
                                Math.floorDiv(micros, 1_000_000L),
                                Math.floorMod(micros, 1_000_000L) * 1_000);
                if (received.isBefore(Instant.EPOCH) || received.isAfter(LATEST)) throw notOurs();
                return new Cursor(received, parts[2], Long.parseLong(parts[1]));
            } catch (NumberFormatException | DateTimeException notANumber) {
                throw notOurs();
            }
        }

        private static Refused notOurs() {
            return Refused.invalid("cursor is not one of ours");
        }
    }
}
