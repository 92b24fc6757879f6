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

    /// This place, or the one above it that lies no deeper than so many steps.
    Path upTo(int steps) {
        int depth = 0;
        for (var at = this; at.parent != null; at = at.parent) depth++;
        var top = this;
        for (; depth > steps && top.parent != null; depth--) top = top.parent;
        return top;
    }

    /// The same steps from another start.
    Path below(Path base) {
        return parent == null ? base : new Path(parent.below(base), key);
    }

    @Override
    public String toString() {
        return parent == null || parent.parent == null ? key : parent + "." + key;
    }
}
