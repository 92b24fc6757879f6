package dev.mayday.issues.read;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.ingestion.consume.Rig;
import dev.mayday.issues.ingestion.read.AnEvent;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.search.Asking;
import dev.mayday.issues.search.EventMatch;
import dev.mayday.issues.search.Place;
import dev.mayday.issues.search.Query;
import dev.mayday.issues.search.SearchedIssue;
import dev.mayday.wire.SpooledEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Of issues with one event each, the list finds by SQL exactly those whose event is found in
/// memory: the same words mean the same in both places. Events go through the whole digest.
class SearchAgreementTest {

    private static final int ISSUES = 60;
    private static final int QUERIES = 500;

    private static final List<String> WORDS =
            List.of(
                    "Straße",
                    "ÜBER",
                    "über",
                    "İstanbul",
                    "ΣΊΣΥΦΟΣ",
                    "a_b",
                    "100%",
                    "gold",
                    "Gold Card",
                    "x\\y",
                    "c*d",
                    "?",
                    "classify()",
                    "naïve",
                    "\uD83D\uDE00",
                    "\uD801\uDC00");

    private static final List<String> KEYS = List.of("customer", "plan", "Region", "a.b");

    private static final List<String> TEXT_FIELDS =
            List.of(
                    "customer",
                    "plan",
                    "tags[Region]",
                    "a.b",
                    "environment",
                    "release",
                    "dist",
                    "title",
                    "message",
                    "culprit",
                    "error.type",
                    "error.value",
                    "platform",
                    "stack.filename",
                    "stack.function",
                    "stack.module",
                    "stack.abs_path",
                    "stack.in_app_function",
                    "http.method",
                    "http.status_code",
                    "user.id",
                    "user.email",
                    "user.username",
                    "user.ip",
                    "sdk.name",
                    "sdk.version",
                    "lane",
                    "tags[@error.value]",
                    "error.mechanism",
                    "logger",
                    "transaction",
                    "server_name",
                    "nothing");

    private record Issue(EventMatch test, String shortId, String eventId) {}

    private static final Map<Long, Issue> ISSUES_BY_ID = new HashMap<>();
    private static IssueList list;
    private static Organization organization;
    private static long project;

    @BeforeAll
    static void digest() {
        var random = new Random(42);
        var rig = new Rig();
        project = rig.project;
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < ISSUES; i++)
            records.add(rig.sender.event(event(random, i), rig.now.minusSeconds(60L * i)));
        rig.digest(records);

