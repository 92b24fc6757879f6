package dev.mayday.issues.ingestion.write;

import java.util.List;

/// What of a source is stored: everything up to a sequence, but for what was missing when the lane
/// went on.
///
/// @param last 0 is none
/// @param missing up to `last`
record Digested(long last, List<Missing> missing) {

    static final Digested NOTHING = new Digested(0, List.of());

    /// Both included.
    record Missing(long from, long to) {

        private boolean has(long sequence) {
            return from <= sequence && sequence <= to;
        }
    }

    boolean has(long sequence) {
        return sequence <= last && missing.stream().noneMatch(gap -> gap.has(sequence));
    }

    /// Whether the load changes what is missing: fills some of it, or begins behind the sequence
    /// that follows in its lane.
    boolean isMendedBy(Load load, long following) {
        return !missing.isEmpty() || load.firstSequence() > following;
    }
}
