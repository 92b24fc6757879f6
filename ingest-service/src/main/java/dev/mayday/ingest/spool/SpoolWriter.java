package dev.mayday.ingest.spool;

import dev.mayday.front.Seldom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Group commit: whatever waits when an fsync has ended goes into the next write, so the slower the
/// disk, the larger the groups.
final class SpoolWriter {

    private static final Logger LOG = Logger.getLogger(SpoolWriter.class);
    private static final int MAX_GROUP = 4096;

    /// Records that wait to be stored together, and who waits for them. `done` is called on the
    /// writer's thread.
    record Waiting(List<byte[]> records, Consumer<Storing> done) {}

    private static final Waiting STOP = new Waiting(List.of(), _ -> {});
    private static final Waiting ROLL = new Waiting(List.of(), _ -> {});

    private final SegmentLog log;
    private final DiskBudget budget;
    private final SpoolListener listener;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final Seldom complaints;
    private volatile boolean closed;
    private volatile boolean hasRoom = true;

    SpoolWriter(SegmentLog log, DiskBudget budget, SpoolListener listener, Seldom complaints) {
        this.log = log;
        this.budget = budget;
        this.listener = listener;
        this.complaints = complaints;
        this.thread = Thread.ofPlatform().name("mayday-spool").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void append(Waiting waiting) {
        if (closed) {
            finish(waiting, new Storing.Closed());
            return;
        }
        queue.add(waiting);
        // Closed between the question and the answer: whoever takes it out finishes it.
        if (closed && queue.remove(waiting)) finish(waiting, new Storing.Closed());
    }

    boolean isClosed() {
        return closed;
    }

    private void run() {
        var group = new ArrayList<Waiting>();
        try {
            while (!closed) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, MAX_GROUP);
                if (group.removeIf(waiting -> waiting == STOP)) closed = true;
                boolean rolls = group.removeIf(waiting -> waiting == ROLL);
                if (!group.isEmpty()) commit(group);
                if (rolls && !closed) endSegment();
            }
        } catch (Throwable unforeseen) {
            LOG.error("The spool's writer has failed, the process ends", unforeseen);
            finish(group, new Storing.Closed());
            listener.failed();
        } finally {
            closed = true;
            finish(queue, new Storing.Closed());
        }
    }

    /// Ends the segment in the writer's own time, for the sake of what is old in it.
    void roll() {
        if (!closed && !queue.contains(ROLL)) queue.add(ROLL);
    }

    boolean hasRoom() {
        return hasRoom;
    }

    private void endSegment() throws SyncFailed {
        try {
            log.roll();
        } catch (SyncFailed failed) {
            throw failed;
        } catch (IOException failed) {
            complaints.say(() -> LOG.errorf("No new segment could be begun error=%s", failed));
        }
    }

    private void commit(List<Waiting> group) {
        try {
            var records = new ArrayList<byte[]>(group.size());
            for (var one : group) records.addAll(one.records());
            if (!budget.admits(records.stream().mapToLong(r -> r.length + Frame.HEADER).sum())) {
                complaints.say(() -> LOG.warn("The spool is full, envelopes are refused"));
                refuse(group);
                return;
            }
            long next = log.append(records);
            hasRoom = true;
            long started = System.nanoTime();
            log.sync();
            listener.synced(System.nanoTime() - started, records.size());
            for (var waiting : group) {
                finish(waiting, new Storing.Durable(next));
                next += waiting.records().size();
            }
        } catch (SyncFailed failed) {
            closed = true;
            LOG.error("The spool cannot be trusted any more, the process ends", failed);
            finish(group, new Storing.Closed());
            listener.failed();
        } catch (IOException failed) {
            complaints.say(() -> LOG.error("The spool could not be written to", failed));
            refuse(group);
        }
    }

    private void refuse(List<Waiting> group) {
        hasRoom = false;
        finish(group, new Storing.Full());
    }

    private static void finish(Queue<Waiting> waiting, Storing result) {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) finish(next, result);
    }

    private static void finish(List<Waiting> group, Storing result) {
        group.forEach(waiting -> finish(waiting, result));
    }

    private static void finish(Waiting waiting, Storing result) {
        try {
            waiting.done().accept(result);
        } catch (Throwable nobodyThere) {
            LOG.warn("A request could not be told what became of its record", nobodyThere);
        }
    }

    /// Finishes what was given, then ends.
    void close() throws InterruptedException {
        queue.add(STOP);
        thread.join();
    }
}
