package dev.mayday.issues.grouping;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/// What one decision costs, warm: CPU over the corpus. Aim: 99 of 100 below a millisecond. Run by
/// hand; how much a hostile event may make us look at is what [HostileEventsTest] and
/// [AmplificationTest] bound.
final class DecisionCost {

    private static final int ROUNDS = 30;

    private DecisionCost() {}

    public static void main(String... arguments) {
        var events = List.copyOf(Corpus.events().values());
        for (int i = 0; i < ROUNDS; i++) events.forEach(Corpus.GROUPER::decide);
        var threads = ManagementFactory.getThreadMXBean();
        var nanos = new long[ROUNDS * events.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = threads.getCurrentThreadCpuTime();
            Corpus.GROUPER.decide(events.get(i % events.size()));
            nanos[i] = threads.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "grouping: median %d µs, p99 %d µs%n",
                nanos[nanos.length / 2] / 1000, nanos[nanos.length * 99 / 100] / 1000);
    }
}
