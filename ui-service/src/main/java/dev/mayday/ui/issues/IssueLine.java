package dev.mayday.ui.issues;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.contracts.issues.IssueOwner;
import dev.mayday.contracts.issues.IssueStatus;
import dev.mayday.contracts.issues.IssueSubstatus;
import dev.mayday.ui.kit.Tone;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One issue of the list, ready to be read.
///
/// @param type what failed, shown strongly; for messages the message itself
/// @param value what it said; empty for messages
/// @param owner whom it is assigned to; empty for nobody
/// @param ownedHow how that came about, for who asks: "assigned by Ana"
/// @param standing unresolved, resolved or archived, as style sheets know it
record IssueLine(
        long id,
        String shortId,
        String project,
        String type,
        String value,
        String culprit,
        String level,
        StateChip state,
        String standing,
        boolean unhandled,
        Trend trend,
        Count events,
        Count eventsTotal,
        Count users,
        Count usersTotal,
        Moment firstSeen,
        Moment lastSeen,
        String owner,
        String ownedHow) {

    static IssueLine of(IssueRow row, String period, Instant now) {
        var title = Headline.of(row);
        return new IssueLine(
                row.id(),
                row.shortId(),
                row.project(),
                title.type(),
                title.value(),
                row.culprit(),
                level(row.level()),
                StateChip.of(row),
                standing(row.status()),
                row.unhandled(),
                Trend.of(row.trend(), 20, period),
                Count.of(row.events()),
                Count.of(row.eventsTotal()),
                Count.of(row.users()),
                Count.of(row.usersTotal()),
                Moment.of(row.firstSeen(), now),
                Moment.of(row.lastSeen(), now),
                owner(row.owner()),
                ownedHow(row.owner()));
    }

    static String owner(@Nullable IssueOwner owner) {
        return owner == null ? "" : owner.name();
    }

    static String ownedHow(@Nullable IssueOwner owner) {
        return owner == null ? "" : "Assigned " + owner.how();
    }

    private static String standing(IssueStatus status) {
        return status == IssueStatus.UNKNOWN ? IssueStatus.UNRESOLVED.wire() : status.wire();
    }

    /// The title of an issue in its two parts.
    ///
    /// @param type `KeyError`, or the whole message when there is no type
    /// @param value what the error said, one line; may be empty
    record Headline(String type, String value) {

        static Headline of(IssueRow row) {
            var type = row.type();
            if (type == null || type.isBlank()) return new Headline(row.title(), "");
            var rest =
                    row.title().startsWith(type + ": ")
                            ? row.title().substring(type.length() + 2)
                            : row.title().equals(type) ? "" : row.title();
            return new Headline(type, rest);
        }
    }

    /// The state of an issue in a word, with the tone it is shown in.
    ///
    /// @param icon name in the sprite
    record StateChip(String words, Tone tone, String icon) {

        static StateChip of(IssueRow row) {
            return switch (row.status()) {
                case RESOLVED -> new StateChip("Resolved", Tone.GOOD, "check");
                case ARCHIVED -> new StateChip("Archived", Tone.NEUTRAL, "archive");
                case UNRESOLVED, UNKNOWN -> unresolved(row.substatus());
            };
        }

        private static StateChip unresolved(IssueSubstatus substatus) {
            return switch (substatus) {
                case REGRESSED -> new StateChip("Regressed", Tone.DANGER, "back");
                case ESCALATING -> new StateChip("Escalating", Tone.DANGER, "up");
                case NEW -> new StateChip("New", Tone.WARNING, "spark");
                case ONGOING, FIXED, UNTIL_ESCALATING, UNTIL_CONDITION, FOREVER, UNKNOWN ->
                        new StateChip("Ongoing", Tone.NEUTRAL, "dot");
            };
        }
    }

    /// How bad it is, as a name that style sheets know.
    static String level(Level level) {
        return level == Level.UNKNOWN ? Level.ERROR.wire() : level.wire();
    }
}
