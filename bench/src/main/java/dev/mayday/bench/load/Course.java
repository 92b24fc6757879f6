package dev.mayday.bench.load;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// One run over a stretch of tickets, shared by its workers.
///
/// @param patient whether what is refused for overload is sent again, after the wait asked for
/// @param start by `System.nanoTime`
/// @param begun the same moment in the time of the world
record Course(
        Schedule schedule,
        boolean patient,
        long firstTicket,
        long start,
        Instant begun,
        AtomicLong next) {

    /// The number of the next request; -1 when there are no more.
    long take() {
        long n = next.get();
        while (!schedule.ended(n, System.nanoTime() - start)) {
            if (next.compareAndSet(n, n + 1)) return n;
            n = next.get();
        }
        return -1;
    }

    /// When the n-th is to be sent, by `System.nanoTime`.
    long due(long n) {
        long due = schedule.due(n);
        return due < 0 ? System.nanoTime() : start + due;
    }

    /// When the error happened that the n-th tells of.
    Instant time(long n) {
        long due = schedule.due(n);
        return begun.plusNanos(due < 0 ? System.nanoTime() - start : due);
    }
}
