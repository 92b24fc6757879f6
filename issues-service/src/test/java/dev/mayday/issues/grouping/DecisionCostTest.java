package dev.mayday.issues.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.NormalisedEvent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionCostTest {

    private static final int ROUNDS = 30;

    @Test
    void ninety_nine_of_a_hundred_decisions_take_less_than_a_millisecond() {
        var events = List.copyOf(Corpus.events().values());
        for (int i = 0; i < ROUNDS; i++) events.forEach(Corpus.GROUPER::decide);

        var nanos = new long[ROUNDS * events.size()];
        for (int i = 0; i < nanos.length; i++) nanos[i] = cost(events.get(i % events.size()));
        Arrays.sort(nanos);

        long p99 = nanos[nanos.length * 99 / 100];
        System.out.printf(
                "grouping: median %d µs, p99 %d µs%n", nanos[nanos.length / 2] / 1000, p99 / 1000);
        assertThat(p99).isLessThan(1_000_000);
    }

    private static long cost(NormalisedEvent event) {
        return Cpu.nanos(() -> Corpus.GROUPER.decide(event));
    }
}
