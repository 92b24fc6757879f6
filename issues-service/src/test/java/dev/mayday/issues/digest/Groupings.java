package dev.mayday.issues.digest;

/// The grouping in force.
final class Groupings {

    private Groupings() {}

    static Grouper current() {
        return new FrameGrouper();
    }
}
