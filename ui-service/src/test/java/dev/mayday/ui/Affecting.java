package dev.mayday.ui;

import dev.mayday.contracts.issues.AffectedApi.Affected;
import dev.mayday.contracts.issues.AffectedApi.Look;
import dev.mayday.contracts.issues.AffectedApi.Mark;
import dev.mayday.contracts.issues.AffectedApi.Release;
import dev.mayday.contracts.issues.AffectedApi.Spread;
import dev.mayday.contracts.issues.AffectedApi.Tag;
import dev.mayday.contracts.issues.AffectedApi.User;
import dev.mayday.contracts.issues.AffectedApi.Users;
import dev.mayday.contracts.issues.AffectedApi.Value;
import dev.mayday.contracts.issues.AffectedApi.Who;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whom the issues of the fixtures affect.
public final class Affecting {

    private static final long EVENTS = 10_247;

    private Affecting() {}

    public static Affected keyError() {
        return of(null, EVENTS, users(), tags());
    }

    /// The same in a filter.
    public static Affected matching(long events, long looked, boolean all) {
        var users = new Users(3, 1L, users().most().subList(0, 3));
        return of(new Look(looked, all), events, users, List.of(tag("plan", "free", events)));
    }

    private static Affected of(@Nullable Look look, long events, Users users, List<Tag> tags) {
        return new Affected(look, events, users, tags, spread(), releases(), marks());
    }

    public static Affected nobody() {
        return new Affected(
                null, 1, new Users(0, 1L, List.of()), List.of(), null, List.of(), List.of());
    }

    private static Spread spread() {
        var rows = new ArrayList<Spread.Row>();
        rows.add(new Spread.Row("acme-logistics", 9_735, 61));
        for (int i = 1; i <= 9; i++) rows.add(new Spread.Row("org-" + i, 10 - i, i % 3));
        return new Spread("organisation_id", "organisation_id", EVENTS, new Look(300, false), rows);
    }

    private static Users users() {
        var most = new ArrayList<User>();
        most.add(user(new Who("8812", "", "dana@customer.example", "Dana Whitfield", ""), 4_120));
        most.add(user(new Who("9001", "kofi", "", "", ""), 2_014));
        most.add(user(new Who("", "", "[Filtered]", "", ""), 311));
        most.add(user(null, 290));
        for (int i = 5; i <= 25; i++) most.add(user(new Who("u-" + i, "", "", "", ""), 60 - i));
        return new Users(3_891, 312L, most);
    }

    private static User user(@Nullable Who who, long events) {
        return new User(who, events, Fixtures.ago(Duration.ofMinutes(events)), Fixtures.EVENT);
    }

    private static List<Tag> tags() {
        var requests =
                new Tag("request.id", "request.id", EVENTS, 0, true, values("(other)", EVENTS));
        var tags = new ArrayList<Tag>();
        tags.add(tag("environment", "production", 9_876, "staging", 371));
        tags.add(tag("release", "document-api@a3b8f2c", 6_120, "document-api@91c0e7d", 4_127));
        tags.add(tag("subscription_tier", "enterprise", 7_050, "free", 2_350));
        tags.add(tag("server_name", "api-7c9d6b5f4-x2v8q", 5_411, "api-7c9d6b5f4-9kzlm", 4_836));
        tags.add(tag("browser name", "Firefox", 10_000, "\"Chrome\" 9", 240));
        tags.add(tag("runtime", "CPython 3.11.9", EVENTS));
        tags.add(tag("api.version", "v1", EVENTS));
        tags.add(requests);
        return tags;
    }

    /// @param pairs values and how many events have each
    public static Tag tag(String key, Object... pairs) {
        var values =
                IntStream.range(0, pairs.length / 2)
                        .mapToObj(
                                i ->
                                        value(
                                                (String) pairs[2 * i],
                                                ((Number) pairs[2 * i + 1]).longValue()))
                        .toList();
        long events = values.stream().mapToLong(Value::events).sum();
        var word = key.contains(" ") ? "tags[" + key + "]" : key;
        return new Tag(key, word, events, values.size(), false, values);
    }

    private static List<Value> values(String value, long events) {
        return List.of(value(value, events));
    }

    private static Value value(String value, long events) {
        return new Value(
                value, events, Fixtures.ago(Duration.ofDays(9)), Fixtures.ago(Duration.ofHours(1)));
    }

    private static List<Release> releases() {
        return List.of(
                release("document-api@a3b8f2c", 6_120, 3),
                release("document-api@91c0e7d", 3_900, 42),
                new Release(
                        "",
                        227,
                        Fixtures.ago(Duration.ofDays(30)),
                        Fixtures.ago(Duration.ofDays(9)),
                        null));
    }

    private static Release release(String version, long events, int days) {
        var first = Fixtures.ago(Duration.ofDays(days));
        return new Release(
                version, events, first, Fixtures.ago(Duration.ofHours(1)), first.minusSeconds(600));
    }

    private static List<Mark> marks() {
        return List.of(
                new Mark("document-api@a3b8f2c", Fixtures.ago(Duration.ofDays(3))),
                new Mark("document-api@5d2e0b1", Fixtures.ago(Duration.ofDays(4))),
                new Mark("document-api@77aa001", Fixtures.ago(Duration.ofDays(10))));
    }
}
