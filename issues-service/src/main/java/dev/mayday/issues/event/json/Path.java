package dev.mayday.issues.event.json;

import org.jspecify.annotations.Nullable;

/// Where a value stands in the payload, as a list from the leaf up: cheap to make, written out only
/// for a note.
public record Path(@Nullable Path parent, String key) {

    public static final Path ROOT = new Path(null, "");

    public Path at(String key) {
        return new Path(this, key);
    }

    public Path at(int index) {
        return new Path(this, Integer.toString(index));
    }

    @Override
    public String toString() {
        return parent == null || parent.parent == null ? key : parent + "." + key;
    }
}
