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
import dev.mayday.issues.read.EventSearch;
import dev.mayday.issues.read.StoredEvent;
import dev.mayday.issues.search.TagWord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Kept events that were looked at, counted as the digest counts all of them. Pure.
///
/// @param events the newest first
record Sample(Look look, List<StoredEvent> events) {

    private static final String USER = "user";
    private static final int MOST_USERS = 25;
    private static final int MOST_RELEASES = 20;

    static Sample of(EventSearch.Page page) {
        return new Sample(new Look(page.looked(), page.nextCursor() == null), page.events());
    }

    Affected affected(@Nullable String by, List<Mark> marks) {
        var tags = tags();
        var tag = OrganizationTag.among(tags, by);
        return new Affected(
                look,
                events.size(),
                users(),
                tags,
                tag == null ? null : spread(tag),
                releases(),
                marks);
    }

    /// How often, and when first and last.
    private static final class Tally {
        private long events;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        void add(StoredEvent event) {
            events++;
            if (event.received().isBefore(first)) first = event.received();
            if (event.received().isAfter(last)) last = event.received();
        }
    }

    private List<Tag> tags() {
        var keys = new LinkedHashMap<String, Map<String, Tally>>();
        for (var event : events) {
            event.tags()
                    .forEach(
                            (key, value) ->
                                    keys.computeIfAbsent(key, _ -> new HashMap<>())
                                            .computeIfAbsent(value, _ -> new Tally())
                                            .add(event));
        }
        keys.remove(USER);
        return keys.entrySet().stream()
                .map(key -> tag(key.getKey(), key.getValue()))
                .sorted(Comparator.comparingLong(Tag::events).reversed().thenComparing(Tag::key))
                .toList();
    }

    private static Tag tag(String key, Map<String, Tally> tallies) {
        var values =
                tallies.entrySet().stream()
                        .map(
                                of ->
                                        new Value(
                                                of.getKey(),
                                                of.getValue().events,
                                                of.getValue().first,
                                                of.getValue().last))
                        .sorted(
                                Comparator.comparingLong(Value::events)
                                        .reversed()
                                        .thenComparing(Value::value))
                        .toList();
        long events = values.stream().mapToLong(Value::events).sum();
        var top = values.subList(0, Math.min(TagDistributions.VALUES, values.size()));
        return new Tag(key, TagWord.of(key), events, values.size(), false, top);
    }

    private Users users() {
        var byHash = new LinkedHashMap<String, List<StoredEvent>>();
        for (var event : events) {
            if (event.user().isEmpty()) continue;
            byHash.computeIfAbsent(event.user(), _ -> new ArrayList<>()).add(event);
        }
        long known = byHash.values().stream().mapToLong(List::size).sum();
        var most =
                byHash.values().stream()
                        .map(Sample::user)
                        .sorted(
                                Comparator.comparingLong(User::events)
                                        .thenComparing(User::lastSeen)
                                        .reversed())
                        .limit(MOST_USERS)
                        .toList();
        return new Users(byHash.size(), events.size() - known, most);
    }

    private static User user(List<StoredEvent> events) {
        var newest = events.getFirst();
        return new User(
                EventUser.of(newest.body()),
                events.size(),
                newest.received(),
                EventIds.format(newest.id()));
    }

    private List<Release> releases() {
        var releases = new LinkedHashMap<String, Tally>();
        for (var event : events) {
            releases.computeIfAbsent(event.release(), _ -> new Tally()).add(event);
        }
        return releases.entrySet().stream()
                .map(
                        of ->
                                new Release(
                                        of.getKey(),
                                        of.getValue().events,
                                        of.getValue().first,
                                        of.getValue().last,
                                        null))
                .sorted(
                        Comparator.comparing((Release release) -> release.version().isEmpty())
                                .thenComparing(Release::firstSeen, Comparator.reverseOrder()))
                .limit(MOST_RELEASES + 1)
                .toList();
    }

    /// Users of these events per value of a tag, whose events are known.
    Spread spread(Tag tag) {
        var users = new HashMap<String, Set<String>>();
        for (var event : events) {
            var value = event.tags().get(tag.key());
            if (value == null || event.user().isEmpty()) continue;
            users.computeIfAbsent(value, _ -> new HashSet<>()).add(event.user());
        }
        var rows =
                tag.values().stream()
                        .map(
                                value ->
                                        new Spread.Row(
                                                value.value(),
                                                value.events(),
                                                users.getOrDefault(value.value(), Set.of()).size()))
                        .toList();
        return new Spread(tag.key(), tag.word(), tag.events(), look, rows);
    }
}
