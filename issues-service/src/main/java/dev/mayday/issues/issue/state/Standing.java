package dev.mayday.issues.issue.state;

import dev.mayday.issues.issue.state.IssueState.Archived;
import dev.mayday.issues.issue.state.IssueState.Resolved;
import dev.mayday.issues.issue.state.IssueState.Unresolved;
import dev.mayday.issues.release.version.Ordering;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an issue stands.
///
/// @param reason one English sentence: why it is in this state
/// @param episode 1 at first, one more each time it becomes unresolved again
public record Standing(IssueState state, String reason, int episode) {

    /// Of an issue whose first event just came (T1).
    public static Standing opened() {
        return new Standing(
                new Unresolved(IssueState.Why.NEW),
                "First event of an error that was not known before.",
                1);
    }

    /// As it was stored.
    ///
    /// @param resolvedAt null unless resolved
    public static Standing stored(
            String status,
            String substatus,
            String reason,
            int episode,
            @Nullable Instant resolvedAt) {
        var word = substatus.toUpperCase(Locale.ROOT);
        IssueState state =
                switch (status) {
                    case "unresolved" -> new Unresolved(IssueState.Why.valueOf(word));
                    case "archived" -> new Archived(IssueState.Until.valueOf(word));
                    case "resolved" ->
                            new Resolved(resolvedAt == null ? Instant.EPOCH : resolvedAt);
                    default -> throw new IllegalArgumentException("unknown status " + status);
                };
        return new Standing(state, reason, episode);
    }

    /// When it was resolved; null unless it is.
    public @Nullable Instant resolvedAt() {
        return state instanceof Resolved resolved ? resolved.at() : null;
    }

    /// Parked: nobody is told of its events.
    public boolean isArchived() {
        return state instanceof Archived;
    }

    /// Resolved by a person (T12); empty when it already is.
    public Optional<Standing> resolve(String actor, Instant at) {
        var reason = "Resolved by " + actor + ".";
        return switch (state) {
            case Unresolved open -> Optional.of(new Standing(open.resolve(at), reason, episode));
            case Archived parked -> Optional.of(new Standing(parked.resolve(at), reason, episode));
            case Resolved _ -> Optional.empty();
        };
    }

    /// Unresolved again by a person (T14, T11); empty when it already is.
    public Optional<Standing> reopen(String actor) {
        var reason = "Reopened by " + actor + ".";
        return switch (state) {
            case Resolved resolved ->
                    Optional.of(new Standing(resolved.reopen(), reason, episode + 1));
            case Archived parked -> Optional.of(new Standing(parked.reopen(), reason, episode + 1));
            case Unresolved _ -> Optional.empty();
        };
    }

    /// Parked until a person reopens it (T7); empty when it already is.
    public Optional<Standing> archive(String actor) {
        var reason = "Archived by " + actor + ".";
        return switch (state) {
            case Unresolved open -> Optional.of(new Standing(open.archive(), reason, episode));
            case Resolved resolved ->
                    Optional.of(new Standing(resolved.archive(), reason, episode));
            case Archived _ -> Optional.empty();
        };
    }

    /// Why a decision for the state it is in changes nothing.
    public Decided.Skipped already(Instant now) {
        return switch (state) {
            case Unresolved _ -> new Decided.Skipped("already open", "already open");
            case Resolved resolved ->
                    already("resolved", " " + Ago.between(resolved.at(), now) + " ago");
            case Archived _ -> already("archived", "");
        };
    }

    /// With who did it, as far as the reason says so: "Resolved by Ana."
    private Decided.Skipped already(String state, String when) {
        var by = reason.indexOf(" by ");
        var who = by < 0 ? "" : reason.substring(by).replaceFirst("\\.$", "");
        var words = "already " + state;
        return new Decided.Skipped(words, words + who + when);
    }

    /// What one more event does to it: nothing, unless it is resolved.
    public Recurrence recur(Occasion occasion) {
        return switch (state) {
            case Unresolved _, Archived _ -> new Recurrence.Usual();
            case Resolved resolved -> recur(resolved, occasion);
        };
    }

    private Recurrence recur(Resolved resolved, Occasion occasion) {
        var now = new Resolution.Now(resolved.at(), Set.of());
        var regression = new Regression(now, occasion, null, Ordering.UNDECIDED, 1);
        return switch (regression.judge()) {
            case RegressVerdict.Holds holds -> new Recurrence.Held(holds.lane());
            case RegressVerdict.Regressed regressed ->
                    new Recurrence.Regressed(
                            new Standing(resolved.regress(), regressed.sentence(), episode + 1));
        };
    }
}
