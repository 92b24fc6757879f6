package dev.mayday.issues.grouping;

/// Which frames of a very long stack are looked at: the same number at each end.
record StackBounds(int frames) {

    static final int MOST_FRAMES = 250;

    int size() {
        return Math.min(frames, MOST_FRAMES);
    }

    /// The position in the stack of the i-th frame that is looked at.
    int position(int i) {
        return frames <= MOST_FRAMES || i < MOST_FRAMES / 2 ? i : frames - MOST_FRAMES + i;
    }
}
