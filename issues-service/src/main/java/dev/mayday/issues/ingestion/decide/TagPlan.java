package dev.mayday.issues.ingestion.decide;

import dev.mayday.issues.ingestion.decide.IssueVerdict.Placed;
import dev.mayday.issues.search.Facts;
import dev.mayday.issues.search.Facts.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts the tags of a batch and says which rows can be written without a second look. Pure.
///
/// Nearly all keys have room; these are `certain`. Where the limit of values is near or passed, the
/// rows are `tight`: first those that exist are counted, then [#settle] places the rest.
public final class TagPlan {

    /// Users have a table of their own.
    private static final String USER = "user";

    private final List<TagRow> certain = new ArrayList<>();
    private final List<TagRow> tight = new ArrayList<>();
    private final Map<Long, TagRoom> rooms = new HashMap<>();
    private final List<Met> met = new ArrayList<>();
    private final RecentFacts recent;

    private TagPlan(RecentFacts recent) {
        this.recent = recent;
    }

    /// A fact of an issue that is written with this batch.
    private record Met(long issue, Fact fact, Instant received) {}

    /// A key of an issue.
    public record Key(long projectId, long issueId, String key) {
        static Key of(TagRow.Value value) {
            return new Key(value.projectId(), value.issueId(), value.key());
        }
    }

    /// What is left to do once the database has answered.
    ///
    /// @param rest rows to be added
    /// @param full keys with one value per event that have just become full, and may turn out to
    ///     be unique-like
    public record Settlement(List<TagRow> rest, List<Key> full) {}

    /// @param recent facts that need not be written again
    public static TagPlan of(List<IssueVerdict> verdicts, RecentFacts recent) {
        var plan = new TagPlan(recent);
        for (var verdict : verdicts) plan.add(verdict);
        plan.certain.sort(TagRow.ORDER);
        plan.tight.sort(TagRow.ORDER);
        return plan;
    }

    public List<TagRow> certain() {
        return certain;
    }

    public List<TagRow> tight() {
        return tight;
    }

    /// Values per key of an issue; final after [#settle].
    public Map<String, Integer> values(long issueId) {
        var room = rooms.get(issueId);
        return room == null ? Map.of() : room.values();
    }

    private void add(IssueVerdict verdict) {
        var room = new TagRoom(verdict.before().tagKeys());
        rooms.put(verdict.before().id(), room);
        var keys = new TreeMap<String, Map<String, TagRow>>();
        for (var event : verdict.placed()) count(event, room, keys);
        facts(verdict, room, keys);
        keys.forEach((key, rows) -> place(key, rows, room));
    }

    private static void count(Placed event, TagRoom room, Map<String, Map<String, TagRow>> keys) {
        var issue = event.issue();
        event.occurrence()
                .tags()
                .forEach(
                        (key, said) -> {
                            if (key.equals(USER) || !room.takes(key)) return;
                            var kept = room.isFolded(key) ? TagRoom.OTHER : said;
                            var value = new TagRow.Value(issue.projectId(), issue.id(), key, kept);
                            var row = TagRow.of(value, event.occurrence().received());
                            keys.computeIfAbsent(key, _ -> new HashMap<>())
                                    .merge(kept, row, TagRow::plus);
                        });
    }

    /// In order of arrival, and each once: of equal ones the latest.
    private void facts(IssueVerdict verdict, TagRoom room, Map<String, Map<String, TagRow>> keys) {
        var latest = new HashMap<Fact, Instant>();
        for (var event : verdict.placed()) {
            var received = event.occurrence().received();
            for (var fact : event.occurrence().facts())
                latest.merge(fact, received, TagPlan::later);
            if (event.late()) latest.merge(Fact.lane(event.lateness()), received, TagPlan::later);
        }
        var issue = verdict.before();
        latest.forEach(
                (fact, received) -> {
                    if (recent.has(issue.id(), fact, received)) return;
                    met.add(new Met(issue.id(), fact, received));
                    room.takes(fact.key());
                    var kept = room.isFolded(fact.key()) ? TagRoom.OTHER : fact.value();
                    var value = new TagRow.Value(issue.projectId(), issue.id(), fact.key(), kept);
                    var row = TagRow.of(value, RecentFacts.seen(received));
                    keys.computeIfAbsent(fact.key(), _ -> new HashMap<>())
                            .merge(kept, row, TagRow::plus);
                });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// The facts of the batch are committed.
    public void written() {
        for (var one : met) recent.written(one.issue(), one.fact(), one.received());
    }

    private void place(String key, Map<String, TagRow> rows, TagRoom room) {
        boolean fits = room.isFolded(key) || room.fits(key, rows.size());
        (fits ? certain : tight).addAll(rows.values());
    }

    /// @param fresh how many of the certain rows are new, per key
    /// @param found the tight values that exist and are counted
    public Settlement settle(Map<Key, Integer> fresh, Set<TagRow.Value> found) {
        var full = new ArrayList<Key>();
        fresh.forEach((key, count) -> grow(key, count, full));
        var rest = new HashMap<TagRow.Value, TagRow>();
        for (var row : tight) {
            if (found.contains(row.of())) continue;
            var placed = isRoomFor(row, full) ? row : row.asOther();
            rest.merge(placed.of(), placed, TagRow::plus);
        }
        return new Settlement(rest.values().stream().sorted(TagRow.ORDER).toList(), full);
    }

    private boolean isRoomFor(TagRow row, List<Key> full) {
        var key = Key.of(row.of());
        if (room(key).left(key.key()) <= 0) return false;
        grow(key, 1, full);
        return true;
    }

    /// Few events that fill a key say that it differs with each of them only where each brings one
    /// value. Of a stack there are a hundred functions at once.
    private void grow(Key key, int count, List<Key> full) {
        var room = room(key);
        room.grow(key.key(), count);
        if (room.isFull(key.key()) && !Facts.isOfMany(key.key())) full.add(key);
    }

    private TagRoom room(Key key) {
        return rooms.computeIfAbsent(key.issueId(), _ -> new TagRoom(Map.of()));
    }
}
