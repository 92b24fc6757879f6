package dev.mayday.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.ingest.SpoolPositionsApi.LanePosition;
import dev.mayday.ingest.spool.DiskFiles;
import dev.mayday.ingest.spool.Spool;
import dev.mayday.ingest.spool.Spools;
import dev.mayday.ingest.spool.Storing;
import dev.mayday.wire.EnvelopeBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real spool, a receiver that answers when it is told to, and a clock that is moved by hand.
class PublisherTest {

    private static final int STRIDE = EnvelopeBatch.STRIDE;

    @TempDir Path directory;
    private DiskFiles files;
    private Spool spool;
    private Publisher publisher;
    private final Receiver receiver = new Receiver();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    /// What was sent, and the answers that are still owed.
    private static final class Receiver implements BatchSender, DigestPositions {

        record Sent(String key, EnvelopeBatch batch, CompletableFuture<Void> answer) {
            long first() {
                return batch.firstSequence();
            }
        }

        final List<Sent> sent = new ArrayList<>();
        final Map<String, Long> digested = new HashMap<>();

        @Override
        public CompletionStage<Void> send(String key, byte[] batch) {
            var answer = new CompletableFuture<Void>();
            sent.add(new Sent(key, EnvelopeBatch.decode(batch), answer));
            return answer;
        }

        List<Sent> open() {
            return sent.stream().filter(one -> !one.answer.isDone()).toList();
        }

        void takeAll() {
            for (var one : open()) {
                digested.merge(one.key(), one.batch().lastSequence(), Math::max);
                one.answer.complete(null);
            }
        }

        @Override
        public CompletionStage<List<LanePosition>> of(String node) {
            var positions = new ArrayList<LanePosition>();
            for (int lane = 0; lane < EnvelopeBatch.LANES; lane++) {
                var sequence = digested.get(node + "/" + lane);
                if (sequence != null)
                    positions.add(new LanePosition(lane, sequence, List.of(), null));
            }
            return CompletableFuture.completedFuture(positions);
        }
    }

    @BeforeEach
    void start() throws IOException {
        files = DiskFiles.open(directory);
        var settings = Spools.settings(new Random(1), 100_000, Duration.ofMinutes(1));
        spool = Spool.open(files, settings, Spools.SILENT, () -> now);
        publisher = publisher(() -> now, () -> {});
    }

    private Publisher publisher(InstantSource clock, Runnable wake) {
        return new Publisher(
                spool,
                new Publisher.Neighbors(receiver, receiver),
                ModelDigest.PACE,
                new Publisher.Surroundings(clock, new Random(1)),
                wake);
    }

    @AfterEach
    void stop() throws IOException {
        spool.close();
    }

    /// As after kill -9: what was not saved is not known any more.
    private void restart() throws IOException {
        stop();
        start();
    }

    @Test
    void a_record_leaves_at_once() throws Exception {
        store(1, 100);

        publisher.turn();

        assertThat(receiver.sent).hasSize(1);
        assertThat(receiver.sent.getFirst().key()).isEqualTo(spool.node() + "/0");
        assertThat(receiver.sent.getFirst().batch().envelopes().getFirst().publicKey())
                .isEqualTo("0".repeat(32));
    }

    @Test
    void records_gather_once_they_come_fast_and_never_when_they_do_not() throws Exception {
        for (int i = 0; i < 5; i++) {
            store(1, 100);
            publisher.turn();
            receiver.takeAll();
            later(Duration.ofMillis(40));
        }
        assertThat(receiver.sent).hasSize(5);

        for (int i = 0; i < 40; i++) {
            store(1, 100);
            publisher.turn();
            receiver.takeAll();
            later(Duration.ofMillis(4));
        }
        assertThat(receiver.sent).hasSizeBetween(8, 10);
    }

    @Test
    void what_is_a_whole_batch_does_not_wait_for_more() throws Exception {
        store(1, 20);
        publisher.turn();
        receiver.takeAll();

        store(STRIDE, 20);
        publisher.turn();

        assertThat(receiver.open()).extracting(Receiver.Sent::first).contains(2L);
    }

