package dev.mayday.bench;

import dev.mayday.bench.load.Dsn;
import dev.mayday.bench.load.Origin;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// `./mayday bench …`
public final class Main {

    static final String HELP =
            """
            ./mayday bench COMMAND [options]

              accept        how many events are taken per second, as fast as answers come
              pipeline      a steady rate: latency, time to visible, cost, loss
              capacity      the highest rate without backlog, found in steps
              seed          fill with --events N events of --issues M issues, with --days D over so long a past
              pages         how fast the issue list and issue pages are answered
              grow          seed and pages at 10,000, 100,000 … up to --events stored events
              siege         what good clients feel of slow bodies, password guessers and worst events
              start         how long an instance with data takes until it is ready

            Without --dsn a Mayday of its own is started, with real PostgreSQL, and removed afterwards.
              --dsn URL         measure the server of this DSN instead
              --token TOKEN     of its web API, to see what becomes visible
              --api URL         where its web API is, if not where the DSN points
              --data DIR        keep the own Mayday's data there
              --workload W      2k, 8k (standard), 50k or mixed
              --issues M        2000
              --rate R          events per second: 1000; of capacity the first step: 500
              --seconds S       60; of capacity per step: 20
              --warmup S        10
              --connections C   64
              --days D          of seed: of a Mayday of our own; what was broken off goes on
              --events N        of seed 100000, with --days 1000000; of pages 0; of grow 100000
              --requests N      of pages, per page: 200
              --orders 1        of pages: lists in each order, period and environment, and searches of each kind too
              --starts N        of start: 5
              --seed N          of the workload: 42
              --results DIR     bench/results
            """;

    private Main() {}

    public static void main(String... arguments) {
        try {
            System.exit(run(Options.parse(arguments), InstantSource.system()));
        } catch (Options.Misuse | IllegalArgumentException misuse) {
            System.err.println("bench: " + misuse.getMessage() + "\nTry: ./mayday bench help");
            System.exit(2);
        } catch (IOException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int run(Options options, InstantSource clock) throws IOException {
        if (options.command().matches("help|--help|-h")) {
            System.out.print(HELP);
            return 0;
        }
        var command = Command.of(options);
        var report = new Report(options.line(), clock.instant());
        try (var target = target(options)) {
            var started = target.startTime();
            started.ifPresent(time -> report.add("ready after", time.toMillis(), "ms"));
            command.run(Run.on(target, options, clock), report);
        }
        System.out.println(report.table());
        var file = report.writeTo(results(options));
        System.out.println("Also in " + file);
        return 0;
    }

    private static Target target(Options options) throws IOException {
        var dsn = options.text("dsn");
        if (dsn != null) {
            var api = options.text("api");
            return Target.at(
                    Dsn.parse(dsn),
                    api == null ? null : Origin.of(URI.create(api)),
                    options.text("token"));
        }
        var home = home();
        if (Files.notExists(home.resolve("mayday"))) {
            throw new IOException("no ./mayday here; go to its directory or set MAYDAY_HOME");
        }
        System.err.println("Starting a Mayday to measure …");
        var data = options.text("data");
        return Target.own(home, data == null ? null : Path.of(data).toAbsolutePath());
    }

    private static Path home() {
        var home = System.getenv("MAYDAY_HOME");
        return Path.of(home == null ? "" : home).toAbsolutePath();
    }

    private static Path results(Options options) {
        var results = options.text("results");
        return results == null ? home().resolve("bench").resolve("results") : Path.of(results);
    }
}