        var pool = rig.database.pool();
        Instant now = rig.now.plusSeconds(1);
        var surroundings = new Surroundings(() -> now, RandomGenerator.getDefault());
        var counts = new Counts(pool);
        var events = new Events(pool, new EventRows(new EventBodies(new ObjectMapper())));
        var search = new EventSearch(pool, events, surroundings);
        list = new IssueList(pool, counts, new TagKeys(pool), surroundings);
        organization =
                new Organization(
                        rig.database.number(
                                "SELECT organization_id FROM project WHERE id = $1", project),
                        "",
                        "",
                        now);
        for (var row : rows(Query.EVERYTHING)) {
            var key = new IssueKey(project, row.id());
            SearchedIssue facts = search.facts(key).await().indefinitely();
            var event = events.ofIssue(key, "latest").await().indefinitely();
            ISSUES_BY_ID.put(
                    row.id(),
                    new Issue(
                            new EventMatch(event.searched(), facts, now),
                            row.shortId(),
                            event.id().toString()));
        }
        assertThat(ISSUES_BY_ID).hasSize(ISSUES);
    }

    private static AnEvent event(Random random, int number) {
        var event =
                anEvent()
                        .of(
                                one(random, List.of("KeyError", "ΣError", "ValueError")),
                                one(random, WORDS))
                        .in("app.m" + number, one(random, List.of("classify", "LÄUFT")) + number)
                        .level(one(random, List.of("debug", "info", "warning", "error", "fatal")));
        if (random.nextBoolean()) event.environment(one(random, List.of("production", "Staging")));
        if (random.nextBoolean()) event.release("shop@2.5." + random.nextInt(4));
        if (random.nextBoolean()) event.user("u" + random.nextInt(5));
        if (random.nextBoolean()) event.with("logger", one(random, List.of("App", "db")));
        if (random.nextBoolean()) event.with("transaction", "/" + one(random, WORDS));
        if (random.nextBoolean()) event.email(one(random, List.of("Ana@x.test", "bo@x.test")));
        if (random.nextBoolean()) event.request(one(random, List.of("POST", "GET")));
        for (var key : KEYS) if (random.nextBoolean()) event.tag(key, one(random, WORDS));
        return event;
    }

    @Test
    void sql_and_memory_mean_the_same() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int some = 0;
        for (int i = 0; i < QUERIES; i++) {
            var text = query(random, 3);
            var query = Query.parse(text, Asking.in(Place.ISSUE_LIST));

            var found = new TreeSet<Long>();
            for (var row : rows(query)) found.add(row.id());

            assertThat(found).as("seed %d: %s", seed, text).isEqualTo(inMemory(query));
            if (!found.isEmpty() && found.size() < ISSUES) some++;
        }
        assertThat(some).as("queries that tell issues apart").isGreaterThan(QUERIES / 4);
    }

    private static Set<Long> inMemory(Query query) {
        var found = new TreeSet<Long>();
        ISSUES_BY_ID.forEach(
                (id, issue) -> {
                    if (issue.test().matches(query)) found.add(id);
                });
        return found;
    }

    private static List<IssueRow> rows(Query query) {
        var search =
                new IssueSearch(
                        organization,
                        List.of(project),
                        query,
                        null,
                        null,
                        Period.FORTNIGHT,
                        true,
                        IssueSearch.Order.of(Sort.LAST_SEEN, null, 100));
        return list.page(search).await().indefinitely().issues();
    }

    private static String query(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 6);
        return switch (kind) {
            case 6 -> "(" + query(random, depth - 1) + " OR " + query(random, depth - 1) + ")";
            case 7 -> "(" + query(random, depth - 1) + " " + query(random, depth - 1) + ")";
            case 8 -> "!(" + query(random, depth - 1) + ")";
            case 9 -> "NOT " + query(random, depth - 1);
            default -> term(random);
        };
    }

    private static String term(Random random) {
        var issues = List.copyOf(ISSUES_BY_ID.values());
        return switch (random.nextInt(12)) {
            case 0 -> quoted(part(random, one(random, WORDS)));
            case 1 -> quoted(one(random, List.of("classify", "keyerror: ", "app.m1", "in L", "ä")));
            case 2 ->
                    random.nextBoolean()
                            ? "has:" + one(random, TEXT_FIELDS)
                            : "has:[%s, %s, environment]"
                                    .formatted(one(random, TEXT_FIELDS), one(random, KEYS));
            case 3 ->
                    "level:"
                            + one(
                                    random,
                                    List.of(
                                            ">=warning",
                                            "<error",
                                            "fatal",
                                            "[info, debug]",
                                            "!=error"));
            case 4 ->
                    one(
                            random,
                            List.of(
                                    "is:new",
                                    "is:resolved",
                                    "is:[ongoing, unresolved]",
                                    "events:1",
                                    "events:>1",
                                    "users:>0",
                                    "events.period:<=1",
                                    "users.period:0",
                                    "error.handled:unknown"));
            case 5 -> "lastSeen:" + one(random, List.of("-", "+")) + (1 + random.nextInt(60)) + "m";
            case 6 ->
                    random.nextBoolean()
                            ? "issue:" + one(random, issues).shortId()
                            : "event.id:" + one(random, issues).eventId();
            case 7 -> one(random, TEXT_FIELDS) + ":" + star(random, one(random, WORDS));
            case 8 -> "release:[shop@2.5.1, shop@*3]";
            case 9 -> "environment:" + one(random, List.of("PRODUCTION", "stag*", "!=staging"));
            case 10 ->
                    one(
                            random,
                            List.of(
                                    "error.type:key*",
                                    "error.type:[σerror, ValueError]",
                                    "error.type:ΣERROR",
                                    "error.type:*Error",
                                    "error.handled:no",
                                    "error.unhandled:[yes, unknown]",
                                    "stack.function:[classify*, handle]",
                                    "stack.in_app_function:*LÄUFT*",
                                    "stack.filename:app.m1*.py",
                                    "http.method:post",
                                    "user.email:ana@*",
                                    "user.id:u3",
                                    "message:*gold*",
                                    "platform:python",
                                    "platform:!=python"));
            default -> one(random, TEXT_FIELDS) + ":" + quoted(one(random, WORDS).toUpperCase());
        };
    }

    /// A wildcard in place of some of it; what cannot stand in a word is left to [#quoted].
    private static String star(Random random, String word) {
        if (word.matches(".*[\\s\"(),\\[\\]?\\\\].*")) return quoted(word);
        int at = word.offsetByCodePoints(0, random.nextInt(word.codePointCount(0, word.length())));
        return random.nextBoolean() ? word.substring(0, at) + "*" : "*" + word.substring(at);
    }

    private static String part(Random random, String word) {
        int at = word.offsetByCodePoints(0, random.nextInt(word.codePointCount(0, word.length())));
        return word.substring(at);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
