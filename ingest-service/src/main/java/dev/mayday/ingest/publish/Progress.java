package dev.mayday.ingest.publish;

import static dev.mayday.wire.EnvelopeBatch.LANES;
import static dev.mayday.wire.EnvelopeBatch.STRIDE;
import static dev.mayday.wire.EnvelopeBatch.laneOf;

import java.util.Arrays;

/// How far each lane has come: one sequence a lane. Not thread-safe; owned by the publisher's
/// thread.
final class Progress {

    private final long[] reached;

    private Progress(long[] reached) {
        this.reached = reached;
    }

    static Progress none() {
        return new Progress(new long[LANES]);
    }

    Progress copy() {
        return new Progress(reached.clone());
    }

    long of(int lane) {
        return reached[lane];
    }

    void set(int lane, long sequence) {
        reached[lane] = sequence;
    }

    boolean has(long sequence) {
        return sequence <= reached[laneOf(sequence)];
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

    /// How many sequences from here to there it has not come to.
    long notReached(long from, long to) {
        long count = 0;
        for (int lane = 0; lane < LANES; lane++) {
            count += Math.max(0, count(lane, to) - count(lane, Math.max(from - 1, reached[lane])));
        }
        return count;
    }

    /// The first sequence of the lane behind this one.
    static long nextOf(int lane, long after) {
        long next = after + 1;
        long stride = next / STRIDE;
        long ahead = Math.floorMod(lane - stride, (long) LANES);
        return ahead == 0 ? next : (stride + ahead) * STRIDE;
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
