package dev.mayday.ui.issues;

/// Which states a list shows.
enum Status implements Choice {
    UNRESOLVED("unresolved", "Unresolved"),
    RESOLVED("resolved", "Resolved"),
    ARCHIVED("archived", "Archived"),
    ALL("all", "All");

    private final String wire;
    private final String words;

    Status(String wire, String words) {
        this.wire = wire;
        this.words = words;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public String words() {
        return words;
    }
}
