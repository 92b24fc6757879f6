package dev.mayday.bench;

import dev.mayday.bench.load.Driver;
import dev.mayday.bench.load.Schedule;
import dev.mayday.bench.report.Report;
import java.io.IOException;

/// Fills a server with events, as fast as it takes them; with `--data` they stay for later runs.
final class Seed implements Command {

    private static final int CONNECTIONS = 16;

    /// Of how many events with a past one comes through the door.
    private static final long COPIES = 20;

    @Override
    public void run(Run run, Report report) throws IOException {
        if (run.options().number("days", 0) > 0) past(run, report);
        else present(run, report);
    }

    /// Until there are so many, over so many days. What an earlier run has left undone is done.
    private static void past(Run run, Report report) throws IOException {
        var database =
                run.target()
                        .database()
                        .orElseThrow(() -> new IOException("only our own Mayday can have a past"));
        long events = run.options().number("events", 1_000_000);
        var history = new History(database, events, run.options().number("days", 30));
        long through = Math.max(run.options().number("issues", 2_000), events / COPIES);
        long missing = history.isPlanned() ? 0 : through - history.storedInPeace();
        if (missing > 0) fill(run, missing, report);
        history.write(report);
    }

    private static void present(Run run, Report report) throws IOException {
        var disk = Disk.before(run.target());
        long before = counted(run);
        fill(run, run.options().number("events", 100_000), report);
        disk.report(report, run.driver().accepted().count());
        var api = run.target().api();
        if (api.isPresent())
            report.add("lost", new Drain(api.get(), run).missing(before), "events");
    }

    /// Sends so many envelopes and waits until they can be seen.
    static void fill(Run run, long events, Report report) throws IOException {
        var from = Costs.now(run.target());
        var phase =
                run.driver()
                        .run(new Schedule.Counted(events), CONNECTIONS, true, Driver.Listener.NONE);
        report.add("sent", events, "events");
        report.add("accepted", phase.perSecond(), "events/s");
        phase.tally().unexpected().forEach((what, n) -> report.add("unexpected: " + what, n, ""));
        var api = run.target().api();
        if (api.isPresent()) {
            var rest = new Drain(api.get(), run).await(Pipeline.DRAIN.multipliedBy(6));
            double seconds = phase.elapsed().plus(rest).toNanos() / 1e9;
            report.add("visible", phase.tally().events() / seconds, "events/s");
        }
        Costs.report(report, from, Costs.now(run.target()), phase.tally().events());
    }

    private static long counted(Run run) throws IOException {
        var api = run.target().api();
        return api.isPresent() ? api.get().counted() : 0;
    }
}