    @Test
    void what_comes_meanwhile_leaves_together() throws Exception {
        store(1, 100);
        publisher.turn();
        store(7, 100);
        publisher.turn();
        assertThat(receiver.sent).hasSize(1);

        receiver.takeAll();
        later(Duration.ofMillis(40));

        assertThat(receiver.open().getFirst().batch().envelopes()).hasSize(7);
    }

    @Test
    void a_batch_is_of_one_lane_and_at_most_two_lanes_are_on_their_way() throws Exception {
        store(3 * STRIDE, 20);

        publisher.turn();
        publisher.turn();

        assertThat(receiver.sent).hasSize(2);
        assertThat(receiver.sent).extracting(Receiver.Sent::first).containsExactly(1L, 512L);
        assertThat(receiver.sent)
                .extracting(Receiver.Sent::key)
                .containsExactly(spool.node() + "/0", spool.node() + "/1");
        for (var sent : receiver.sent) {
            assertThat(sent.batch().envelopes())
                    .allMatch(e -> EnvelopeBatch.laneOf(e.sequence()) == sent.batch().lane());
        }
    }

    @Test
    void the_position_follows_the_acknowledged_ones_without_a_gap() throws Exception {
        store(2 * STRIDE, 20);
        publisher.turn();

        receiver.sent.get(1).answer().complete(null);
        later(Duration.ofSeconds(1));
        assertThat(spool.backlog()).isEqualTo(2 * STRIDE);

        receiver.sent.get(0).answer().complete(null);
        later(Duration.ofSeconds(1));
        assertThat(spool.backlog()).isEqualTo(1);
    }

    @Test
    void what_was_sent_and_never_taken_comes_again_in_the_same_lanes() throws Exception {
        store(2 * STRIDE, 20);
        publisher.turn();
        var before = receiver.sent.stream().map(Receiver.Sent::batch).toList();

        restart();
        receiver.sent.clear();
        publisher.turn();

        assertThat(receiver.sent)
                .extracting(sent -> sent.batch().lane(), Receiver.Sent::first)
                .isEqualTo(
                        before.stream()
                                .map(
                                        b ->
                                                org.assertj.core.groups.Tuple.tuple(
                                                        b.lane(), b.firstSequence()))
                                .toList());
    }

    @Test
    void what_the_digest_has_does_not_come_again_though_nothing_was_saved() throws Exception {
        store(2 * STRIDE, 20);
        publisher.turn();
        receiver.takeAll();

        restart();
        receiver.sent.clear();
        publisher.turn();

        assertThat(receiver.sent).extracting(Receiver.Sent::first).containsExactly(1024L);
    }

    @Test
    void what_was_saved_does_not_come_again() throws Exception {
        store(5, 100);
        publisher.turn();
        receiver.takeAll();
        later(Duration.ofSeconds(1));

        restart();
        store(1, 100);
        receiver.sent.clear();
        publisher.turn();

        assertThat(receiver.sent).extracting(Receiver.Sent::first).containsExactly(6L);
    }

    @Test
    void a_batch_that_is_not_taken_is_sent_again_for_ever_and_nothing_overtakes_it()
            throws Exception {
        store(3, 100);
        publisher.turn();

        for (int attempt = 1; attempt <= 30; attempt++) {
            receiver.open().getFirst().answer().completeExceptionally(new IOException("away"));
            store(1, 100);
            publisher.turn();
            assertThat(receiver.sent).hasSize(attempt);
            later(Duration.ofSeconds(12));
            assertThat(receiver.sent).hasSize(attempt + 1);
        }

        assertThat(receiver.sent).allMatch(sent -> sent.first() == 1);
        receiver.takeAll();
        publisher.turn();
        assertThat(receiver.open()).extracting(Receiver.Sent::first).containsExactly(4L);
    }

