package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.issues.AffectedApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.search.TagWord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tag of an issue as the API shows it: how often each value was seen.
///
/// @param uniqueValues 0 when nearly every event has a value of its own, so that none is kept
/// @param totalValues events that have the key
record TagJson(
        String key, String name, int uniqueValues, long totalValues, List<ValueJson> topValues) {

    private static final int TOP = 10;

    /// @param query that finds these events
    record ValueJson(
            String key,
            String name,
            String value,
            String query,
            long count,
            Instant firstSeen,
            Instant lastSeen) {

        /// @param sort `count`, `date` (last seen), `age` (first seen) or `id` (the value itself);
        ///     with `-` in front the most or the latest first; `-count` when null
        static Comparator<ValueJson> order(@Nullable String sort) {
            var word = sort == null || sort.isEmpty() ? "-count" : sort;
            boolean falling = word.startsWith("-");
            Comparator<ValueJson> rising =
                    switch (falling ? word.substring(1) : word) {
                        case "count" -> Comparator.comparingLong(ValueJson::count);
                        case "date" -> Comparator.comparing(ValueJson::lastSeen);
                        case "age" -> Comparator.comparing(ValueJson::firstSeen);
                        case "id" -> Comparator.comparing(ValueJson::value);
                        default -> throw Refused.invalid("sort: one of count, date, age, id");
                    };
            return falling ? rising.reversed() : rising;
        }
    }

    static TagJson of(AffectedApi.Tag tag) {
        return new TagJson(
                tag.key(),
                tag.key(),
                tag.distinct(),
                tag.events(),
                values(tag).stream().limit(TOP).toList());
    }

    static List<ValueJson> values(AffectedApi.Tag tag) {
        return tag.values().stream()
                .map(
                        value ->
                                new ValueJson(
                                        tag.key(),
                                        value.value(),
                                        value.value(),
                                        TagWord.term(tag.word(), value.value()),
                                        value.events(),
                                        value.firstSeen(),
                                        value.lastSeen()))
                .toList();
    }
}
