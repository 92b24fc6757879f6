package dev.mayday.issues.ingestion.dead;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.ingestion.consume.Digester;
import dev.mayday.issues.ingestion.write.BatchWriter.Written;
import dev.mayday.issues.ingestion.write.DeadEnvelopes;
import dev.mayday.wire.EnvelopeRecord;
import dev.mayday.wire.SpooledEnvelope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Records that could not be digested even alone: seen, run again, deleted. All of it may be done
/// twice, also by two people at once.
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /// How long one is kept (semantics 0.3).
    private static final Duration KEPT = Duration.ofDays(7);

    private static final String LIST =
            """
            SELECT node, sequence, at, project_id, received, reason, octet_length(record) AS bytes
              FROM dead_envelope
             WHERE $1::timestamptz IS NULL OR (at, node, sequence) < ($1, $2, $3)
             ORDER BY at DESC, node DESC, sequence DESC
             LIMIT $4""";

    private static final String READ =
            "SELECT record, counted_as FROM dead_envelope WHERE node = $1 AND sequence = $2";
    private static final String DELETE =
            "DELETE FROM dead_envelope WHERE node = $1 AND sequence = $2";
    private static final String KEEP =
            "UPDATE dead_envelope SET reason = $3 WHERE node = $1 AND sequence = $2";
    private static final String COUNT = "SELECT count(*) FROM dead_envelope";
    private static final String EXPIRE = "DELETE FROM dead_envelope WHERE at < $1";

    private final Pool pool;
    private final Digester digester;
    private final Surroundings surroundings;
    private final AtomicLong counted = new AtomicLong();

    public DeadLetters(
            @ReactiveDataSource("digest") Pool pool,
            Digester digester,
            Surroundings surroundings,
            MeterRegistry registry) {
        this.pool = pool;
        this.digester = digester;
        this.surroundings = surroundings;
        registry.gauge("mayday.dead.envelopes", counted);
    }

    /// @param node whose spool gave it its sequence; for what was no batch, where it lay on the bus
    /// @param at when it was put aside
    /// @param projectId 0 when nobody can tell
    /// @param reason the failure, for an operator
    /// @param bytes of the record
    public record DeadLetter(
            String node,
            long sequence,
            Instant at,
            long projectId,
            Instant received,
            String reason,
            int bytes) {}

    /// Where a page of the list ends.
    public record Cursor(Instant at, String node, long sequence) {}

    /// What became of a record that was run again.
    public sealed interface Rerun {

        /// It is digested, and no dead letter any more.
        record Digested() implements Rerun {}

        /// It still cannot be digested, and stays.
        record StillDead(String reason) implements Rerun {}

        /// There is no such dead letter: digested or deleted before.
        record Unknown() implements Rerun {}
    }

    /// The newest first.
    ///
    /// @param after the last of the page before; null begins
    public Uni<List<DeadLetter>> list(@Nullable Cursor after, int limit) {
        var from =
                after == null
                        ? Tuple.of(null, "", 0L, limit)
                        : Tuple.of(
                                after.at().atOffset(ZoneOffset.UTC),
                                after.node(),
                                after.sequence(),
                                limit);
        return pool.preparedQuery(LIST)
                .execute(from)
                .map(
                        rows -> {
                            var letters = new ArrayList<DeadLetter>();
                            for (var row : rows) letters.add(letter(row));
                            return List.copyOf(letters);
                        });
    }

    private static DeadLetter letter(Row row) {
        return new DeadLetter(
                row.getString("node"),
                row.getLong("sequence"),
                Utc.instant(row, "at"),
                row.getLong("project_id"),
                Utc.instant(row, "received"),
                row.getString("reason"),
                row.getInteger("bytes"));
    }

    public Uni<Long> count() {
        return pool.query(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .invoke(counted::set);
    }

    /// The last known number, should they not be countable now.
    public Uni<Long> lastCount() {
        return keepCount().map(_ -> counted.get());
    }

    /// Digests it as if it came now; its row goes in the transaction that stores it.
    public Uni<Rerun> rerun(String node, long sequence) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(node, sequence))
                .chain(
                        rows -> {
                            var found = rows.iterator();
                            return found.hasNext()
                                    ? rerun(node, found.next())
                                    : Uni.createFrom().item(new Rerun.Unknown());
                        })
                .call(this::keepCount);
    }

    private Uni<Rerun> rerun(String node, Row row) {
        return Uni.createFrom()
                .item(
                        () -> {
                            var bytes = row.getBuffer("record").getBytes();
                            return unwrapped(EnvelopeRecord.decode(ByteBuffer.wrap(bytes)));
                        })
                .chain(record -> digester.again(node, record, row.getString("counted_as")))
                .map(DeadLetters::outcome)
                .onFailure(Digester.StillDead.class)
                .recoverWithItem(
                        failure -> new Rerun.StillDead(String.valueOf(failure.getMessage())))
                .onFailure(IllegalArgumentException.class)
                .recoverWithItem(failure -> new Rerun.StillDead(failure.toString()));
    }

    /// Bytes that no process could read when they were put aside: this one may.
    private static SpooledEnvelope unwrapped(SpooledEnvelope record) {
        return switch (record.endpoint()) {
            case ENVELOPE, STORE -> record;
            case UNREADABLE -> EnvelopeRecord.decodeOrKeep(ByteBuffer.wrap(record.body()));
        };
    }

    private static Rerun outcome(Written written) {
        return switch (written) {
            case Written.Stored _ -> new Rerun.Digested();
            case Written.Gone _, Written.Gap _ -> new Rerun.Unknown();
        };
    }

    /// It stays, with the failure of now.
    public Uni<Rerun> keep(String node, long sequence, Throwable failure) {
        var reason = DeadEnvelopes.reason(failure.toString());
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(node, sequence, reason))
                .map(
                        kept ->
                                kept.rowCount() > 0
                                        ? new Rerun.StillDead(reason)
                                        : new Rerun.Unknown());
    }

    /// @return false when there was none
    public Uni<Boolean> delete(String node, long sequence) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(node, sequence))
                .map(gone -> gone.rowCount() > 0)
                .call(this::keepCount);
    }

    /// Never fails: a deed that is done is not undone by a figure that cannot be read.
    @Scheduled(every = "30s", delayed = "5s")
    Uni<Void> keepCount() {
        return quietly(count().replaceWithVoid());
    }

    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> expire() {
        var oldest = surroundings.now().minus(KEPT).atOffset(ZoneOffset.UTC);
        return quietly(pool.preparedQuery(EXPIRE).execute(Tuple.of(oldest)).replaceWithVoid());
    }

    private static Uni<Void> quietly(Uni<Void> work) {
        return work.onFailure()
                .invoke(failure -> LOG.warnf("dead envelopes wait error=%s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
