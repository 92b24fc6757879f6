package dev.mayday.bench;

import dev.mayday.bench.load.Driver;
import dev.mayday.bench.machine.Load;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.WebApi;
import java.io.IOException;
import java.time.Duration;

/// A steady rate in open loop, then the drain: latency of the answer, time to visible, cost, loss.
final class Pipeline implements Command {

    static final Duration DRAIN = Duration.ofMinutes(10);
    private static final int PROBES_PER_SECOND = 5;

    @Override
    public void run(Run run, Report report) throws IOException {
        double load = Load.average();
        double rate = run.options().number("rate", 1_000);
        var api = run.target().api();
        if (api.isPresent()) {
            observed(run, api.get(), rate, report);
        } else {
            run.warmUp(rate);
            Phases.report(report, run.atRate(rate, time(run), Driver.Listener.NONE));
            report.missing("visible", "unknown without --token");
        }
        report.add("load average before", load, "").add("load average after", Load.average(), "");
    }

    private static void observed(Run run, WebApi api, double rate, Report report)
            throws IOException {
        var drain = new Drain(api, run);
        long before = api.counted();
        var disk = Disk.before(run.target());
        run.warmUp(rate);
        drain.await(DRAIN);
        long every = Math.round(rate / PROBES_PER_SECOND);
        try (var memory = Memory.watch(run.target());
                var probes = new Probes(api, run.workload(), every)) {
            measure(run, drain, rate, probes, report);
            memory.report(report);
        }
        disk.report(report, run.driver().accepted().count());
        report.add("lost", drain.missing(before), "events");
    }

    private static void measure(Run run, Drain drain, double rate, Probes probes, Report report)
            throws IOException {
        var accepted = run.driver().accepted();
        long before = accepted.count();
        var from = Costs.now(run.target());
        var phase = run.atRate(rate, time(run), probes);
        var rest = drain.await(DRAIN);
        var to = Costs.now(run.target());
        probes.finish();
        long events = accepted.count() - before;
        Phases.report(report, phase);
        report.add("drained after the last answer in", rest.toMillis(), "ms");
        report.add("visible", events / seconds(phase.elapsed().plus(rest)), "events/s");
        report.add("accepted to visible", probes.visible(), 50, 99);
        report.add("probes", probes.visible().getTotalCount(), "");
        if (probes.missing() > 0) report.add("probes never seen", probes.missing(), "");
        Costs.report(report, from, to, events);
    }

    private static Duration time(Run run) {
        return run.options().seconds("seconds", 60);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
