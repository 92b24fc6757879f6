package dev.mayday.issues.ingestion.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Marks as processes leave them that end: in the first test a JVM that has not the memory for a
/// record, in the others the mark alone.
class InHandTest {

    private static final UUID NODE = InHand.node("node");

    @TempDir Path directory;
    private Path file;

    @BeforeEach
    void file() {
        file = directory.resolve("in-hand");
    }

    @Test
    void a_record_that_ended_the_process_is_tried_once_more_and_then_put_aside() throws Exception {
        Doomed.reads(file, "node", 5);
        Doomed.reads(file, "node", 5);

        assertThat(whatBecomesOf("node", 5)).isEqualTo("put aside");
        assertThat(whatBecomesOf("node", 5)).isEqualTo("put aside");
    }

    @Test
    void no_other_record_is_accused() throws Exception {
        endsTheProcessTwice();

        assertThat(whatBecomesOf("node", 6)).isEqualTo("read");
        assertThat(whatBecomesOf("other", 5)).isEqualTo("read");
    }

    @Test
    void a_record_that_can_be_read_the_second_time_is_cleared() throws Exception {
        Doomed.leaves(file, "node", 5);
        assertThat(whatBecomesOf("node", 5)).isEqualTo("read");

        Doomed.leaves(file, "node", 5);
        assertThat(whatBecomesOf("node", 5)).isEqualTo("read");
    }

    @Test
    void who_died_beside_another_is_not_accused_by_its_second_death() throws Exception {
        Doomed.leaves(file, "node", 5);
        Doomed.leaves(file, "node", 6);

        assertThat(whatBecomesOf("node", 5)).isEqualTo("read");
        assertThat(whatBecomesOf("node", 6)).isEqualTo("read");
    }

    @Test
    void whoever_wants_it_read_again_is_heard() throws Exception {
        endsTheProcessTwice();
        try (var inHand = InHand.open(file)) {
            inHand.forgive("node", 5);
        }

        assertThat(whatBecomesOf("node", 5)).isEqualTo("read");
    }

    @Test
    void accused_that_never_come_again_do_not_take_the_room_of_others() throws Exception {
        for (int sequence = 0; sequence < 140; sequence++) Doomed.leaves(file, "gone", sequence);
        Doomed.leaves(file, "node", 99);
        Doomed.leaves(file, "node", 99);

        assertThat(whatBecomesOf("node", 99)).isEqualTo("put aside");
    }

    @Test
    void the_file_belongs_to_one_process() throws Exception {
        try (var ours = InHand.open(file)) {
            assertThat(Doomed.run(file, "node", 5)).isEqualTo(Doomed.NO_FILE);
            assertThat(ours.hold(NODE, 5, () -> "read", () -> "put aside")).isEqualTo("read");
        }
    }

    @Test
    void what_is_settled_is_forgotten() throws Exception {
        endsTheProcessTwice();
        try (var inHand = InHand.open(file)) {
            inHand.settled("node", LongStream.of(4, 5, 6));
        }

        assertThat(whatBecomesOf("node", 5)).isEqualTo("read");
    }

    @Test
    void one_record_that_died_in_two_hands_is_one_suspect() throws Exception {
        try (var inHand = InHand.open(file)) {
            var twice = inHand.hold(NODE, 5, () -> heldAgain(inHand), () -> directory);
            Files.move(twice, file, StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(whatBecomesOf("node", 5)).isEqualTo("read");
        Doomed.leaves(file, "node", 5);
        assertThat(whatBecomesOf("node", 5)).isEqualTo("read");
    }

    private Path heldAgain(InHand inHand) {
        var mark = directory.resolve("mark");
        return inHand.hold(NODE, 5, () -> Doomed.copy(file, mark), () -> mark);
    }

    private void endsTheProcessTwice() throws Exception {
        Doomed.leaves(file, "node", 5);
        Doomed.leaves(file, "node", 5);
    }

    private String whatBecomesOf(String node, long sequence) throws IOException {
        try (var inHand = InHand.open(file)) {
            return inHand.hold(InHand.node(node), sequence, () -> "read", () -> "put aside");
        }
    }
}
