package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.ingestion.dead.DeadLetters;
import dev.mayday.issues.ingestion.dead.DeadLetters.Rerun;
import dev.mayday.wire.SpooledEnvelope;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

/// What was put aside can be used.
class DeadLettersTest {

    private final Rig rig = new Rig();
    private final SpooledEnvelope record =
            rig.sender.event(anEvent().release("poison-" + rig.key), rig.now);
    private final DeadLetters letters = rig.deadLetters();

    @Test
    void a_dead_letter_is_listed_with_its_reason_and_counted() {
        die();

        var listed = letters.list(null, 1_000).await().indefinitely();

        assertThat(listed)
                .filteredOn(letter -> letter.node().equals(rig.sender.node()))
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.sequence()).isEqualTo(record.sequence());
                            assertThat(letter.projectId()).isEqualTo(rig.project);
                            assertThat(letter.reason()).contains("no_poison");
                        });
        assertThat(letters.count().await().indefinitely()).isPositive();
        assertThat(rig.meters.get("mayday.dead.envelopes").gauge().value()).isPositive();
    }

    @Test
    void pages_of_the_list_follow_one_another() {
        die();
        rig.digest(rig.sender.event(anEvent().release("poison-" + rig.key), rig.now));
        var first = letters.list(null, 1).await().indefinitely().getFirst();

        var second =
                letters.list(new DeadLetters.Cursor(first.at(), first.node(), first.sequence()), 1)
                        .await()
                        .indefinitely();

        assertThat(second).singleElement().isNotEqualTo(first);
    }

    @Test
    void a_dead_letter_that_is_run_again_is_stored_and_counts_once() {
        die();
        heal();

        assertThat(rerun()).isEqualTo(new Rerun.Digested());

        assertThat(rig.events()).isEqualTo(1);
        assertThat(rig.outcomes("error", "accepted", "stored")).isEqualTo(1);
        assertThat(rig.outcomes("error", "invalid", "internal")).isZero();
        assertThat(rig.received("error")).isEqualTo(1);
        assertThat(letters()).isZero();
    }

    @Test
    void a_dead_letter_is_run_again_by_two_at_once_only_once() {
        die();
        heal();

        var both =
                Uni.join()
                        .all(
                                letters.rerun(rig.sender.node(), record.sequence()),
                                letters.rerun(rig.sender.node(), record.sequence()))
                        .andFailFast()
                        .await()
                        .indefinitely();

        assertThat(both).contains(new Rerun.Digested());
        assertThat(rig.events()).isEqualTo(1);
        assertThat(rig.received("error")).isEqualTo(1);
        assertThat(rerun()).isEqualTo(new Rerun.Unknown());
    }

    @Test
    void what_still_cannot_be_digested_stays_with_its_reason() {
        die();

        assertThat(rerun()).isInstanceOf(Rerun.StillDead.class);

        assertThat(letters()).isEqualTo(1);
        assertThat(rig.outcomes("error", "invalid", "internal")).isEqualTo(1);
    }

    @Test
    void a_dead_letter_is_deleted_once() {
        die();

        var first = letters.delete(rig.sender.node(), record.sequence()).await().indefinitely();
        var second = letters.delete(rig.sender.node(), record.sequence()).await().indefinitely();

        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void a_batch_that_comes_again_brings_no_dead_letter_back() {
        die();
        letters.delete(rig.sender.node(), record.sequence()).await().indefinitely();

        rig.digest(record);

        assertThat(letters()).isZero();
        assertThat(rig.outcomes("error", "invalid", "internal")).isEqualTo(1);
    }

    private void die() {
        rig.database.run(
                "ALTER TABLE event ADD CONSTRAINT no_poison_%1$s CHECK (release <> 'poison-%1$s')"
                        .formatted(rig.key));
        rig.digest(record);
        assertThat(letters()).isEqualTo(1);
    }

    private void heal() {
        rig.database.run("ALTER TABLE event DROP CONSTRAINT no_poison_" + rig.key);
    }

    private Rerun rerun() {
        return letters.rerun(rig.sender.node(), record.sequence()).await().indefinitely();
    }

    private long letters() {
        return rig.database.number(
                "SELECT count(*) FROM dead_envelope WHERE node = $1", rig.sender.node());
    }
}
