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
