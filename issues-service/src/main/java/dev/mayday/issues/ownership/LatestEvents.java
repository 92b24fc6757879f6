package dev.mayday.issues.ownership;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.OneByOne;
import dev.mayday.issues.event.body.LargeBodies;
import dev.mayday.issues.event.body.StoredBody;
import dev.mayday.issues.ownership.rules.CodeMapping;
import dev.mayday.issues.ownership.rules.OwnedEvent;
import dev.mayday.issues.ownership.rules.OwnedEventReader;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ObjLongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The latest events of issues, each of which speaks for its issue where owners are told. A few are
/// in memory at a time, and of large ones one.
@Singleton
record LatestEvents(@ReactiveDataSource("issues") Pool database, ObjectMapper json) {

    private static final Logger LOG = Logger.getLogger(LatestEvents.class);

    private static final int AT_ONCE = 10;

    /// Of a body as it is stored, in bytes. A larger one says nothing here: events that no
    /// compression makes smaller are data, and not stacks.
    private static final int LARGEST = 400_000;

    /// The columns of an issue `i` that [#read] needs. The day of its latest event is that of its
    /// last sight, or the one after it.
    static final String COLUMNS =
            "i.id, i.last_event_id, (i.last_seen AT TIME ZONE 'UTC')::date AS last_day";

    private static final String BODIES =
            """
            SELECT a.issue, e.dictionary, e.body
              FROM unnest($2::bigint[], $3::uuid[], $4::date[]) AS a(issue, event, day)
             CROSS JOIN LATERAL (
                   SELECT v.dictionary, v.body FROM event v
                    WHERE v.project_id = $1 AND v.id = a.event AND v.day BETWEEN a.day AND a.day + 1
                      AND octet_length(v.body) <= $5
                    LIMIT 1) e""";

    record Latest(long issue, UUID event, LocalDate day) {
        static Latest read(Row row) {
            return new Latest(
                    row.getLong("id"), row.getUUID("last_event_id"), row.getLocalDate("last_day"));
        }
    }

    /// @param use is handed one event after the other, with the id of its issue; none of an issue
    ///     whose latest event is gone or cannot be read
    Uni<Void> each(
            long project,
            List<Latest> all,
            List<CodeMapping> mappings,
            ObjLongConsumer<OwnedEvent> use) {
        var parts = new ArrayList<List<Latest>>();
        for (int i = 0; i < all.size(); i += AT_ONCE)
            parts.add(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
        return OneByOne.each(
                parts,
                part ->
                        bodies(project, part)
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .invoke(
                                        rows -> {
                                            for (var row : rows) {
                                                var event = owned(row, mappings);
                                                if (event != null)
                                                    use.accept(event, row.getLong("issue"));
                                            }
                                        }));
    }

    private Uni<RowSet<Row>> bodies(long project, List<Latest> some) {
        var values =
                Tuple.tuple()
                        .addLong(project)
                        .addArrayOfLong(some.stream().map(Latest::issue).toArray(Long[]::new))
                        .addArrayOfUUID(some.stream().map(Latest::event).toArray(UUID[]::new))
                        .addArrayOfLocalDate(
                                some.stream().map(Latest::day).toArray(LocalDate[]::new))
                        .addInteger(LARGEST);
        return database.preparedQuery(BODIES).execute(values);
    }

    /// Null when it cannot be read: that is the matter of this one, and not of all the others.
    private @Nullable OwnedEvent owned(Row row, List<CodeMapping> mappings) {
        var body = new StoredBody(row.getShort("dictionary"), row.getBuffer("body").getBytes());
        try {
            return LargeBodies.inTurn(body.length(), () -> owned(body, mappings));
        } catch (RuntimeException fault) {
            LOG.warnf("own.error issue=%d error=%s", row.getLong("issue"), fault);
            return null;
        }
    }

    private OwnedEvent owned(StoredBody body, List<CodeMapping> mappings) {
        try {
            return OwnedEventReader.read(json.readTree(body.json()), mappings);
        } catch (IOException broken) {
            throw new UncheckedIOException("event body is no JSON", broken);
        }
    }
}
