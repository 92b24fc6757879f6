package dev.mayday.bench.load;

import dev.mayday.bench.workload.Workload;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Sends the envelopes of a workload, phase after phase; tickets go on from one phase to the next.
public final class Driver {

    /// What wants to know of each accepted event.
    public interface Listener {
        Listener NONE = (_, _) -> {};

        /// @param nanos when its answer had been read, by `System.nanoTime`
        void accepted(long ticket, long nanos);
    }

    /// @param elapsed from the start until the last answer
    public record Phase(Tally tally, Duration elapsed) {
        public double perSecond() {
            return tally.events() / (elapsed.toNanos() / 1e9);
        }
    }

    private final Dsn dsn;
    private final Workload workload;
    private final InstantSource clock;
    private final Accepted accepted = new Accepted();
    private long firstTicket;

    public Driver(Dsn dsn, Workload workload, InstantSource clock) {
        this.dsn = dsn;
        this.workload = workload;
        this.clock = clock;
    }

    /// @param connections how many requests may be under way at once
    /// @param patient repeats what was refused for overload
    public Phase run(Schedule schedule, int connections, boolean patient, Listener listener) {
        var course =
                new Course(
                        schedule,
                        patient,
                        firstTicket,
                        System.nanoTime(),
                        clock.instant(),
                        new AtomicLong());
        var posts = new Posts(dsn);
        var results = new ArrayList<Future<Tally>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                var worker = new Worker(dsn, posts, workload.maker(), course);
                results.add(threads.submit(() -> worker.run(noting(listener))));
            }
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - course.start());
        firstTicket += course.next().get();
        var total = new Tally();
        for (var result : results) total.add(valueOf(result));
        return new Phase(total, elapsed);
    }

    private Listener noting(Listener listener) {
        return (ticket, nanos) -> {
            accepted.add(workload.original(ticket));
            listener.accepted(ticket, nanos);
        };
    }

    /// The events taken in all phases.
    public Accepted accepted() {
        return accepted;
    }

    private static Tally valueOf(Future<Tally> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
