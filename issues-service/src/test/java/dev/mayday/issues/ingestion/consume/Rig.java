package dev.mayday.issues.ingestion.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.issues.Prepared;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.grouping.Grouping;
import dev.mayday.issues.ingestion.dead.DeadLetters;
import dev.mayday.issues.ingestion.directory.Partitions;
import dev.mayday.issues.ingestion.read.Groupings;
import dev.mayday.issues.ingestion.read.Sender;
import dev.mayday.issues.ingestion.write.BatchWriter;
import dev.mayday.issues.issue.changes.IssuePages;
import dev.mayday.issues.issue.changes.OutboxPublisher;
import dev.mayday.issues.issue.changes.Publishers;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.testing.Database;
import dev.mayday.issues.testing.RecordingBus;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.SpooledEnvelope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Message;

/// A digest over a real database with one project and one sender: batches go in as they come off
/// the bus.
public final class Rig {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    public final Database database;
    /// One for all: whichever rig's outbox takes a change, everybody finds it here.
    private static final RecordingBus BUS = new RecordingBus();

    final RecordingBus bus = BUS;
    final String key = UUID.randomUUID().toString().replace("-", "");
    public final long project;
    public final Sender sender;
    public final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    /// Of the consumers that are made from now on.
    InHand inHand = InHand.forgetful();
    private final Prepared prepared;
    private final EnvelopeConsumer consumer;
    private final OutboxPublisher outbox;
    private Digester digester;

    public Rig() {
        this(Database.shared());
    }

    public Rig(Database database) {
        this(database, Groupings.current());
    }

    Rig(Database database, Function<NormalisedEvent, Grouping> grouper) {
        this(database, grouper, new Prepared());
        prepared.now();
    }

    /// @param prepared whether the database has what must be there first
    Rig(Database database, Function<NormalisedEvent, Grouping> grouper, Prepared prepared) {
        this.prepared = prepared;
        this.database = database;
        this.project = database.project("shop-" + key.substring(0, 8), key);
        this.sender = new Sender(project, key);
        this.outbox = Publishers.publisher(database.pool(), bus);
        this.consumer = consumer(grouper, 2);
    }

    /// Another consumer on the same database, as a replica would be.
    EnvelopeConsumer consumer(Function<NormalisedEvent, Grouping> grouper, int batchesInWork) {
        var signals = Publishers.signals(bus);
        return consumer(
                grouper,
                batchesInWork,
                written -> {
                    if (written.changes() > 0) outbox.wake();
                    signals.send(written.summary());
                });
    }

    EnvelopeConsumer consumer(
            Function<NormalisedEvent, Grouping> grouper,
            int batchesInWork,
            Consumer<BatchWriter.Written.Stored> afterwards) {
        var config = new Config(batchesInWork, 2);
        var workers = new Workers(config);
        var surroundings = new Surroundings(InstantSource.system(), RandomGenerator.getDefault());
        var pool = database.pool();
        var figures = new DigestMeters(meters);
        var partitions = new Partitions(pool, surroundings.clock());
        var writer =
                new BatchWriter(
                        pool,
                        workers,
                        new IssuePages(BaseUrl.parse("https://mayday.example.com/")));
        var digester =
                new Digester(
                        Digester.Rooms.of(pool, surroundings, partitions, writer, figures),
                        grouper,
                        workers,
                        inHand,
                        surroundings.clock(),
                        afterwards);
        this.digester = digester;
        return new EnvelopeConsumer(
                prepared,
                digester,
                workers,
                new UnreadableBatches(pool, surroundings),
                figures,
                config);
    }

    private record Config(int batchesInWork, int threads) implements DigestConfig {

        @Override
        public Optional<Path> inHand() {
            return Optional.empty();
        }
    }

    /// What was put aside, over the digest that was made last.
    DeadLetters deadLetters() {
        var surroundings = new Surroundings(InstantSource.system(), RandomGenerator.getDefault());
        return new DeadLetters(database.pool(), digester, surroundings, meters);
    }

    OutboxPublisher outbox() {
        return outbox;
    }

    /// What was published of this project, once the outbox is empty.
    List<IssueChange> changes() {
        var waiting = "SELECT count(*) FROM issue_change WHERE project_id = $1";
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(sum(waiting)).isZero());
        return bus.changes.stream()
                .map(Rig::read)
                .filter(c -> c.project().id() == project)
                .toList();
    }

    private static IssueChange read(String json) {
        try {
            return JSON.readValue(json, IssueChange.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    EnvelopeConsumer consumer() {
        return consumer;
    }

    /// Completes when the batch is acknowledged.
    CompletableFuture<Void> send(EnvelopeBatch batch) {
        return send(consumer, batch);
    }

    static CompletableFuture<Void> send(EnvelopeConsumer consumer, EnvelopeBatch batch) {
        return Delivery.of(Message.of(batch.encode())).to(consumer);
    }

    public void digest(List<SpooledEnvelope> records) {
        sender.batches(0, records).forEach(batch -> await(send(batch)));
    }

    void digest(SpooledEnvelope... records) {
        digest(List.of(records));
    }

    static void await(CompletableFuture<?> work) {
        try {
            work.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    long issues() {
        return database.number("SELECT count(*) FROM issue WHERE project_id = $1", project);
    }

    long events() {
        return database.number("SELECT count(*) FROM event WHERE project_id = $1", project);
    }

    List<Row> rows(String sql) {
        return database.rows(sql, project);
    }

    List<String> words(String sql) {
        return rows(sql).stream().map(row -> row.getString(0)).toList();
    }

    long sum(String sql) {
        return database.number(sql, project);
    }

    long tag(String key, String value) {
        return database.number(
                "SELECT sum(events)::bigint FROM issue_tag WHERE project_id = $1 AND key = $2 AND value = $3",
                project,
                key,
                value);
    }

    /// Events in the buckets of so many minutes.
    long counted(int tier) {
        return database.number(
                "SELECT sum(events)::bigint FROM issue_count WHERE project_id = $1 AND tier = $2",
                project,
                (short) tier);
    }

    /// Of the only issue.
    long column(String name) {
        return database.number("SELECT " + name + " FROM issue WHERE project_id = $1", project);
    }

    /// Of the only issue.
    String word(String name) {
        return database.text("SELECT " + name + " FROM issue WHERE project_id = $1", project);
    }

    long outcomes(String category, String outcome, String reason) {
        return database.number(
                """
                SELECT coalesce(sum(quantity), 0)::bigint FROM outcome
                 WHERE project_id = $1 AND category = $2 AND outcome = $3 AND reason = $4""",
                project,
                category,
                outcome,
                reason);
    }

    long received(String category) {
        return database.number(
                """
                SELECT coalesce(sum(quantity), 0)::bigint FROM outcome
                 WHERE project_id = $1 AND category = $2 AND outcome <> 'client_discard'""",
                project,
                category);
    }
}
