package dev.mayday.ingest.keys;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// How much of something there is in a time, in all and for each address, so that a few strangers
/// cannot use it up: who has had nothing yet finds some beyond what is left for the others.
/// From any thread.
final class Allowance {

    private final InstantSource clock;
    private final long window;
    private final int each;
    private final int all;
    private final Map<String, Integer> taken = new HashMap<>();
    private long current = Long.MIN_VALUE;
    private int total;

    /// @param each most for one address
    /// @param all most for all together; as much again is for first comers
    Allowance(InstantSource clock, Duration window, int each, int all) {
        this.clock = clock;
        this.window = window.toMillis();
        this.each = each;
        this.all = all;
    }

    /// False when there is no more for this one now.
    synchronized boolean take(String who) {
        long now = clock.millis() / window;
        if (now != current) {
            current = now;
            total = 0;
            taken.clear();
        }
        int before = taken.getOrDefault(who, 0);
        if (before >= each || total >= (before == 0 ? 2 * all : all)) return false;
        taken.put(who, before + 1);
        total++;
        return true;
    }
}
