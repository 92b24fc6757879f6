package dev.mayday.bench;

import dev.mayday.bench.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;

/// How long a built instance with data takes from `./mayday up` until it is ready. The first start,
/// which prepares the data directory, stands in every report.
final class Start implements Command {

    @Override
    public void run(Run run, Report report) throws IOException {
        long starts = run.options().number("starts", 5);
        var times = new ArrayList<Duration>();
        for (long i = 0; i < starts; i++) times.add(run.target().startAgain());
        times.sort(null);
        report.add("started again, fastest", times.getFirst().toMillis(), "ms");
        report.add("started again, median", times.get(times.size() / 2).toMillis(), "ms");
        report.add("started again, slowest", times.getLast().toMillis(), "ms");
    }
}
