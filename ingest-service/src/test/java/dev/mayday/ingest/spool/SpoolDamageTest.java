package dev.mayday.ingest.spool;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mayday.ingest.spool.Loss.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a real directory between two starts (faults row 8), and what a running one
/// refuses.
class SpoolDamageTest {

    @TempDir Path directory;

    @Test
    void a_torn_tail_is_cut() throws Exception {
        store(1, 2, 3);
        try (var file = segment()) {
            file.truncate(file.size() - 5);
        }

        assertThat(reopened()).containsExactly(1L, 2L);
    }

    @Test
    void a_zero_filled_tail_is_cut() throws Exception {
        store(1, 2, 3);
        try (var file = segment()) {
            file.write(ByteBuffer.allocate(100_000), file.size());
        }

        assertThat(reopened()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_bad_record_in_the_middle_is_set_aside_and_the_others_come() throws Exception {
        store(1, 2, 3);
        try (var file = segment()) {
            file.write(ByteBuffer.wrap(new byte[] {77}), file.size() / 2);
        }

        assertThat(reopened()).containsExactly(1L, 3L);
        assertThat(names()).anyMatch(name -> name.endsWith(".bad"));
    }

    @Test
    void a_record_whose_length_is_bad_hides_no_other() throws Exception {
        store(1, 2, 3);
        try (var file = segment()) {
            long second = file.size() / 3;
            file.write(ByteBuffer.allocate(4).putInt(0, Integer.MAX_VALUE), second + 4);
        }

        assertThat(reopened()).containsExactly(1L, 3L);
    }

    @Test
    void a_missing_segment_is_named_with_its_records() throws Exception {
        storeInSegments(1, 2, 3, 4, 5);
        Files.delete(directory.resolve(Segment.name(3)));

        assertThat(reopened()).containsExactly(1L, 2L, 5L);
        assertThat(losses())
                .extracting(Loss::reason, Loss::from, Loss::to, Loss::records)
                .containsExactly(tuple(Reason.MISSING, 3L, 4L, 2L));
    }

    @Test
    void the_end_of_the_log_that_vanished_is_named_by_what_was_written_down() throws Exception {
        storeInSegments(1, 2, 3, 4, 5);
        saveThePosition();
        Files.delete(directory.resolve(Segment.name(5)));
        Files.delete(directory.resolve(Segment.name(3)));

        assertThat(reopened()).containsExactly(1L, 2L);
        assertThat(losses())
                .extracting(Loss::reason, Loss::from, Loss::to)
                .containsExactly(tuple(Reason.MISSING, 3L, 5L));
        store(6);
        assertThat(reopened()).containsExactly(1L, 2L, 6L);
    }

    @Test
    void a_segment_that_was_cut_between_two_records_is_named_by_what_was_written_down()
            throws Exception {
        store(1, 2, 3);
        saveThePosition();
        try (var file = segment()) {
            file.truncate(file.size() / 3);
        }

        assertThat(reopened()).containsExactly(1L);
        assertThat(losses()).extracting(Loss::from, Loss::to).containsExactly(tuple(2L, 3L));
    }

    @Test
    void what_was_lost_is_said_and_counted_once_however_often_it_is_met() throws Exception {
        storeInSegments(1, 2, 3, 4, 5);
        Files.delete(directory.resolve(Segment.name(3)));
        try (var file = segment()) {
            file.write(ByteBuffer.wrap(new byte[] {77}), file.size() - 20);
        }

        for (int start = 0; start < 4; start++) assertThat(reopened()).containsExactly(1L, 5L);

        assertThat(losses()).hasSize(2);
        try (var files = DiskFiles.open(directory)) {
            var losses = Losses.open(files, InstantSource.system());
            assertThat(losses.total(Reason.DAMAGED).places()).isEqualTo(2);
            assertThat(losses.total(Reason.DAMAGED).records()).isEqualTo(3);
        }
    }

    @Test
    void a_segment_under_a_wrong_name_gets_its_own_back() throws Exception {
        storeInSegments(1, 2, 3, 4, 5);
        swap(Segment.name(1), Segment.name(3));
        Files.move(directory.resolve(Segment.name(5)), directory.resolve(Segment.name(900)));

        assertThat(reopened()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(names()).contains(Segment.name(1), Segment.name(3), Segment.name(5));
        assertThat(losses()).isEmpty();
        store(6);
        assertThat(reopened()).endsWith(6L);
    }

    @Test
    void a_copy_of_a_segment_under_another_name_is_set_aside() throws Exception {
        storeInSegments(1, 2, 3, 4, 5);
        Files.copy(directory.resolve(Segment.name(3)), directory.resolve(Segment.name(2)));
        Files.copy(directory.resolve(Segment.name(1)), directory.resolve(Segment.name(4)));
        Files.copy(directory.resolve(Segment.name(1)), directory.resolve(Segment.name(700)));

        assertThat(reopened()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(losses()).extracting(Loss::reason).containsOnly(Reason.OVERLAPPING).hasSize(3);
        store(6);
        assertThat(reopened()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void of_a_cut_segment_and_its_whole_copy_the_copy_is_read() throws Exception {
        storeInSegments(1, 2, 3, 4, 5);
        Files.copy(directory.resolve(Segment.name(3)), directory.resolve(Segment.name(2)));
        try (var file = FileChannel.open(directory.resolve(Segment.name(3)), WRITE)) {
            file.truncate(file.size() / 2);
        }

        assertThat(reopened()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void an_older_file_that_reaches_into_a_newer_one_hides_nothing() throws Exception {
        storeInSegments(1, 2, 3, 4, 5);
        var both = Files.readAllBytes(directory.resolve(Segment.name(3)));
        Files.write(directory.resolve(Segment.name(1)), both, StandardOpenOption.APPEND);

        assertThat(reopened()).containsExactly(1L, 2L, 3L, 4L, 5L);
        store(6);
        assertThat(reopened()).endsWith(6L);
    }

    @Test
    void foreign_files_are_left_alone_and_those_with_our_names_are_set_aside() throws Exception {
        store(1);
        Files.writeString(directory.resolve("notes.txt"), "mine");
        Files.writeString(directory.resolve("7.log"), "mine");
        Files.writeString(directory.resolve("99999999999999999999.log"), "mine");
        Files.writeString(directory.resolve(Segment.name(4)), "no record");
        Files.createDirectory(directory.resolve("lost+found"));

        assertThat(reopened()).containsExactly(1L);
        assertThat(directory.resolve("notes.txt")).hasContent("mine");
        assertThat(directory.resolve("99999999999999999999.log")).hasContent("mine");
        assertThat(directory.resolve(Segment.name(4) + ".bad")).hasContent("no record");
        store(2);
        assertThat(reopened()).containsExactly(1L, 2L);
        assertThat(losses()).extracting(Loss::reason).containsExactly(Reason.FOREIGN);
    }

    @Test
    void an_empty_or_zeroed_last_segment_is_no_reason_not_to_start() throws Exception {
        store(1, 2);
        Files.write(directory.resolve(Segment.name(3)), new byte[4096]);
        Files.write(directory.resolve(Segment.name(1L << 60)), new byte[0]);

        assertThat(reopened()).containsExactly(1L, 2L);
        store(3);
        assertThat(reopened()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void the_small_files_may_be_anything() throws Exception {
        store(1, 2);
        saveThePosition();
        for (var content : List.of("", "\0\0\0\0", "x".repeat(16), "\u00e4~~~~\n\n\n9\n")) {
            for (var name : List.of("position", "lost", "node")) {
                Files.writeString(directory.resolve(name), content);
            }

            assertThat(reopened()).containsExactly(1L, 2L);
        }
    }

    @Test
    void the_log_goes_on_in_its_last_segment_at_every_start() throws Exception {
        for (long id = 1; id <= 20; id++) store(id);

        assertThat(names()).filteredOn(name -> name.endsWith(".log")).hasSize(1);
        assertThat(reopened()).hasSize(20);
    }

    @Test
    void everything_is_for_the_owner_alone_also_what_was_there_before() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        store(1);
        Files.setPosixFilePermissions(
                directory.resolve(Segment.name(1)), PosixFilePermissions.fromString("rw-r--r--"));

        store(2);

        assertThat(permissions(directory)).isEqualTo("rwx------");
        for (var name : names()) {
            assertThat(permissions(directory.resolve(name))).as(name).isEqualTo("rw-------");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_second_process_is_refused_with_clear_words() throws Exception {
        try (var first = DiskFiles.open(directory)) {
            assertThat(first.names()).contains("lock");

            assertThatThrownBy(() -> DiskFiles.open(directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another process");
        }
    }

    @Test
    void a_spool_stays_with_its_node() throws Exception {
        store(1);

        try (var files = DiskFiles.open(directory)) {
            assertThatThrownBy(() -> open(files, settings("other", 1 << 20)))
                    .hasMessageContaining("belongs to the node 'a'");
        }
    }

    @Test
    void a_new_spool_of_an_old_node_gives_receipts_under_a_new_name() throws Exception {
        var first = nameOf(directory.resolve("a"));

        assertThat(nameOf(directory.resolve("a"))).isEqualTo(first).startsWith("a~");
        assertThat(nameOf(directory.resolve("b"))).isNotEqualTo(first).startsWith("a~");
    }

    private static String nameOf(Path path) throws IOException {
        try (var files = DiskFiles.open(path);
                var spool = open(files, settings("a", 1 << 20))) {
            return spool.node();
        }
    }

    @Test
    void over_the_budget_it_is_full_and_room_comes_back_with_the_position() throws Exception {
        try (var files = DiskFiles.open(directory);
                var spool = open(files, settings("a", 500, new SpoolSettings.Space(3000, 0)))) {
            var results = new ArrayList<Storing>();
            for (int id = 1; id <= 10; id++) results.add(append(spool, id));

            assertThat(results).contains(new Storing.Durable(1), new Storing.Full());
            while (spool.cursor().peek() != null) spool.cursor().take();
            spool.advance(spool.cursor().last(), 0);
            assertThat(append(spool, 11)).isEqualTo(new Storing.Durable(spool.cursor().last() + 1));
        }
    }

    @Test
    void what_belongs_together_is_stored_as_a_whole_or_not_at_all() throws Exception {
        try (var files = DiskFiles.open(directory);
                var spool = open(files, settings("a", 500, new SpoolSettings.Space(3000, 0)))) {
            assertThat(append(spool, 1, 2, 3)).isEqualTo(new Storing.Durable(1));
            assertThat(append(spool, 4)).isEqualTo(new Storing.Durable(4));
            assertThat(append(spool, 5, 6, 7, 8, 9, 10)).isEqualTo(new Storing.Full());
            assertThat(append(spool, 11)).isEqualTo(new Storing.Durable(5));
        }

        assertThat(reopened()).containsExactly(1L, 2L, 3L, 4L, 11L);
    }

    @Test
    void the_reserve_of_the_file_system_is_left() throws Exception {
        try (var files = DiskFiles.open(directory);
                var spool =
                        open(
                                files,
                                settings(
                                        "a",
                                        500,
                                        new SpoolSettings.Space(3000, Long.MAX_VALUE / 2)))) {
            assertThat(append(spool, 1)).isEqualTo(new Storing.Full());
            assertThat(spool.isOpen()).isTrue();
        }
    }

    @Test
    void after_a_failed_fsync_nothing_is_stored_and_the_process_is_told_to_end() throws Exception {
        var disk = new FragileDisk(new Random(1));
        var told = new CountDownLatch(1);
        var listener =
                new SpoolListener() {
                    @Override
                    public void synced(long nanos, int records) {}

                    @Override
                    public void failed() {
                        told.countDown();
                    }
                };
        var spool = Spool.open(disk, settings("a", 1 << 20), listener, InstantSource.system());
        disk.failSyncs(1);

        assertThat(append(spool, 1)).isEqualTo(new Storing.Closed());
        disk.failSyncs(0);
        assertThat(append(spool, 2)).isEqualTo(new Storing.Closed());
        assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(spool.isOpen()).isFalse();
    }

    @Test
    void an_error_that_nobody_foresaw_is_answered_and_ends_the_process() throws Exception {
        var told = new CountDownLatch(1);
        var listener =
                new SpoolListener() {
                    @Override
                    public void synced(long nanos, int records) {
                        throw new NoClassDefFoundError("gone");
                    }

                    @Override
                    public void failed() {
                        told.countDown();
                    }
                };
        var disk = new FragileDisk(new Random(1));
        var spool = Spool.open(disk, settings("a", 1 << 20), listener, InstantSource.system());

        assertThat(append(spool, 1)).isEqualTo(new Storing.Closed());
        assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_closed_spool_stores_nothing_and_has_finished_what_it_was_given() throws Exception {
        var results = new ArrayList<CompletableFuture<Storing>>();
        try (var files = DiskFiles.open(directory)) {
            var spool = open(files, settings("a", 1 << 20));
            for (int id = 1; id <= 1000; id++) results.add(appending(spool, id));
            spool.close();

            assertThat(results).allMatch(CompletableFuture::isDone);
            assertThat(append(spool, 1001)).isEqualTo(new Storing.Closed());
        }
        assertThat(reopened()).hasSize(1000);
    }

    private static SpoolSettings settings(String node, long segmentSize) {
        return settings(node, segmentSize, Spools.ROOM);
    }

    private static SpoolSettings settings(
            String node, long segmentSize, SpoolSettings.Space space) {
        var keep = new SpoolSettings.Keep(Duration.ofHours(1), 1L << 30);
        return new SpoolSettings(node, new Random(), segmentSize, space, keep);
    }

    private static Spool open(SpoolFiles files, SpoolSettings settings) throws IOException {
        return Spool.open(files, settings, Spools.SILENT, InstantSource.system());
    }

    private void store(long... ids) throws Exception {
        try (var files = DiskFiles.open(directory);
                var spool = open(files, settings("a", 1 << 20))) {
            for (long id : ids) append(spool, id);
        }
    }

    /// Two records a segment, but for the last.
    private void storeInSegments(long... ids) throws Exception {
        try (var files = DiskFiles.open(directory);
                var spool = open(files, settings("a", 500))) {
            for (long id : ids) append(spool, id);
        }
    }

    private void saveThePosition() throws IOException {
        try (var files = DiskFiles.open(directory);
                var spool = open(files, settings("a", 1 << 20))) {
            spool.advance(0, 0);
        }
    }

    private void swap(String one, String other) throws IOException {
        Files.move(directory.resolve(one), directory.resolve("aside"));
        Files.move(directory.resolve(other), directory.resolve(one));
        Files.move(directory.resolve("aside"), directory.resolve(other));
    }

    private List<Loss> losses() throws IOException {
        try (var files = DiskFiles.open(directory)) {
            return Losses.open(files, InstantSource.system()).newest();
        }
    }

    private static Storing append(Spool spool, long id) throws Exception {
        return appending(spool, id).get(5, TimeUnit.SECONDS);
    }

    private static Storing append(Spool spool, long... ids) throws Exception {
        var stored = new CompletableFuture<Storing>();
        var records = Arrays.stream(ids).mapToObj(id -> SpoolCrashTest.record(id, 300)).toList();
        spool.append(records, stored::complete);
        return stored.get(5, TimeUnit.SECONDS);
    }

    private static CompletableFuture<Storing> appending(Spool spool, long id) {
        var stored = new CompletableFuture<Storing>();
        spool.append(List.of(SpoolCrashTest.record(id, 300)), stored::complete);
        return stored;
    }

    private List<Long> reopened() throws Exception {
        var ids = new ArrayList<Long>();
        try (var files = DiskFiles.open(directory);
                var spool = open(files, settings("a", 1 << 20))) {
            var cursor = spool.cursor();
            cursor.seek(0);
            while (true) {
                for (var gap = cursor.gap(); gap != null; gap = cursor.gap()) {
                    spool.lost(gap, false, gap.to() - gap.from() + 1);
                    cursor.pass(gap);
                }
                var record = cursor.peek();
                if (record == null) break;
                ids.add(SpoolCrashTest.idOf(record));
                cursor.take();
            }
        }
        return ids;
    }

    private FileChannel segment() throws IOException {
        return FileChannel.open(
                directory.resolve(Segment.name(1)),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private List<String> names() throws IOException {
        try (var files = DiskFiles.open(directory)) {
            return files.names();
        }
    }
}
