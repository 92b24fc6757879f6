package dev.mayday.issues.issue.state;

import java.time.Instant;
import java.util.Locale;

/// The triage state of an issue (semantics 6.1). The transitions live on the states that allow
/// them.
public sealed interface IssueState {

    /// Open: somebody should look at it.
    record Unresolved(Why why) implements IssueState {
        Archived archive() {
            return new Archived(Until.FOREVER);
        }

        Resolved resolve(Instant at) {
            return new Resolved(at);
        }
    }

    /// Fixed by someone's word, kind `now` (semantics 7.3): only the time of the resolution counts.
    record Resolved(Instant at) implements IssueState {
        Archived archive() {
            return new Archived(Until.FOREVER);
        }

        Unresolved reopen() {
            return new Unresolved(Why.ONGOING);
        }

        Unresolved regress() {
            return new Unresolved(Why.REGRESSED);
        }
    }

    /// Parked by a person; events are stored and counted, nobody is told.
    record Archived(Until until) implements IssueState {
        Unresolved reopen() {
            return new Unresolved(Why.ONGOING);
        }

        Resolved resolve(Instant at) {
            return new Resolved(at);
        }
    }

    /// Why an open issue is open.
    enum Why {
        NEW,
        ONGOING,
        ESCALATING,
        REGRESSED
    }

    /// Until when a parked issue is parked.
    enum Until {
        UNTIL_ESCALATING,
        UNTIL_CONDITION,
        FOREVER
    }

    /// The word for it in the store and the API.
    default String status() {
        return switch (this) {
            case Unresolved _ -> "unresolved";
            case Resolved _ -> "resolved";
            case Archived _ -> "archived";
        };
    }

    /// The finer word.
    default String substatus() {
        return switch (this) {
            case Unresolved open -> open.why().name().toLowerCase(Locale.ROOT);
            case Resolved _ -> "fixed";
            case Archived parked -> parked.until().name().toLowerCase(Locale.ROOT);
        };
    }
}
