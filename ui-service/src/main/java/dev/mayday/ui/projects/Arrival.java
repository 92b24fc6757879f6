package dev.mayday.ui.projects;

import dev.mayday.contracts.issues.DashboardApi.EventDetail;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.ui.web.Moment;
import java.time.Instant;

/// The newest event of a project that was waiting for one, and what could still be better about it.
///
/// @param environment empty when the event names none
/// @param release empty when the event names none
record Arrival(long issue, String title, Moment received, String environment, String release) {

    static Arrival of(IssueRow row, EventDetail event, Instant now) {
        return new Arrival(
                row.id(),
                row.title(),
                Moment.of(event.received(), now),
                event.environment(),
                event.release());
    }
}
