package dev.mayday.issues.search;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a value stands: in a column of the issue list, and on an event.
public sealed interface Source {

    /// A text.
    ///
    /// @param sql an expression over issue `i` and project `p`
    /// @param onEvent null where no event has it
    record Text(String sql, @Nullable Function<SearchedEvent, String> onEvent) implements Source {}

    /// A tag of at least one event.
    record Tag(String key) implements Source {}

    /// A number that only an issue has.
    record Count(String sql) implements Source {}

    /// A point in time that only an issue has.
    record Moment(String sql) implements Source {}

    /// What `is:` asks.
    record States() implements Source {}

    record EventId() implements Source {}

    record ShortId() implements Source {}
}
