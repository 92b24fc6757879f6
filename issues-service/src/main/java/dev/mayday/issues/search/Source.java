package dev.mayday.issues.search;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Where a value stands: in the tables of the issue list, and on an event.
public sealed interface Source {

    /// Of a text, or of several.
    sealed interface OfText extends Source {}

    /// Of a point in time.
    sealed interface OfTime extends Source {}

    /// A text that issue and event have.
    ///
    /// @param sql an expression over issue `i` and project `p`; never null
    record Text(String sql, Function<SearchedEvent, String> onEvent) implements OfText {}

    /// A text that only an issue has.
    ///
    /// @param sql as above
    record IssueText(String sql, Function<SearchedIssue, String> onIssue) implements OfText {}

    /// A tag of at least one event.
    record Tag(String key) implements OfText {}

    /// Texts that stand in an event, and which of them an issue has had in the index of its tags.
    ///
    /// @param keys in the index: none that an application can give to a tag
    /// @param values of an event
    /// @param indexed of these, what goes under the first key
    /// @param many whether a single event has many of them
    record Indexed(
            List<String> keys,
            Function<SearchedEvent, List<String>> values,
            Function<SearchedEvent, List<String>> indexed,
            boolean many)
            implements OfText {
        public Indexed {
            keys = List.copyOf(keys);
        }

        String key() {
            return keys.getFirst();
        }
    }

    /// Texts that stand in an event and in no index.
    ///
    /// @param name for people who read a query that was understood
    record InEvent(String name, Function<SearchedEvent, List<String>> values) implements OfText {}

    /// `#team`, the address of a member, or empty, of issue `i`.
    String ASSIGNEE =
            """
            coalesce('#' || (SELECT o.slug FROM team o WHERE o.id = i.assigned_team),
                     (SELECT o.email FROM account o WHERE o.id = i.assigned_account), '')""";

    String EVENTS_IN_PERIOD = "events.period";
    String USERS_IN_PERIOD = "users.period";

    /// A number that only an issue has.
    ///
    /// @param sql an expression over issue `i`, or one of the two names above, which the list
    ///     writes as it counts
    record Count(String sql, ToLongFunction<SearchedIssue> onIssue) implements Source {}

    /// A point in time that only an issue has.
    record Moment(String sql, Function<SearchedIssue, Instant> onIssue) implements OfTime {}

    /// A point in time of an event, and in no index.
    record EventMoment(Function<SearchedEvent, Instant> onEvent) implements OfTime {}

    /// What `is:` asks.
    record States() implements Source {}

    record EventId() implements Source {}

    record ShortId() implements Source {}

    default boolean isIn(Place place) {
        return switch (this) {
            case IssueText _, Count _, Moment _, States _, ShortId _ -> place.knowsIssues();
            case InEvent _, EventMoment _ -> place.looksIntoEvents();
            case Text _, Tag _, Indexed _, EventId _ -> true;
        };
    }
}
