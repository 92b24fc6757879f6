package dev.mayday.bench.load;

import java.util.BitSet;

/// Which events the server has taken, each once, by the ticket that first carried it. Usable by
/// many threads.
public final class Accepted {

    private final BitSet originals = new BitSet();

    synchronized void add(long original) {
        originals.set(Math.toIntExact(original));
    }

    /// How many different events must become visible.
    public synchronized long count() {
        return originals.cardinality();
    }

    /// The newest, at most n.
    public synchronized long[] last(int n) {
        var last = new long[Math.min(n, originals.cardinality())];
        int at = originals.length();
        for (int i = 0; i < last.length; i++) {
            at = originals.previousSetBit(at - 1);
            last[i] = at;
        }
        return last;
    }
}
