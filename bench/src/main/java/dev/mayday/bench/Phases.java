package dev.mayday.bench;

import dev.mayday.bench.load.Driver;
import dev.mayday.bench.report.Report;

/// What every report says of a stretch of load.
final class Phases {

    private Phases() {}

    static void report(Report report, Driver.Phase phase) {
        var tally = phase.tally();
        report.add("accepted", phase.perSecond(), "events/s");
        report.add("answer", tally.latency(), 50, 99, 99.9);
        report.add("generator behind its schedule", tally.late(), 99);
        report.add("size of a request, raw", tally.meanRawBytes(), "B");
        report.add("size of a request, as sent", tally.meanSentBytes(), "B");
        tally.unexpected().forEach((what, n) -> report.add("unexpected: " + what, n, "requests"));
    }
}
