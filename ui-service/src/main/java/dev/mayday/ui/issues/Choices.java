package dev.mayday.ui.issues;

import dev.mayday.ui.web.Choice;

/// Which states a list shows.
enum Status implements Choice {
    UNRESOLVED,
    RESOLVED,
    ARCHIVED,
    ALL
}

/// What comes first.
enum Sort implements Choice {
    LAST_SEEN,
    FIRST_SEEN,
    EVENTS,
    USERS,
    IMPACT
}

/// The time that trend and counts cover.
enum Period implements Choice {
    HOURS_24("24 h"),
    DAYS_14("14 d"),
    DAYS_30("30 d");

    private final String words;

    Period(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public String wire() {
        return words.replace(" ", "");
    }
}
