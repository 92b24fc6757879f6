package dev.mayday.ui.issues;

/// The time that trend and counts cover.
enum Period implements Choice {
    HOURS_24("24h", "24 h"),
    DAYS_14("14d", "14 d"),
    DAYS_30("30d", "30 d");

    private final String wire;
    private final String words;

    Period(String wire, String words) {
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
