package dev.mayday.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.publish.ModelDigest;
import dev.mayday.ingest.publish.Publisher;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.EnvelopeRecord;
import dev.mayday.wire.SpooledEnvelope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that were gone, and named as lost, and come back: what is in them reaches the digest.
class FoundAgainTest {

    private static final int RECORDS = 60;

    private final Random random = new Random(1);
    private final ModelDigest digest = new ModelDigest();
    private FragileDisk disk = new FragileDisk(random);
    private Spool spool;
    private Publisher publisher;
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    /// Compared with the digest, which had nothing yet.
    private FragileDisk whole;

    private List<String> segments;

    @BeforeEach
    void start() throws Exception {
        open();
        for (int i = 1; i <= RECORDS; i++) append(i);
        digest.isAway = true;
        settle();
        digest.isAway = false;
        spool.close();
        whole = disk.copy();
        segments = disk.names().stream().filter(Segment::isName).sorted().toList();
        assertThat(segments).hasSizeGreaterThan(3);
    }

    @AfterEach
    void stop() throws IOException {
        spool.close();
    }

    @Test
    void a_segment_that_was_named_lost_and_is_put_back_is_digested() throws Exception {
        loseAndName(segments.get(1));

        putBack(segments.get(1));

        assertEverythingIsThere();
    }

    @Test
    void two_segments_that_come_back_one_after_the_other_are_digested() throws Exception {
        loseAndName(segments.get(0), segments.get(2));

        putBack(segments.get(2));
        assertThat(digest.stored).contains(text(lastOf(segments.get(2))));
        assertThat(digest.stored).doesNotContain(text(1));
        putBack(segments.get(0));

        assertEverythingIsThere();
    }

    /// The copy does not know of the loss; the digest does.
    @ParameterizedTest
    @ValueSource(strings = {"", "position", "node", "lost", "position lost"})
    void an_older_copy_of_the_spool_is_digested_whatever_is_missing_in_it(String removed)
            throws Exception {
        loseAndName(segments.get(1), segments.get(2));
        spool.close();

        disk = whole.copy();
        for (var name : removed.split(" ")) disk.delete(name);
        goOn();

        assertEverythingIsThere();
    }

    @Test
    void it_is_digested_also_when_the_database_is_set_back_behind_the_loss() throws Exception {
        loseAndName(segments.get(1));
        var afterTheLoss = digest.copy();
        append(RECORDS + 1);
        settle();
        spool.close();

        digest.setBackTo(afterTheLoss);
        disk = whole.copy();
        goOn();

        assertEverythingIsThere();
    }

    @Test
    void it_is_digested_again_when_a_database_comes_back_that_lacks_it() throws Exception {
        loseAndName(segments.get(1));
        var afterTheLoss = digest.copy();
        putBack(segments.get(1));
        assertEverythingIsThere();

        digest.setBackTo(afterTheLoss);
        settle();

        assertEverythingIsThere();
    }

    @Test
    void what_is_accepted_meanwhile_is_digested_too() throws Exception {
        loseAndName(segments.get(1));
        append(RECORDS + 1);
        settle();

        putBack(segments.get(1));
        append(RECORDS + 2);
        settle();

        assertEverythingIsThere();
        assertThat(digest.stored).contains(text(RECORDS + 1), text(RECORDS + 2));
    }

    @Test
    void only_what_was_missing_is_sent_again() throws Exception {
        loseAndName(segments.get(1));
        digest.taken.clear();

        putBack(segments.get(1));

        assertThat(sent()).containsExactlyElementsOf(sequencesOf(segments.get(1)));
    }

    @Test
    void what_does_not_come_back_is_named_once_and_nothing_is_sent_for_it() throws Exception {
        loseAndName(segments.get(1));
        var named = spool.losses().newest();
        digest.taken.clear();

        spool.close();
        goOn();

        assertThat(spool.losses().newest()).isEqualTo(named).hasSize(1);
        assertThat(sent()).isEmpty();
    }

    /// Another life of the spool has come further in another lane.
    @Test
    void what_is_gone_when_the_spool_takes_a_new_name_is_named_too() throws Exception {
        disk.delete(segments.get(0));
        open();
        var record = ModelDigest.record("of another life");
        EnvelopeRecord.number(record, 600);
        var batch = EnvelopeBatch.encode(spool.node(), 1, 0, List.of(ByteBuffer.wrap(record)));
        digest.send("", batch);

        settle();

        assertThat(spool.node()).contains(".");
        assertThat(spool.losses().newest())
                .anyMatch(loss -> loss.from() == 1 && loss.to() == lastOf(segments.get(0)))
                .allMatch(loss -> loss.from() <= loss.to());
    }

    /// The lost part of a segment whose rest is there.
    @Test
    void a_damaged_record_that_is_repaired_is_digested() throws Exception {
        damage(segments.get(1));
        goOn();
        assertThat(digest.stored).hasSize(RECORDS - 1);
        spool.close();
        disk.delete(segments.get(1));

        putBack(segments.get(1));

        assertEverythingIsThere();
    }

    private void damage(String name) {
        var bytes = whole.read(name).clone();
        bytes[30]++;
        disk.add(name, bytes);
    }

    private void loseAndName(String... names) throws Exception {
        for (var name : names) disk.delete(name);
        disk.force();
        goOn();
        for (var name : names) {
            assertThat(digest.stored).doesNotContain(text(Segment.firstOf(name)));
        }
        assertThat(spool.losses().newest()).isNotEmpty();
    }

    private void putBack(String name) throws Exception {
        spool.close();
        disk.add(name, whole.read(name));
        goOn();
    }

    private void goOn() throws Exception {
        open();
        settle();
    }

    private void assertEverythingIsThere() {
        assertThat(digest.stored).contains(texts());
    }

    private static String[] texts() {
        return LongStream.rangeClosed(1, RECORDS)
                .mapToObj(FoundAgainTest::text)
                .toArray(String[]::new);
    }

    private List<Long> sequencesOf(String segment) {
        return LongStream.rangeClosed(Segment.firstOf(segment), lastOf(segment)).boxed().toList();
    }

    private long lastOf(String segment) {
        return Segment.firstOf(segments.get(segments.indexOf(segment) + 1)) - 1;
    }

    private List<Long> sent() {
        return digest.taken.stream()
                .flatMap(batch -> batch.envelopes().stream())
                .map(SpooledEnvelope::sequence)
                .toList();
    }

    private void open() throws IOException {
        var settings = Spools.settings(random, 2_000, Duration.ofDays(1));
        spool = Spool.open(disk, settings, Spools.SILENT, () -> now);
        publisher = digest.publisher(spool, () -> now, random);
    }

    private void append(int number) throws Exception {
        var stored = new CompletableFuture<Storing>();
        spool.append(List.of(ModelDigest.record(text(number))), stored::complete);
        assertThat(stored.get(30, TimeUnit.SECONDS)).isInstanceOf(Storing.Durable.class);
    }

    private static String text(long number) {
        return "event " + number;
    }

    private void settle() throws IOException {
        for (int turn = 0; turn < 100; turn++) {
            now = now.plusSeconds(1);
            publisher.turn();
        }
    }
}
