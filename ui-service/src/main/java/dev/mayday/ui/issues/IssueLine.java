package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Moment;
import java.time.Instant;

/// One issue of the list, ready to be read.
///
/// @param type what failed, shown strongly; for messages the message itself
/// @param value what it said; empty for messages
record IssueLine(
        long id,
        String shortId,
        String project,
        String type,
        String value,
        String culprit,
        String level,
        StateChip state,
        Trend trend,
        Count events,
        Count eventsTotal,
        Count users,
        Count usersTotal,
        Moment firstSeen,
        Moment lastSeen) {

    static IssueLine of(IssueRow row, String period, Instant now) {
        var title = Headline.of(row);
        return new IssueLine(
                row.id(),
                row.shortId(),
                row.project(),
                title.type(),
                title.value(),
                row.culprit(),
                Level.of(row.level()),
                StateChip.of(row),
                Trend.of(row.trend(), 28, period),
                Count.of(row.events()),
                Count.of(row.eventsTotal()),
                Count.of(row.users()),
                Count.of(row.usersTotal()),
                Moment.of(row.firstSeen(), now),
                Moment.of(row.lastSeen(), now));
    }
}
