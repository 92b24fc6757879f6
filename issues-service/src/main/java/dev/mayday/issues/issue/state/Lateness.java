package dev.mayday.issues.issue.state;

import java.util.Locale;

/// Why an event of a resolved issue counts as late, and does not reopen it (semantics 7.4, where it
/// is called a lane).
public enum Lateness {
    /// Of an environment that the resolution was not about.
    OUT_OF_SCOPE,
    /// Of a release that is archived, or ignored by the settings of the project.
    IGNORED_RELEASE,
    /// Received before the issue was resolved, only digested later.
    IN_FLIGHT,
    /// Says it happened before the issue was resolved, and came late.
    OLDER_THAN_FIX,
    /// Says a time that nobody can read: it may well have happened before.
    UNREADABLE_TIME,
    /// Names no release, while the issue was resolved in one.
    NO_RELEASE,
    /// The release that has the fix is not known yet.
    AWAITING_RELEASE,
    /// Of a release older than the fix.
    LATE;

    /// The word for it in the store and the API.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
