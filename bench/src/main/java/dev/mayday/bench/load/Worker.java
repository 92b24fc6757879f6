package dev.mayday.bench.load;

import dev.mayday.bench.workload.Envelope;
import dev.mayday.bench.workload.Envelope.Kind;
import dev.mayday.bench.workload.EnvelopeMaker;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/// One connection's worth of a phase: takes the next ticket, waits for its time, sends, notes.
final class Worker {

    private static final int PATIENCE = 600;

    private final Connection connection;
    private final Posts posts;
    private final EnvelopeMaker maker;
    private final Course course;
    private final Tally tally = new Tally();

    Worker(Dsn dsn, Posts posts, EnvelopeMaker maker, Course course) {
        this.connection = new Connection(dsn.origin());
        this.posts = posts;
        this.maker = maker;
        this.course = course;
    }

    Tally run(Driver.Listener listener) {
        try (connection) {
            for (long n = course.take(); n >= 0; n = course.take()) {
                long ticket = course.firstTicket() + n;
                var envelope = maker.make(ticket, course.time(n));
                long due = course.due(n);
                waitUntil(due);
                if (send(envelope, due) && envelope.kind() == Kind.EVENT) {
                    listener.accepted(ticket, System.nanoTime());
                }
            }
            return tally;
        }
    }

    /// @param due from when the latency counts
    private boolean send(Envelope envelope, long due) {
        var request = posts.request(envelope);
        long sent = System.nanoTime();
        try {
            var answer = connection.exchange(request);
            for (int i = 0; course.patient() && overloaded(answer) && i < PATIENCE; i++) {
                LockSupport.parkNanos(pause(answer));
                answer = connection.exchange(request);
            }
            if (envelope.lastOnConnection()) connection.close();
            if (answer.status() != envelope.expectedStatus()) {
                tally.unexpected(Integer.toString(answer.status()));
                return false;
            }
        } catch (IOException e) {
            tally.unexpected(e.getClass().getSimpleName());
            return false;
        }
        long now = System.nanoTime();
        boolean event = envelope.kind() == Kind.EVENT;
        tally.answered(event, now - due, sent - due, envelope.rawBytes(), envelope.body().length);
        return true;
    }

    private static boolean overloaded(Answer answer) {
        return answer.status() == 429 || answer.status() == 503;
    }

    /// At most a second, whatever the server asks: it will say so again.
    private static long pause(Answer answer) {
        var seconds = answer.header("retry-after");
        return seconds.equals("0") ? 100_000_000L : 1_000_000_000L;
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
