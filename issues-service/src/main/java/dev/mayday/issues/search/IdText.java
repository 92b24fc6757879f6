package dev.mayday.issues.search;

import dev.mayday.contracts.EventIds;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// A text that is just an id: it names something, if there is something of that name.
public sealed interface IdText {

    /// A short id, or an event id.
    record Whole(Query query) implements IdText {}

    /// How an event id begins: pages show no more of it.
    ///
    /// @param from the least id that begins so
    /// @param to the greatest
    record Start(UUID from, UUID to) implements IdText {}

    int DIGITS = 32;
    Pattern START = Pattern.compile("[0-9a-fA-F]{8,31}");

    static Optional<IdText> of(String text) {
        var id = text.strip();
        if (START.matcher(id).matches()) return Optional.of(start(id));
        return EventIds.parse(id)
                .<IdText>map(IdText::event)
                .or(() -> ShortIdText.parse(id).map(issue -> new Whole(Query.of(issue))));
    }

    static Whole event(UUID id) {
        return new Whole(Query.of(new Term.EventIds(Set.of(id))));
    }

    private static Start start(String digits) {
        int missing = DIGITS - digits.length();
        return new Start(
                EventIds.parse(digits + "0".repeat(missing)).orElseThrow(),
                EventIds.parse(digits + "f".repeat(missing)).orElseThrow());
    }
}
