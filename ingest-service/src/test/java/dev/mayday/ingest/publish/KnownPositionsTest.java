package dev.mayday.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.ingest.SpoolPositionsApi.LanePosition;
import dev.mayday.contracts.ingest.SpoolPositionsApi.Missing;
import dev.mayday.ingest.publish.KnownPositions.Verdict;
import dev.mayday.wire.EnvelopeBatch;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What follows from the digest's positions, and the arithmetic of lanes behind it.
class KnownPositionsTest {

    @Test
    void a_digest_that_has_what_was_taken_agrees() {
        var answer =
                answer(
                        511,
                        new LanePosition(0, 511, List.of(), null),
                        new LanePosition(1, 600, List.of(), null));

        assertThat(answer.verdict(601)).isEqualTo(new Verdict.Agrees());
    }

    @Test
    void a_digest_that_knows_what_was_never_given_speaks_of_another_life() {
        var answer = answer(0, new LanePosition(0, 300, List.of(), null));

        assertThat(answer.verdict(300)).isEqualTo(new Verdict.PastIsLost(300));
        assertThat(answer.verdict(301)).isEqualTo(new Verdict.Agrees());
    }

    @Test
    void a_digest_that_went_backwards_or_waits_is_behind() {
        assertThat(answer(301, new LanePosition(0, 200, List.of(), null)).verdict(302))
                .isEqualTo(new Verdict.Behind(List.of(0)));
        assertThat(answer(0, new LanePosition(1, 600, List.of(), 700L)).verdict(900))
                .isEqualTo(new Verdict.Behind(List.of(1)));
        assertThat(answer(0, new LanePosition(1, 700, List.of(), 700L)).verdict(900))
                .isEqualTo(new Verdict.Agrees());
    }

    @Test
    void a_digest_that_misses_what_was_taken_is_behind_and_one_that_misses_the_same_is_not() {
        var asked = Progress.none();
        asked.take(0, 1, 10);
        asked.take(0, 21, 30);
        var same = new LanePosition(0, 30, List.of(new Missing(11, 20)), null);
        var more = new LanePosition(0, 30, List.of(new Missing(5, 5), new Missing(11, 20)), null);
        var later =
                new LanePosition(0, 50, List.of(new Missing(11, 20), new Missing(40, 42)), null);

        assertThat(Stream.of(same, more, later))
                .extracting(
                        position -> new KnownPositions("n~0", asked, List.of(position)).verdict(99))
                .containsExactly(
                        new Verdict.Agrees(), new Verdict.Behind(List.of(0)), new Verdict.Agrees());
    }

    @Test
    void what_is_missing_is_looked_for_only_where_it_may_be() {
        var progress = Progress.none();
        progress.take(1, 512, 520);
        progress.take(1, 5000, 5100);

        assertThat(progress.has(600)).isFalse();
        assertThat(progress.firstLacking(1, _ -> Long.MAX_VALUE)).isEqualTo(5101);
        assertThat(progress.firstLacking(1, from -> Math.max(from, 700))).isEqualTo(700);
        assertThat(progress.firstLacking(1, from -> Math.max(from, 1100))).isEqualTo(4608);
        assertThat(progress.firstLacking(1, from -> Math.max(from, 5000))).isEqualTo(5101);
    }

    @Test
    void lanes_are_counted_as_if_one_by_one() {
        for (long to : new long[] {1, 511, 512, 4095, 4096, 9000}) {
            for (int lane = 0; lane < EnvelopeBatch.LANES; lane++) {
                int wanted = lane;
                var sequences =
                        LongStream.rangeClosed(1, to)
                                .filter(sequence -> EnvelopeBatch.laneOf(sequence) == wanted)
                                .toArray();

                assertThat(Progress.lastOf(lane, to))
                        .isEqualTo(sequences.length == 0 ? 0 : sequences[sequences.length - 1]);
                assertThat(EnvelopeBatch.laneOf(EnvelopeBatch.nextOf(lane, to))).isEqualTo(lane);
            }
            assertThat(Progress.none().notReached(1, to)).isEqualTo(to);
        }
    }

    @Test
    void what_every_lane_has_come_to_is_where_reading_begins() {
        var progress = Progress.none();
        progress.set(0, 511);
        progress.set(1, 600);

        assertThat(progress.inAllLanes()).isEqualTo(600);
        assertThat(progress.notReached(500, 610)).isEqualTo(10);
    }

    private static KnownPositions answer(long taken, LanePosition... positions) {
        var asked = Progress.none();
        asked.set(0, taken);
        return new KnownPositions("n~0", asked, List.of(positions));
    }
}
