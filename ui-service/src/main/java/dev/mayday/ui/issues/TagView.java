package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.DashboardApi.TagDistribution;
import dev.mayday.contracts.issues.DashboardApi.TagValue;
import dev.mayday.ui.web.Count;
import java.util.List;

/// How the events of an issue spread over the values of a tag.
///
/// @param values the most frequent first
record TagView(String key, Count total, List<Share> values) {

    /// @param percent of the events that have the key, rounded half up; at least 1 when there is
    /// any
    record Share(String value, Count count, long percent) {

        static Share of(TagValue value, long total) {
            long percent = total == 0 ? 0 : Math.round(value.count() * 100.0 / total);
            return new Share(
                    value.value().isEmpty() ? "(none)" : value.value(),
                    Count.of(value.count()),
                    Math.clamp(percent, value.count() > 0 ? 1 : 0, 100));
        }
    }

    static TagView of(TagDistribution tag) {
        return new TagView(
                tag.key(),
                Count.of(tag.total()),
                tag.values().stream().map(value -> Share.of(value, tag.total())).toList());
    }

    /// Whether the key says the same in every event, so that there is nothing to compare.
    public boolean constant() {
        return values.size() == 1 && values.getFirst().count().value() == total.value();
    }

    public List<Share> first() {
        return values.subList(0, Math.min(4, values.size()));
    }

    public List<Share> rest() {
        return values.subList(first().size(), values.size());
    }
}
