package dev.mayday.issues.event.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever is sent: each value is in what is stored, or lies at or below a place that has a note.
class NothingIsCutSilentlyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVENTS = 3_000;

    private static final List<String> TOP =
            List.of(
                    "message",
                    "logentry",
                    "exception",
                    "sentry.interfaces.Exception",
                    "stacktrace",
                    "threads",
                    "breadcrumbs",
                    "request",
                    "sentry.interfaces.Http",
                    "user",
                    "contexts",
                    "tags",
                    "extra",
                    "modules",
                    "sdk",
                    "debug_meta",
                    "platform",
                    "logger",
                    "server_name",
                    "transaction",
                    "transaction_info",
                    "release",
                    "environment",
                    "fingerprint",
                    "level",
                    "spans",
                    "measurements",
                    "template",
                    "csp",
                    "made_up");

    private static final List<String> KEYS =
            List.of(
                    "values",
                    "frames",
                    "type",
                    "ty",
                    "value",
                    "module",
                    "mechanism",
                    "data",
                    "posix_signal",
                    "mach_exception",
                    "meta",
                    "signal",
                    "handled",
                    "function",
                    "filename",
                    "abs_path",
                    "lineno",
                    "pre_context",
                    "context_line",
                    "vars",
                    "headers",
                    "cookies",
                    "Cookie",
                    "query_string",
                    "env",
                    "url",
                    "id",
                    "username",
                    "email",
                    "geo",
                    "message",
                    "formatted",
                    "params",
                    "category",
                    "timestamp",
                    "trace",
                    "os",
                    "raw_description",
                    "name",
                    "version",
                    "images",
                    "stacktrace",
                    "thread_id",
                    "crashed",
                    "0",
                    "1",
                    "00",
                    "unknown");

    private static final int FEW = 5;

    private static final Map<String, String> TODAY =
            Map.of(
                    "ty", "type",
                    "message", "logentry",
                    "sentry.interfaces.Exception", "exception",
                    "sentry.interfaces.Http", "request");

    private int number;

    @Test
    void every_value_is_kept_or_lies_below_a_note() {
        int read = 0;
        for (int seed = 0; seed < EVENTS; seed++) {
            if (isReadAndKept(seed)) read++;
        }
        assertThat(read).isGreaterThan(EVENTS * 9 / 10);
    }

    /// False when it was refused as a whole, which is said.
    private boolean isReadAndKept(int seed) {
        var random = new Random(seed);
        var event = JSON.createObjectNode();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            event.set(TOP.get(random.nextInt(TOP.size())), value(random, 5));
        }
        if (!(Reads.reading(event.toString()) instanceof Reading.Read read)) return false;

        var body = Reads.body(read.event());
        var kept = new StringBuilder();
        texts(body, kept);
        var noted = new HashSet<List<String>>();
        notes(body.path("_meta"), List.of(), noted);

        var lost = new ArrayList<List<String>>();
        look(event, List.of(), kept.toString(), lost);
        lost.removeIf(path -> prefixes(path).anyMatch(noted::contains));
        assertThat(lost).as("seed %d", seed).isEmpty();
        return true;
    }

    /// All texts and keys of what is stored, but for the notes.
    private static void texts(JsonNode node, StringBuilder all) {
        for (var entry : node.properties()) {
            if (entry.getKey().equals("_meta") || entry.getKey().equals("errors")) continue;
            all.append(entry.getKey()).append('\n');
            texts(entry.getValue(), all);
        }
        if (node.isArray()) node.forEach(each -> texts(each, all));
        else if (node.isValueNode()) all.append(node.asText()).append('\n');
    }

    /// Where notes are.
    private static void notes(JsonNode meta, List<String> path, Set<List<String>> noted) {
        for (var entry : meta.properties()) {
            if (entry.getKey().isEmpty()) {
                noted.add(path);
                // A stack moves to the exception that has none.
                int stack = path.indexOf("stacktrace");
                if (stack > 0) noted.add(path.subList(stack, path.size()));
            } else notes(entry.getValue(), step(path, entry.getKey()), noted);
        }
    }

    /// Where texts stand that are not kept.
    private static void look(
            JsonNode node, List<String> path, String kept, List<List<String>> lost) {
        if (node.isTextual() && !isKept(node.textValue(), kept)) lost.add(path);
        for (var entry : node.properties()) {
            look(entry.getValue(), step(path, entry.getKey()), kept, lost);
        }
        if (node.isArray()) node.forEach(each -> look(each, path, kept, lost));
    }

    /// A name and its value may stand apart.
    private static boolean isKept(String text, String kept) {
        return Stream.of(text.split("=")).allMatch(kept::contains);
    }

    /// Places as a person would say them: a list in a `values` of its own, or one element without a
    /// list, is the same.
    private static List<String> step(List<String> path, String key) {
        if (key.matches("\\d|values|frames|formatted")) return path;
        // Where all that is not of the protocol moves to.
        if (key.equals("data") && path.equals(List.of("user"))) return path;
        var today = path.isEmpty() || key.equals("ty") ? TODAY.getOrDefault(key, key) : key;
        var steps = new ArrayList<>(path);
        steps.add(today);
        return List.copyOf(steps);
    }

    private static Stream<List<String>> prefixes(List<String> path) {
        return IntStream.rangeClosed(0, path.size()).mapToObj(length -> path.subList(0, length));
    }

    private static int size(Random random) {
        return random.nextInt(60) == 0 ? random.nextInt(100, 1_200) : random.nextInt(FEW);
    }

    /// What stands in a long list or a large object is flat.
    private static int below(int depth, int place) {
        return place > FEW ? 0 : depth - 1;
    }

    private JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 8)) {
            case 0, 1 -> JSON.getNodeFactory().textNode(word(random));
            case 2 -> JSON.getNodeFactory().textNode(word(random) + "=" + word(random));
            case 3, 4 -> {
                var list = JSON.createArrayNode();
                for (int i = size(random); i > 0; i--) list.add(value(random, below(depth, i)));
                yield list;
            }
            default -> {
                var object = JSON.createObjectNode();
                for (int i = size(random); i > 0; i--) {
                    var key = i > FEW ? "k" + i : KEYS.get(random.nextInt(KEYS.size()));
                    object.set(key, value(random, below(depth, i)));
                }
                yield object;
            }
        };
    }

    /// Each is found by itself: no other contains it.
    private String word(Random random) {
        return "w%dx".formatted(number++) + (random.nextInt(30) == 0 ? "y".repeat(400) : "");
    }
}
