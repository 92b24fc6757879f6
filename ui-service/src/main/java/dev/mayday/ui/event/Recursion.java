package dev.mayday.ui.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls that call themselves, directly or in a round of several.
///
/// @param period how many frames one round has
/// @param rounds at least three: two may be chance
record Recursion(int period, int rounds) {

    private static final int LONGEST_ROUND = 8;
    private static final int FEWEST_ROUNDS = 3;

    /// The shortest round that begins here, or null.
    static @Nullable Recursion at(List<FrameView> frames, int start) {
        for (int period = 1; period <= LONGEST_ROUND; period++) {
            int rounds = rounds(frames, start, period);
            if (rounds >= FEWEST_ROUNDS) return new Recursion(period, rounds);
        }
        return null;
    }

    private static int rounds(List<FrameView> frames, int start, int period) {
        int at = start + period;
        while (at < frames.size() && frames.get(at).isSameCall(frames.get(at - period))) at++;
        return (at - start) / period;
    }

    int frames() {
        return period * rounds;
    }
}
