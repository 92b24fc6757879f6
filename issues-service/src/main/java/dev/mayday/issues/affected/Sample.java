package dev.mayday.issues.affected;

import dev.mayday.contracts.EventIds;
import dev.mayday.contracts.issues.AffectedApi.Affected;
import dev.mayday.contracts.issues.AffectedApi.Look;
import dev.mayday.contracts.issues.AffectedApi.Mark;
import dev.mayday.contracts.issues.AffectedApi.Release;
import dev.mayday.contracts.issues.AffectedApi.Spread;
import dev.mayday.contracts.issues.AffectedApi.Tag;
import dev.mayday.contracts.issues.AffectedApi.User;
import dev.mayday.contracts.issues.AffectedApi.Users;
import dev.mayday.contracts.issues.AffectedApi.Value;
import dev.mayday.issues.read.StoredEvent;
import dev.mayday.issues.search.TagWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kept events that are looked at, counted one by one as the digest counts all of them. Of an event
/// nothing stays here but what is counted: a thousand whole ones would fill the memory. For one
/// thread at a time.
final class Sample {

    private static final String USER = "user";
    private static final int MOST_USERS = 25;
    private static final int MOST_RELEASES = 20;

    private final Map<String, Map<String, Tally>> tags = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Tally> releases = new LinkedHashMap<>();
    private long events;

    /// @param event older than those before
    void add(StoredEvent event) {
        events++;
        event.tags().forEach((key, value) -> tally(tags(key), value).add(event));
        tally(releases, event.release()).add(event);
        if (!event.userHash().isEmpty()) users.merge(event.userHash(), user(event), Sample::more);
    }

    private Map<String, Tally> tags(String key) {
        return tags.computeIfAbsent(key, _ -> new LinkedHashMap<>());
    }

    private static Tally tally(Map<String, Tally> tallies, String value) {
        return tallies.computeIfAbsent(value, _ -> new Tally());
    }

    private static User user(StoredEvent event) {
        return new User(
                EventUser.of(event.body()), 1, event.received(), EventIds.format(event.id()));
    }

    private static User more(User newest, User older) {
        return new User(
                newest.who(), newest.events() + older.events(), newest.lastSeen(), newest.newest());
    }

    Affected affected(Look look, @Nullable String by, List<Mark> marks) {
        var all = tags();
        var tag = OrganizationTag.among(all, by);
        var spread = tag == null ? null : spread(look, tag);
        return new Affected(look, events, users(), all, spread, releases(), marks);
    }

    private List<Tag> tags() {
        return tags.entrySet().stream()
                .filter(key -> !key.getKey().equals(USER))
                .map(key -> tag(key.getKey(), key.getValue()))
                .sorted(Comparator.comparingLong(Tag::events).reversed().thenComparing(Tag::key))
                .toList();
    }

    private static Tag tag(String key, Map<String, Tally> tallies) {
        var values =
                tallies.entrySet().stream()
                        .map(of -> value(of.getKey(), of.getValue()))
                        .sorted(
                                Comparator.comparingLong(Value::events)
                                        .reversed()
                                        .thenComparing(Value::value))
                        .toList();
        long events = values.stream().mapToLong(Value::events).sum();
        var top = values.subList(0, Math.min(TagDistributions.VALUES, values.size()));
        return new Tag(key, TagWord.of(key), events, values.size(), false, top);
    }

    private static Value value(String value, Tally tally) {
        return new Value(value, tally.events(), tally.first(), tally.last());
    }

    private Users users() {
        long known = users.values().stream().mapToLong(User::events).sum();
        var most =
                users.values().stream()
                        .sorted(
                                Comparator.comparingLong(User::events)
                                        .thenComparing(User::lastSeen)
                                        .reversed())
                        .limit(MOST_USERS)
                        .toList();
        return new Users(users.size(), events - known, most);
    }

    /// The newest twenty, and behind them the events without a name.
    private List<Release> releases() {
        var told =
                new ArrayList<>(
                        releases.entrySet().stream()
                                .filter(of -> !of.getKey().isEmpty())
                                .map(of -> release(of.getKey(), of.getValue()))
                                .sorted(Comparator.comparing(Release::firstSeen).reversed())
                                .limit(MOST_RELEASES)
                                .toList());
        var nameless = releases.get("");
        if (nameless != null) told.add(release("", nameless));
        return told;
    }

    private static Release release(String version, Tally tally) {
        return new Release(version, tally.events(), tally.first(), tally.last(), null);
    }

    /// Users of these events per value of a tag, whose events are known.
    Spread spread(Look look, Tag tag) {
        var met = tags.getOrDefault(tag.key(), Map.of());
        var rows = tag.values().stream().map(value -> row(value, met.get(value.value()))).toList();
        return new Spread(tag.key(), tag.word(), tag.events(), look, rows);
    }

    private static Spread.Row row(Value value, @Nullable Tally tally) {
        return new Spread.Row(value.value(), value.events(), tally == null ? 0 : tally.users());
    }
}
