package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.DashboardApi.TagDistribution;
import dev.mayday.contracts.issues.DashboardApi.TagValue;
import dev.mayday.ui.web.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How the events of an issue spread over the values of a tag.
///
/// @param values the most frequent first
/// @param open whether it is worth a place of its own; the others are listed in short
record TagView(String key, Count total, List<Share> values, boolean open) {

    /// So many keys stand open; where a cause hides, it is mostly among those that vary most.
    private static final int OPEN = 8;

    /// So many values of all keys together: an issue may have 200 keys of 25 values each.
    private static final int MOST_VALUES = 600;

    TagView {
        values = List.copyOf(values);
    }

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

    /// All keys, those that vary most first.
    static List<TagView> all(List<TagDistribution> tags) {
        var views = new ArrayList<TagView>();
        int left = MOST_VALUES;
        var varying =
                tags.stream().sorted(Comparator.comparingDouble(TagView::evenness).reversed());
        for (var tag : varying.toList()) {
            var values =
                    tag.values().subList(0, Math.clamp(left, 1, Math.max(1, tag.values().size())));
            left -= values.size();
            views.add(of(tag, values, views.size() < OPEN));
        }
        return views;
    }

    private static TagView of(TagDistribution tag, List<TagValue> values, boolean open) {
        return new TagView(
                tag.key(),
                Count.of(tag.total()),
                values.stream().map(value -> Share.of(value, tag.total())).toList(),
                open);
    }

    /// The part of the events that do not have the most frequent value.
    private static double evenness(TagDistribution tag) {
        if (tag.values().isEmpty() || tag.total() == 0) return 0;
        return 1 - (double) tag.values().getFirst().count() / tag.total();
    }

    /// Whether the key says the same in every event, so that there is nothing to compare.
    public boolean constant() {
        return values.size() == 1 && values.getFirst().count().value() == total.value();
    }

    public Share most() {
        return values.getFirst();
    }

    public List<Share> first() {
        return values.subList(0, Math.min(4, values.size()));
    }

    public List<Share> rest() {
        return values.subList(first().size(), values.size());
    }
}
