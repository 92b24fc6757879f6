package dev.mayday.bench;

import dev.mayday.bench.report.Report;
import java.io.IOException;

/// One kind of measurement.
interface Command {

    static Command of(Options options) {
        return switch (options.command()) {
            case "accept" -> new Accept();
            case "pipeline" -> new Pipeline();
            case "capacity" -> new Capacity();
            case "seed" -> new Seed();
            case "pages" -> new Pages();
            case "grow" -> new Grow();
            case "start" -> new Start();
            case "siege" -> new Siege();
            case String other -> throw new Options.Misuse("unknown command '" + other + "'");
        };
    }

    void run(Run run, Report report) throws IOException;
}
