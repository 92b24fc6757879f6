package dev.mayday.bench;

import dev.mayday.bench.machine.ProcessTree;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.Target;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Looks now and then at PostgreSQL's memory, of which the kernel keeps no maximum, while it is
/// open.
final class Memory implements AutoCloseable {

    private static final int EVERY_SECONDS = 5;

    private final Target target;
    private final AtomicLong peak = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);

    private Memory(Target target) {
        this.target = target;
    }

    static Memory watch(Target target) {
        var memory = new Memory(target);
        if (target.database().isPresent()) Thread.ofVirtual().start(memory::look);
        return memory;
    }

    private void look() {
        try {
            do {
                var database = target.database().orElseThrow();
                long now = ProcessTree.of(database.pid()).proportional();
                peak.accumulateAndGet(now, Math::max);
            } while (!end.await(EVERY_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("bench: PostgreSQL's memory is unknown: " + e.getMessage());
        }
    }

    void report(Report report) throws IOException {
        var application = target.application().orElse(null);
        if (application == null) return;
        report.add(
                "memory of the application, peak RSS", megabytes(application.peakResident()), "MB");
        if (peak.get() > 0) report.add("memory of PostgreSQL, PSS", megabytes(peak.get()), "MB");
    }

    @Override
    public void close() {
        end.countDown();
    }

    private static double megabytes(long bytes) {
        return bytes / (1024.0 * 1024.0);
    }
}
