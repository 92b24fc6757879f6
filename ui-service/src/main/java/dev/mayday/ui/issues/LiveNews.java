package dev.mayday.ui.issues;

import dev.mayday.contracts.bus.ActivitySummary.Figures;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.ui.web.Count;
import java.util.List;
import java.util.function.UnaryOperator;

/// What has happened to an issue since its page was read.
///
/// @param known so many events the page knows, at `since` in milliseconds since 1970
/// @param events so many there are now, of so many `users`; 0 where nobody said
/// @param moved what somebody did, in a sentence; empty for nothing
record LiveNews(long known, long since, long events, long users, String moved) {

    /// Signals come in any order, and some twice: what is known of more events stays.
    LiveNews with(List<UnaryOperator<LiveNews>> heard) {
        var now = this;
        for (var one : heard) now = one.apply(now);
        return now;
    }

    LiveNews after(Figures figures) {
        return figures.events() <= events
                ? this
                : new LiveNews(known, since, figures.events(), figures.users(), moved);
    }

    /// The page knows what its own reader did: that was before it was read.
    LiveNews after(IssueChange change) {
        return change.at().toEpochMilli() <= since
                ? this
                : new LiveNews(known, since, events, users, words(change));
    }

    private String words(IssueChange change) {
        var actor = change.actor() == null ? "" : change.actor() + " ";
        return switch (change.kind()) {
            case RESOLVED -> actor.isEmpty() ? "It was resolved." : actor + "resolved it.";
            case REOPENED -> actor.isEmpty() ? "It is open again." : actor + "opened it again.";
            case ARCHIVED -> actor.isEmpty() ? "It was archived." : actor + "archived it.";
            case REGRESSED -> "It has come back.";
            case OPENED, FIRST_IN_ENVIRONMENT -> moved;
        };
    }

    boolean isNews() {
        return events > known || !moved.isEmpty();
    }

    /// "Ana resolved it. 3 new events, 10,250 in all."
    public String words() {
        if (events <= known) return moved;
        var more = events - known;
        var came =
                "%,d new %s, %s in all."
                        .formatted(more, more == 1 ? "event" : "events", Count.of(events).exact());
        return (moved + " " + came).strip();
    }
}
