package dev.mayday.bench;

import dev.mayday.bench.load.Driver;
import dev.mayday.bench.load.Schedule;
import dev.mayday.bench.target.Target;
import dev.mayday.bench.workload.Workload;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;

/// What every command works with.
record Run(Target target, Options options, Workload workload, Driver driver) {

    static Run on(Target target, Options options, InstantSource clock) {
        var now = clock.instant();
        var workload =
                new Workload(
                        options.text("workload", "8k"),
                        (int) options.number("issues", 2_000),
                        options.number("seed", 42),
                        HexFormat.of().toHexDigits((int) now.getEpochSecond()),
                        options.number("days", 0) > 0,
                        now);
        return new Run(target, options, workload, new Driver(target.dsn(), workload, clock));
    }

    /// Open loop.
    Driver.Phase atRate(double rate, Duration time, Driver.Listener listener) {
        return driver.run(new Schedule.AtRate(rate, time), connections(), false, listener);
    }

    /// Lets the compilers and caches of both sides settle.
    void warmUp(double rate) {
        atRate(rate, options.seconds("warmup", 10), Driver.Listener.NONE);
    }

    int connections() {
        return (int) options.number("connections", 64);
    }
}