    @Test
    void batches_stay_below_their_size_but_a_single_record_may_be_larger() throws Exception {
        store(1, 6 << 20);
        store(5, 1_500_000);

        publisher.turn();
        receiver.takeAll();
        later(Duration.ofMillis(40));

        assertThat(receiver.sent)
                .extracting(s -> s.batch().envelopes().size())
                .containsExactly(1, 2);
        assertThat(receiver.sent.getFirst().batch().envelopes().getFirst().body()).hasSize(6 << 20);
    }

    @Test
    void segments_stay_for_a_while_after_they_were_digested_and_then_go_also_when_it_is_quiet()
            throws Exception {
        for (int i = 0; i < 20; i++) store(20, 1000);
        do {
            receiver.takeAll();
            later(Duration.ofSeconds(1));
        } while (spool.backlog() > 0);
        assertThat(segments()).isGreaterThan(3);

        later(Duration.ofSeconds(30));
        assertThat(segments()).isGreaterThan(3);
        until(() -> turned() && spool.bytes() == 0);
        assertThat(segments()).isEqualTo(1);
        restart();
        assertThat(publisher.turn()).isPositive();
        assertThat(receiver.open()).isEmpty();
        store(1, 100);
        publisher.turn();
        assertThat(receiver.open()).extracting(Receiver.Sent::first).containsExactly(401L);
    }

    /// As on a file system that is read-only or full: here a directory has the name.
    @Test
    void a_position_that_cannot_be_saved_makes_nobody_turn_faster() throws Exception {
        store(5, 100);
        publisher.turn();
        receiver.takeAll();
        Files.delete(directory.resolve("position"));
        Files.createDirectories(directory.resolve("position").resolve("full"));

        int turns = 0;
        for (var end = now.plusSeconds(60); now.isBefore(end); turns++) {
            now = now.plus(publisher.turn());
        }

        assertThat(spool.published()).isZero();
        assertThat(turns).isLessThanOrEqualTo(5 * 60 + 10);
    }

    private boolean turned() {
        try {
            later(Duration.ofSeconds(61));
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The spool's writer works in its own time.
    private static void until(BooleanSupplier isTrue) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!isTrue.getAsBoolean() && System.nanoTime() < deadline) Thread.onSpinWait();
        assertThat(isTrue.getAsBoolean()).isTrue();
    }

    @Test
    void stopping_waits_for_what_is_on_its_way_and_saves_it() throws Exception {
        store(5, 100);
        publisher.turn();
        assertThat(publisher.finish()).isFalse();
        receiver.takeAll();
        assertThat(publisher.finish()).isTrue();

        restart();
        receiver.sent.clear();
        publisher.turn();

        assertThat(receiver.sent).isEmpty();
    }

    @Test
    void a_thread_publishes_what_it_is_woken_for() throws Exception {
        var thread = new PublisherThread(wake -> publisher(InstantSource.system(), wake));
        thread.start();
        store(1, 100);
        thread.wake();

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (receiver.sent.isEmpty() && System.nanoTime() < deadline) Thread.onSpinWait();
        receiver.takeAll();
        thread.stop(Duration.ofSeconds(5));

        assertThat(spool.backlog()).isZero();
    }

    private void later(Duration time) throws IOException {
        now = now.plus(time);
        publisher.turn();
    }

    private long segments() throws IOException {
        try (var paths = Files.list(directory)) {
            return paths.filter(path -> path.toString().endsWith(".log")).count();
        }
    }

    private void store(int records, int size) throws Exception {
        var waiting = new ArrayList<CompletableFuture<Storing>>();
        for (int i = 0; i < records; i++) {
            var stored = new CompletableFuture<Storing>();
            spool.append(List.of(ModelDigest.record(new byte[size])), stored::complete);
            waiting.add(stored);
        }
        for (var stored : waiting) {
            assertThat(stored.get(10, TimeUnit.SECONDS)).isInstanceOf(Storing.Durable.class);
        }
    }
}
