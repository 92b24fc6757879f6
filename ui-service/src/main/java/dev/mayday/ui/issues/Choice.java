package dev.mayday.ui.issues;

import java.util.Arrays;

/// One of a few values that stand in an address under a name and on the page as a word.
interface Choice {

    record Names(String wire, String words) {}

    Names names();

    default String wire() {
        return names().wire();
    }

    default String words() {
        return names().words();
    }

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

    private final Names names;

    Status(String wire, String words) {
        names = new Names(wire, words);
    }

    @Override
    public Names names() {
        return names;
    }
}

/// The time that trend and counts cover.
enum Period implements Choice {
    HOURS_24("24h", "24 h"),
    DAYS_14("14d", "14 d"),
    DAYS_30("30d", "30 d");

    private final Names names;

    Period(String wire, String words) {
        names = new Names(wire, words);
    }

    @Override
    public Names names() {
        return names;
    }
}

/// What comes first.
enum Sort implements Choice {
    LAST_SEEN("lastSeen", "Last seen"),
    FIRST_SEEN("firstSeen", "First seen"),
    EVENTS("events", "Events"),
    USERS("users", "Users");

    private final Names names;

    Sort(String wire, String words) {
        names = new Names(wire, words);
    }

    @Override
    public Names names() {
        return names;
    }
}
