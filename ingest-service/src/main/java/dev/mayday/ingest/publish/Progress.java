package dev.mayday.ingest.publish;

import static dev.mayday.wire.EnvelopeBatch.LANES;
import static dev.mayday.wire.EnvelopeBatch.STRIDE;
import static dev.mayday.wire.EnvelopeBatch.laneOf;
import static dev.mayday.wire.EnvelopeBatch.nextOf;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/// How far each lane has come: up to one sequence, but for what was missing on the way. The same
/// rule as the digest's. Not thread-safe; owned by the publisher's thread.
final class Progress {

    private final long[] reached;
    private final Holes[] missing;

    private Progress(long[] reached, Holes[] missing) {
        this.reached = reached;
        this.missing = missing;
    }

    static Progress none() {
        var missing = new Holes[LANES];
        Arrays.fill(missing, Holes.NONE);
        return new Progress(new long[LANES], missing);
    }

    Progress copy() {
        return new Progress(reached.clone(), missing.clone());
    }

    long of(int lane) {
        return reached[lane];
    }

    void set(int lane, long sequence) {
        reached[lane] = sequence;
    }

    /// Up to where it has come, without these.
    void miss(int lane, long from, long to) {
        missing[lane] = missing[lane].and(from, to);
    }

    /// The other one's, of this lane.
    void set(int lane, Progress other) {
        reached[lane] = other.reached[lane];
        missing[lane] = other.missing[lane];
    }

    /// Has all of these, one behind the other. They may stand behind what the lane has come to, or
    /// before that, where they were missing.
    void take(int lane, long first, long last) {
        long next = nextOf(lane, reached[lane]);
        if (first > next) miss(lane, next, first - 1);
        missing[lane] = missing[lane].without(first, last);
        reached[lane] = Math.max(reached[lane], last);
    }

    boolean has(long sequence) {
        int lane = laneOf(sequence);
        return sequence <= reached[lane] && !missing[lane].has(sequence);
    }

    /// Whether the other one has something of the lane that this one has not.
    boolean lacks(int lane, Progress other) {
        return reached[lane] < other.reached[lane]
                || missing[lane].without(other.missing[lane]).all().stream()
                        .anyMatch(hole -> other.hasReached(lane, hole));
    }

    private boolean hasReached(int lane, Holes.Hole hole) {
        return nextOf(lane, hole.from() - 1) <= Math.min(hole.to(), reached[lane]);
    }

    /// The first sequence of the lane that it does not have and that may be there.
    ///
    /// @param there the first sequence from this one on that may be there
    long firstLacking(int lane, LongUnaryOperator there) {
        for (var hole : missing[lane].all()) {
            long found = first(lane, hole.from(), there);
            if (found <= hole.to()) return found;
        }
        return nextOf(lane, reached[lane]);
    }

    private static long first(int lane, long from, LongUnaryOperator there) {
        long sequence = nextOf(lane, from - 1);
        for (long next = there.applyAsLong(sequence); next != sequence; ) {
            if (next == Long.MAX_VALUE) return next;
            sequence = nextOf(lane, next - 1);
            next = there.applyAsLong(sequence);
        }
        return sequence;
    }

    long highest() {
        return Arrays.stream(reached).max().orElse(0);
    }

    /// Up to here every lane has come.
    long inAllLanes() {
        long first = Long.MAX_VALUE;
        for (int lane = 0; lane < LANES; lane++) {
            first = Math.min(first, nextOf(lane, reached[lane]));
        }
        return first - 1;
    }

    /// Up to here there is nothing that some lane does not have.
    long beforeAllLacking(LongUnaryOperator there) {
        long first = Long.MAX_VALUE;
        for (int lane = 0; lane < LANES; lane++) {
            first = Math.min(first, firstLacking(lane, there));
        }
        return first - 1;
    }

    /// How many sequences from here to there it has not come to.
    long notReached(long from, long to) {
        long count = 0;
        for (int lane = 0; lane < LANES; lane++) {
            count += Math.max(0, count(lane, to) - count(lane, Math.max(from - 1, reached[lane])));
        }
        return count;
    }

    /// The last sequence of the lane up to this one; 0 when there is none.
    static long lastOf(int lane, long upTo) {
        long stride = upTo / STRIDE;
        long back = Math.floorMod(stride - lane, (long) LANES);
        return back == 0 ? upTo : Math.max(0, (stride - back + 1) * STRIDE - 1);
    }

    /// How many sequences of the lane there are from 0 to this one.
    private static long count(int lane, long to) {
        long cycle = (long) LANES * STRIDE;
        long rest = (to + 1) % cycle - (long) lane * STRIDE;
        return (to + 1) / cycle * STRIDE + Math.clamp(rest, 0, STRIDE);
    }
}
