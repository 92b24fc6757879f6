package dev.mayday.ui.issues;

import java.util.Arrays;

/// One of a few values that stand in an address under a name and on the page as a word.
interface Choice {

    String wire();

    String words();

    static <C extends Enum<C> & Choice> C of(Class<C> type, String wire, C otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.wire().equals(wire))
                .findFirst()
                .orElse(otherwise);
    }
}

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
