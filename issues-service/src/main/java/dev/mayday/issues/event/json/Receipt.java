package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.issues.EventDetail.ReceiptLine;
import dev.mayday.contracts.issues.EventDetail.ReceiptLine.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of an event was dropped, cut, filtered and corrected, and why (semantics 5.3): `_meta` and
/// `errors` of its body, in which the notes of its SDK, of normalising ([Notes]) and of scrubbing
/// stand together, as lines for people. Never says what was removed.
public final class Receipt {

    private static final int MOST_LINES = 500;
    private static final int LONGEST_STEP = 200;

    private static final Map<String, String> NOTES =
            Map.of(
                    "!number", "kept as text: no number type holds it",
                    "!shape",
                            "came in another shape than is expected: kept by name, by index or as text",
                    "!milliseconds", "read as milliseconds: too large for seconds",
                    "!depth", "nested too deeply",
                    "!transaction", "only a transaction has it",
                    "!notes", "more was changed than is listed here",
                    "!frames", "a long stack keeps variables and source lines at its ends",
                    "!too-long", "too long to be searched for secrets, so filtered as a whole",
                    "!failed", "could not be searched for secrets, so filtered as a whole");

    private final List<ReceiptLine> lines = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private Receipt() {}

    /// @param body an event as stored
    public static List<ReceiptLine> of(JsonNode body) {
        var receipt = new Receipt();
        receipt.below(body.path("_meta"), body, "");
        for (var error : body.path("errors")) receipt.error(error);
        return List.copyOf(receipt.lines);
    }

    private void below(JsonNode meta, JsonNode value, String path) {
        for (var entry : meta.properties()) {
            if (lines.size() >= MOST_LINES) return;
            var key = entry.getKey();
            if (key.isEmpty()) mark(entry.getValue(), path);
            else child(key, entry.getValue(), value, path);
        }
    }

    /// Of a list of `[name, value]` a person knows the names, not the indexes.
    private void child(String key, JsonNode meta, JsonNode value, String path) {
        int index = Lists.index(key);
        var below = value.isArray() ? value.path(index) : value.path(key);
        boolean pair =
                value.isArray()
                        && below.isArray()
                        && below.size() == 2
                        && below.path(0).isTextual();
        if (pair && meta.has("1"))
            below(meta.path("1"), below.path(1), step(path, below.path(0).textValue()));
        else below(meta, below, step(path, key));
    }

    private static String step(String path, String key) {
        var step = Texts.cut(key, LONGEST_STEP);
        return path.isEmpty() ? step : path + "." + step;
    }

    private void mark(JsonNode mark, String path) {
        var length = mark.path("len").isIntegralNumber() ? mark.path("len").asLong() : null;
        for (var remark : mark.path("rem")) remark(remark, path, length);
        for (var error : mark.path("err")) {
            boolean bare = error.isTextual();
            failure(path, bare ? error.asText() : error.path(0).asText(), error.path(1), length);
        }
        if (length != null && mark.path("rem").isEmpty() && mark.path("err").isEmpty()) {
            add(new ReceiptLine(path, Kind.CUT, "!limit", length, ""));
        }
    }

    private void remark(JsonNode remark, String path, @Nullable Long length) {
        var rule = remark.path(0).asText();
        var type = remark.path(1).asText();
        boolean limit = rule.equals("!limit") || rule.equals("!raw");
        var kind =
                switch (type) {
                    case "a" -> rule.equals("!frames") ? Kind.CUT : Kind.CORRECTED;
                    case "x" ->
                            limit ? Kind.CUT : rule.startsWith("!") ? Kind.DROPPED : Kind.FILTERED;
                    default -> limit ? Kind.CUT : Kind.FILTERED;
                };
        add(new ReceiptLine(path, kind, rule, length, NOTES.getOrDefault(rule, "")));
    }

    private void failure(String path, String kind, JsonNode data, @Nullable Long length) {
        switch (kind) {
            case "past_timestamp", "future_timestamp", "clock_drift" ->
                    add(new ReceiptLine(path, Kind.CORRECTED, kind, length, times(data)));
            default -> add(new ReceiptLine(path, Kind.DROPPED, kind, length, reason(data)));
        }
    }

    /// What `_meta` does not say already: mostly what the SDK could not do.
    private void error(JsonNode error) {
        var path = error.path("name").asText("");
        var kind = error.path("type").asText("unknown");
        if (!told.contains(path + "\n" + kind)) failure(path, kind, error, null);
    }

    private static String times(JsonNode data) {
        return "the sender's clock said "
                + data.path("sdk_time").asText()
                + ", ours "
                + data.path("server_time").asText();
    }

    private static String reason(JsonNode data) {
        var reason = data.path("reason").asText("");
        if (!reason.isEmpty()) return Texts.cut(reason, LONGEST_STEP);
        var attribute = data.path("attribute").asText("");
        return attribute.isEmpty() ? "" : "lacks " + Texts.cut(attribute, LONGEST_STEP);
    }

    private void add(ReceiptLine line) {
        told.add(line.path() + "\n" + line.rule());
        if (lines.size() < MOST_LINES) lines.add(line);
    }
}
