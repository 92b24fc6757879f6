package dev.mayday.issues.grouping.frames;

/// Scope, function and kind of a frame.
record Name(String scope, String function, Kind kind) {

    static Name normal(String scope, String function) {
        return new Name(scope, function, Kind.NORMAL);
    }
}
