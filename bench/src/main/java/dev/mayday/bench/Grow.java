package dev.mayday.bench;

import dev.mayday.bench.report.Report;
import java.io.IOException;

/// Fills a server tenfold and tenfold again, and looks each time how fast it still is.
final class Grow implements Command {

    private static final long FIRST = 10_000;

    @Override
    public void run(Run run, Report report) throws IOException {
        long most = run.options().number("events", 100_000);
        var disk = Disk.before(run.target());
        long stored = 0;
        for (long events = FIRST; events <= most; events *= 10) {
            Seed.fill(run, events - stored, report);
            stored = events;
            report.add("stored", stored, "events");
            disk.report(report, run.driver().accepted().count());
            Pages.measure(run, report);
        }
    }
}
