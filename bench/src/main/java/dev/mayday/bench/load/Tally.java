package dev.mayday.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What came of the requests. Each worker keeps its own; `add` brings them together.
public final class Tally {

    private static final long LONGEST_MICROS = 120_000_000;

    private final Histogram latency = histogram();
    private final Histogram late = histogram();
    private final Map<String, Long> unexpected = new TreeMap<>();
    private long answered;
    private long events;
    private long rawBytes;
    private long sentBytes;

    /// Microseconds, to three digits.
    public static Histogram histogram() {
        return new Histogram(1, LONGEST_MICROS, 3);
    }

    /// @param event whether an event was accepted, a duplicate included
    void answered(boolean event, long latencyNanos, long lateNanos, int raw, int sent) {
        answered++;
        if (event) events++;
        rawBytes += raw;
        sentBytes += sent;
        record(latency, latencyNanos);
        record(late, lateNanos);
    }

    /// @param what a status or the name of an exception
    void unexpected(String what) {
        unexpected.merge(what, 1L, Long::sum);
    }

    void add(Tally other) {
        latency.add(other.latency);
        late.add(other.late);
        other.unexpected.forEach((what, n) -> unexpected.merge(what, n, Long::sum));
        answered += other.answered;
        events += other.events;
        rawBytes += other.rawBytes;
        sentBytes += other.sentBytes;
    }

    /// Requests that were answered as they should be.
    public long answered() {
        return answered;
    }

    /// Events answered with 200, duplicates included.
    public long events() {
        return events;
    }

    /// From the time at which the request was to be sent until its answer was read.
    public Histogram latency() {
        return latency;
    }

    /// How far the generator was behind its schedule: if this is not small, the machine was too
    /// busy.
    public Histogram late() {
        return late;
    }

    public Map<String, Long> unexpected() {
        return unexpected;
    }

    public long meanRawBytes() {
        return answered == 0 ? 0 : rawBytes / answered;
    }

    public long meanSentBytes() {
        return answered == 0 ? 0 : sentBytes / answered;
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos / 1000, 1, LONGEST_MICROS));
    }
}
