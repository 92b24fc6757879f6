package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.ingestion.dead.DeadLetters.DeadLetter;
import dev.mayday.issues.ingestion.dead.DeadLetters.Rerun;
import dev.mayday.issues.ingestion.read.Groupings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A record that ends the process, whenever it is read.
class EndsTheProcessTest {

    @TempDir Path directory;
    private final Rig rig = new Rig();

    @BeforeEach
    void has_ended_it_twice() throws Exception {
        var file = directory.resolve("in-hand");
        Doomed.leaves(file, rig.sender.node(), 2);
        Doomed.leaves(file, rig.sender.node(), 2);
        rig.inHand = InHand.open(file);
        var digest = rig.consumer(Groupings.current(), 2);
        Rig.await(
                Rig.send(
                        digest,
                        rig.sender.batch(
                                List.of(
                                        rig.sender.event(anEvent(), rig.now),
                                        rig.sender.event(anEvent(), rig.now),
                                        rig.sender.event(anEvent(), rig.now)))));
    }

    @AfterEach
    void close() throws Exception {
        rig.inHand.close();
    }

    @Test
    void is_put_aside_unread_and_the_rest_lands() {
        assertThat(rig.events()).isEqualTo(2);
        assertThat(rig.outcomes("unknown", "invalid", "internal")).isEqualTo(1);
        var letter = letters().getFirst();
        assertThat(letter.sequence()).isEqualTo(2);
        assertThat(letter.reason()).contains("ended the process twice");
    }

    @Test
    void can_be_run_again() {
        var letter = letters().getFirst();

        var rerun = rig.deadLetters().rerun(letter.node(), letter.sequence());

        assertThat(rerun.await().indefinitely()).isEqualTo(new Rerun.Digested());
        assertThat(rig.events()).isEqualTo(3);
    }

    private List<DeadLetter> letters() {
        return rig.deadLetters().list(null, 1_000).await().indefinitely().stream()
                .filter(letter -> letter.node().equals(rig.sender.node()))
                .toList();
    }
}
