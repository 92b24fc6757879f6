package dev.mayday.bench;

import dev.mayday.bench.load.Driver;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.WebApi;
import java.io.IOException;
import java.time.Duration;

/// Steps the rate up by a quarter until events no longer become visible within a second, or are
/// refused: the last step before is the capacity. Steps are short; confirm the result with a long
/// `pipeline` at it.
final class Capacity implements Command {

    private static final double STEP = 1.25;
    private static final Duration OLDEST = Duration.ofSeconds(1);
    private static final int PROBES_PER_SECOND = 10;

    @Override
    public void run(Run run, Report report) throws IOException {
        var api =
                run.target()
                        .api()
                        .orElseThrow(() -> new IOException("capacity needs --token with --dsn"));
        long before = api.counted();
        var drain = new Drain(api, run);
        double rate = run.options().number("rate", 500);
        double held = 0;
        run.warmUp(rate);
        drain.await(Pipeline.DRAIN);
        for (; step(run, api, rate, report); rate *= STEP) {
            held = rate;
            drain.await(Pipeline.DRAIN);
        }
        report.add("capacity", held, "events/s");
        report.add("drained in", drain.await(Pipeline.DRAIN).toMillis(), "ms");
        report.add("lost", drain.missing(before), "events");
    }

    /// Whether the rate was held.
    private static boolean step(Run run, WebApi api, double rate, Report report)
            throws IOException {
        var time = run.options().seconds("seconds", 20);
        try (var probes = new Probes(api, run.workload(), Math.round(rate / PROBES_PER_SECOND))) {
            var from = Costs.now(run.target());
            var phase = run.atRate(rate, time, probes);
            probes.finish();
            var to = Costs.now(run.target());
            report.add("at", Math.round(rate), "events/s");
            report.add("accepted", phase.perSecond(), "events/s");
            report.add("answer", phase.tally().latency(), 99);
            report.add("accepted to visible", probes.visible(), 50, 99);
            Costs.report(report, from, to, phase.tally().events());
            return held(phase, probes);
        }
    }

    private static boolean held(Driver.Phase phase, Probes probes) {
        long oldest = probes.visible().getValueAtPercentile(99) * 1_000;
        return phase.tally().unexpected().isEmpty()
                && probes.missing() == 0
                && phase.tally().latency().getValueAtPercentile(99) * 1_000 < OLDEST.toNanos()
                && oldest < OLDEST.toNanos();
    }
}
