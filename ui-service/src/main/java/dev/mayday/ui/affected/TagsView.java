package dev.mayday.ui.affected;

import dev.mayday.contracts.issues.AffectedApi.Tag;
import java.time.Instant;
import java.util.List;

/// The tags of an issue: few stand open, where a cause may hide; the others are there for who asks.
///
/// @param varying keys whose values differ between events
/// @param constant keys that say the same in all of them
/// @param unique keys that are different in nearly every event
public record TagsView(List<TagView> varying, List<TagView> constant, List<TagView> unique) {

    /// So many keys stand open.
    private static final int OPEN = 4;

    public TagsView {
        varying = List.copyOf(varying);
        constant = List.copyOf(constant);
        unique = List.copyOf(unique);
    }

    static TagsView of(List<Tag> tags, long events, IssueAddress at, Instant now) {
        var all = TagView.all(tags, events, at, now);
        return new TagsView(
                all.stream().filter(tag -> !tag.unique() && !tag.constant()).toList(),
                all.stream().filter(TagView::constant).toList(),
                all.stream().filter(TagView::unique).toList());
    }

    public boolean isEmpty() {
        return varying.isEmpty() && constant.isEmpty() && unique.isEmpty();
    }

    public List<TagView> open() {
        return varying.subList(0, Math.min(OPEN, varying.size()));
    }

    public List<TagView> more() {
        return varying.subList(open().size(), varying.size());
    }
}
