package dev.mayday.bench;

import dev.mayday.bench.load.Driver;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.siege.Attack;
import dev.mayday.bench.target.WebApi;
import java.io.IOException;
import org.HdrHistogram.Histogram;

/// What good clients feel of bad ones: the same steady rate in calm and under siege by 300 slow
/// bodies without a key, 30 guessers of passwords and 20 worst events of 1 MB a second.
final class Siege implements Command {

    private static final int PROBES_PER_SECOND = 5;

    private record Felt(Driver.Phase phase, Histogram visible) {}

    @Override
    public void run(Run run, Report report) throws IOException {
        if (run.options().text("dsn") != null) {
            throw new Options.Misuse("siege is for a Mayday of its own only");
        }
        var api = run.target().api().orElseThrow();
        double rate = run.options().number("rate", 100);
        run.warmUp(rate);
        var calm = feel(run, api, rate);
        Felt besieged;
        try (var attack = new Attack(run.target().dsn())) {
            besieged = feel(run, api, rate);
            attack.answers().forEach((what, n) -> report.add(what, n.sum(), "answers"));
        }
        say(report, "calm", calm);
        say(report, "besieged", besieged);
        report.add("p99 of an answer, besieged ÷ calm", ratio(besieged, calm), "");
    }

    private static Felt feel(Run run, WebApi api, double rate) throws IOException {
        long every = Math.round(rate / PROBES_PER_SECOND);
        try (var probes = new Probes(api, run.workload(), every)) {
            var phase = run.atRate(rate, run.options().seconds("seconds", 60), probes);
            probes.finish();
            return new Felt(phase, probes.visible());
        }
    }

    private static void say(Report report, String when, Felt felt) {
        var tally = felt.phase().tally();
        report.add(when + ": answer", tally.latency(), 50, 99);
        report.add(when + ": accepted to visible", felt.visible(), 50, 99);
        report.add(when + ": generator behind its schedule", tally.late(), 99);
        tally.unexpected().forEach((what, n) -> report.add(when + ": " + what, n, "requests"));
    }

    private static double ratio(Felt one, Felt other) {
        return (double) p99(one) / p99(other);
    }

    private static long p99(Felt felt) {
        return felt.phase().tally().latency().getValueAtPercentile(99);
    }
}
