package dev.mayday.issues.issue.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision about one issue that is to be taken back (semantics 6.8).
///
/// @param before where the issue stood before the decision
/// @param later the newest entry after it that moved the issue; null when none did
public record Undo(Instant decided, Standing before, @Nullable Later later) {

    private static final Duration POSSIBLE = Duration.ofHours(24);

    /// @param actor null when an event moved the issue
    /// @param undid whether it took this very decision back
    public record Later(@Nullable String actor, String sentence, Instant at, boolean undid) {

        private String words(Instant now) {
            var who = actor == null ? sentence : actor + " " + sentence;
            return who.replaceFirst("\\.$", "") + ", " + Ago.between(at, now) + " ago";
        }
    }

    /// Whether a decision that nothing came after can still be taken back.
    public static boolean isInTime(Instant decided, Instant now) {
        return !now.isAfter(decided.plus(POSSIBLE));
    }

    /// Back to exactly where it stood, reason, episode and time of resolution included: no episode
    /// begins, so an alarm of the episode goes on as it was.
    public Decided decide(Instant now) {
        if (later != null && later.undid()) {
            var by = later.actor() == null ? "" : " by " + later.actor();
            var ago = Ago.between(later.at(), now);
            return new Decided.Skipped(
                    "already undone", "already undone%s %s ago".formatted(by, ago));
        }
        if (later != null) {
            return new Decided.Skipped(
                    "changed meanwhile", "changed meanwhile: " + later.words(now));
        }
        if (!isInTime(decided, now)) {
            return new Decided.Skipped(
                    "older than 24 h", "decided " + Ago.between(decided, now) + " ago");
        }
        return new Decided.Moved(before);
    }
}
