package dev.mayday.issues.event.json;

import com.fasterxml.jackson.core.JsonParser;

/// The entries of a list that are passed over while it is read: nothing is built of them, and where
/// the last ones begin is remembered, so that they can be read again once the list's end is known.
final class Skipped {

    /// Each so many entries the place of one is remembered.
    private static final int STEP = 50;

    private final int first;
    private final int[] places;
    private int count;

    /// @param first the index of the first entry that is passed over
    /// @param most of the last entries can be asked for
    Skipped(int first, int most) {
        this.first = first;
        this.places = new int[most / STEP + 2];
    }

    void add(JsonParser entry) {
        if (count % STEP == 0) {
            places[slot(count)] = (int) entry.currentTokenLocation().getCharOffset();
        }
        count++;
    }

    int count() {
        return count;
    }

    /// The index of the last remembered entry that has at least these many behind it, itself
    /// included; of the first one, if there are not so many.
    int indexBefore(int last) {
        return first + Math.max(0, count - last) / STEP * STEP;
    }

    /// Where a remembered entry begins.
    int place(int index) {
        return places[slot(index - first)];
    }

    private int slot(int entry) {
        return entry / STEP % places.length;
    }
}
