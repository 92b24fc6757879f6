package dev.mayday.ui.affected;

import dev.mayday.contracts.issues.AffectedApi.Tag;
import dev.mayday.contracts.issues.AffectedApi.Value;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How the events of an issue spread over the values of a tag.
///
/// @param total events that have the key
/// @param values the most frequent first; behind them the events with other values, and those
/// without the key
/// @param distinct values
/// @param unique whether nearly every event has a value of its own, so that none is told
record TagView(
        String key, String word, Count total, List<Share> values, int distinct, boolean unique) {

    private static final String OTHER = "(other)";

    /// So many values stand open.
    private static final int FIRST = 4;

    /// So many values of all keys together: an issue may have 200 keys of 25 values each.
    private static final int MOST_VALUES = 400;

    /// A key that has so many values, and hardly one of them twice, says nothing about a cause.
    private static final int MANY = 10;

    TagView {
        values = List.copyOf(values);
    }

    /// All keys, those that vary most first.
    ///
    /// @param events of which the tags are told
    static List<TagView> all(List<Tag> tags, long events, IssueAddress at, Instant now) {
        var views = new ArrayList<TagView>();
        int left = MOST_VALUES;
        var sorted =
                tags.stream()
                        .sorted(
                                Comparator.comparingInt(TagView::rank)
                                        .thenComparing(
                                                Comparator.comparingDouble(TagView::evenness)
                                                        .reversed()));
        for (var tag : sorted.toList()) {
            int shown = Math.clamp(left, 1, Math.max(1, tag.values().size()));
            var view =
                    of(
                            tag,
                            tag.values().subList(0, Math.min(shown, tag.values().size())),
                            events,
                            at,
                            now);
            left -= view.values().size();
            views.add(view);
        }
        return views;
    }

    private static TagView of(
            Tag tag, List<Value> shown, long events, IssueAddress at, Instant now) {
        var values = new ArrayList<Share>();
        long told = 0;
        for (var value : shown) {
            if (value.value().equals(OTHER)) continue;
            values.add(share(tag, value, at, now));
            told += value.events();
        }
        if (told < tag.events() && !tag.unique()) values.add(rest(tag, tag.events() - told));
        if (tag.events() < events) values.add(missing(tag, events, at));
        return new TagView(
                tag.key(),
                tag.word(),
                Count.of(tag.events()),
                values,
                tag.distinct(),
                tag.unique());
    }

    private static Share share(Tag tag, Value value, IssueAddress at, Instant now) {
        var hint =
                "%s events, first %s, last %s"
                        .formatted(
                                Count.of(value.events()).exact(),
                                Moment.of(value.firstSeen(), now).exact(),
                                Moment.of(value.lastSeen(), now).exact());
        var href = at.adding(tag.word(), value.value());
        return Share.of(value.value(), href, value.events(), tag.events(), hint, "");
    }

    private static Share rest(Tag tag, long events) {
        var hint = Count.of(events).exact() + " events with other values";
        return Share.of("other values", "", events, tag.events(), hint, "");
    }

    /// Of all events, unlike the others: there is no key to be a part of.
    private static Share missing(Tag tag, long events, IssueAddress at) {
        long without = events - tag.events();
        var hint =
                "%s of all %s events"
                        .formatted(Count.of(without).exact(), Count.of(events).exact());
        return Share.of(
                "not set", at.adding("!has:" + tag.word()), without, events, hint, "of all");
    }

    private static int rank(Tag tag) {
        if (tag.unique()) return 3;
        if (tag.distinct() <= 1) return 2;
        return tag.distinct() > MANY && tag.distinct() * 2L > tag.events() ? 1 : 0;
    }

    /// The part of the events that do not have the most frequent value.
    private static double evenness(Tag tag) {
        if (tag.values().isEmpty() || tag.events() == 0) return 0;
        return 1 - (double) tag.values().getFirst().events() / tag.events();
    }

    /// Whether the key says the same in every event, so that there is nothing to compare.
    boolean constant() {
        return !unique && values.size() == 1;
    }

    public Share most() {
        return values.getFirst();
    }

    public List<Share> first() {
        return values.subList(0, Math.min(FIRST, values.size()));
    }

    public List<Share> rest() {
        return values.subList(first().size(), values.size());
    }
}
