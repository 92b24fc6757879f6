package dev.mayday.issues.event;

import org.jspecify.annotations.Nullable;

/// Where a value stands in the payload, as a list from the leaf up: cheap to make, written out only
/// for a note.
record Path(@Nullable Path parent, String key) {

    static final Path ROOT = new Path(null, "");

    Path at(String key) {
        return new Path(this, key);
    }

    Path at(int index) {
        return new Path(this, Integer.toString(index));
    }

    @Override
    public String toString() {
        return parent == null || parent.parent == null ? key : parent + "." + key;
    }
}
