package dev.mayday.ingest.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Sequences that are missing, as ranges that are apart from each other and in order.
record Holes(List<Hole> all) {

    static final Holes NONE = new Holes(List.of());

    /// Both included.
    record Hole(long from, long to) {}

    boolean has(long sequence) {
        for (var hole : all) {
            if (hole.from <= sequence && sequence <= hole.to) return true;
        }
        return false;
    }

    Holes and(long from, long to) {
        var more = new ArrayList<>(without(from, to).all);
        more.add(new Hole(from, to));
        more.sort(Comparator.comparingLong(Hole::from));
        return new Holes(List.copyOf(more));
    }

    Holes without(long from, long to) {
        var rest = new ArrayList<Hole>();
        for (var hole : all) {
            if (hole.from < from) rest.add(new Hole(hole.from, Math.min(hole.to, from - 1)));
            if (hole.to > to) rest.add(new Hole(Math.max(hole.from, to + 1), hole.to));
        }
        return new Holes(List.copyOf(rest));
    }

    Holes without(Holes others) {
        var rest = this;
        for (var other : others.all) rest = rest.without(other.from, other.to);
        return rest;
    }
}
