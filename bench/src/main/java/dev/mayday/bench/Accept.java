package dev.mayday.bench;

import dev.mayday.bench.load.Driver;
import dev.mayday.bench.load.Schedule;
import dev.mayday.bench.report.Report;
import java.io.IOException;

/// Peak accept in closed loop, at few and at many connections. Says nothing about what is done with
/// the events: see `Pipeline`.
final class Accept implements Command {

    private static final int FEW = 8;

    @Override
    public void run(Run run, Report report) throws IOException {
        var warm = new Schedule.Unpaced(run.options().seconds("warmup", 10));
        run.driver().run(warm, run.connections(), false, Driver.Listener.NONE);
        var half = run.options().seconds("seconds", 60).dividedBy(2);
        for (int connections : new int[] {FEW, run.connections()}) {
            var from = Costs.now(run.target());
            var phase =
                    run.driver()
                            .run(
                                    new Schedule.Unpaced(half),
                                    connections,
                                    false,
                                    Driver.Listener.NONE);
            report.add("connections", connections, "");
            Phases.report(report, phase);
            Costs.report(report, from, Costs.now(run.target()), phase.tally().events());
        }
    }
}
