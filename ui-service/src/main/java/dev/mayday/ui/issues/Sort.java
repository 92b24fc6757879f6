package dev.mayday.ui.issues;

/// What comes first.
enum Sort implements Choice {
    LAST_SEEN("lastSeen", "Last seen"),
    FIRST_SEEN("firstSeen", "First seen"),
    EVENTS("events", "Events"),
    USERS("users", "Users");

    private final String wire;
    private final String words;

    Sort(String wire, String words) {
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
