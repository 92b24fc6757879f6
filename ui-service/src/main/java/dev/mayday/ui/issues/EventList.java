package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.DashboardApi.EventPage;
import dev.mayday.contracts.issues.DashboardApi.EventRow;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// The kept events of an issue, ready to be read: all, or those that a search finds.
///
/// @param problem what is wrong with the query; then all events are listed
/// @param note that only a part was looked at for this page; else empty
/// @param newest and `older`: addresses of other pages, empty for none
record EventList(
        long issue,
        String shortId,
        String title,
        String query,
        String problem,
        List<Line> lines,
        String note,
        String newest,
        String older) {

    EventList {
        lines = List.copyOf(lines);
    }

    /// One event.
    record Line(
            String id,
            String href,
            Moment received,
            String title,
            String level,
            String environment,
            String release,
            String user) {

        static Line of(EventsAddress at, EventRow row, Instant now, ZoneId zone) {
            return new Line(
                    row.id().substring(0, Math.min(8, row.id().length())),
                    new EventAddress(at.issue(), row.id(), at.query()).href(),
                    Moment.of(row.received(), now, zone),
                    row.title(),
                    row.level().wire(),
                    row.environment(),
                    row.release(),
                    row.user());
        }
    }

    /// @param at the page that was asked for
    static EventList of(
            EventsAddress at,
            IssueRow issue,
            EventPage page,
            String problem,
            Instant now,
            ZoneId zone) {
        var next = page.nextCursor();
        var shown = problem.isEmpty() ? at : EventsAddress.of(at.issue(), "");
        return new EventList(
                issue.id(),
                issue.shortId(),
                issue.title(),
                at.query(),
                problem,
                page.events().stream().map(row -> Line.of(shown, row, now, zone)).toList(),
                note(page),
                at.cursor().isEmpty() ? "" : EventsAddress.of(at.issue(), shown.query()).href(),
                next == null ? "" : new EventsAddress(at.issue(), shown.query(), next).href());
    }

    private static String note(EventPage page) {
        var partly = page.nextCursor() != null && page.looked() > page.events().size();
        return partly ? "Searched %,d events; older ones remain.".formatted(page.looked()) : "";
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
