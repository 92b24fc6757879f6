package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/// What was dropped, cut or filtered before the event was kept, and why: read from `_meta`, the
/// tree that runs beside the payload, and from `errors` (protocol 12.3). Told by place, never by
/// value.
///
/// @param more how many notes are not listed here
public record Receipt(List<Note> notes, int more) {

    private static final int MOST = 200;
    private static final int DEEPEST = 60;

    public Receipt {
        notes = List.copyOf(notes);
    }

    /// @param where "request.headers.2"
    /// @param what "filtered", "cut", "dropped", …
    /// @param why "scrubbing rule @password:filter"
    public record Note(String where, String what, String why) {}

    static Receipt of(JsonNode body) {
        var notes = new ArrayList<Note>();
        collect(body.path("_meta"), "", 0, notes);
        var told = new HashSet<String>();
        for (var note : notes) told.add(note.where());
        for (var error : Json.elements(body.path("errors"))) {
            var note = error(error);
            if (!told.contains(note.where())) notes.add(note);
        }
        int shown = Math.min(MOST, notes.size());
        return new Receipt(notes.subList(0, shown), notes.size() - shown);
    }

    public boolean isEmpty() {
        return notes.isEmpty();
    }

    private static void collect(JsonNode meta, String path, int depth, List<Note> notes) {
        if (depth > DEEPEST || notes.size() > 5 * MOST) return;
        for (var entry : meta.properties()) {
            if (entry.getKey().isEmpty()) {
                mark(entry.getValue(), path.isEmpty() ? "the event" : path, notes);
            } else {
                var below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                collect(entry.getValue(), below, depth + 1, notes);
            }
        }
    }

    private static void mark(JsonNode mark, String where, List<Note> notes) {
        int before = notes.size();
        var length = mark.path("len");
        var was = length.isNumber() ? ", it had " + String.format("%,d", length.asLong()) : "";
        for (var remark : Json.elements(mark.path("rem"))) {
            var rule = Json.text(remark.path(0));
            if (rule.startsWith("!limit")) {
                notes.add(new Note(where, "cut", "longer than is kept" + was));
            } else {
                notes.add(new Note(where, action(Json.text(remark.path(1))), rule(rule)));
            }
        }
        for (var error : Json.elements(mark.path("err"))) {
            boolean pair = error.isArray();
            var kind = Json.text(pair ? error.path(0) : error);
            notes.add(new Note(where, dropped(kind), reason(kind, pair ? error.path(1) : error)));
        }
        if (notes.size() == before && !was.isEmpty()) {
            notes.add(new Note(where, "cut", "more than is kept" + was));
        }
    }

    private static Note error(JsonNode error) {
        var kind = Json.text(error, "type");
        var where = Json.text(error, "name");
        return new Note(where.isEmpty() ? "the event" : where, dropped(kind), reason(kind, error));
    }

    /// Kinds of remarks, as Relay's protocol names them.
    private static String action(String kind) {
        return switch (kind) {
            case "x" -> "removed";
            case "m" -> "masked";
            case "p" -> "hashed";
            case "e" -> "encrypted";
            case "a" -> "annotated";
            default -> "filtered";
        };
    }

    private static String rule(String rule) {
        if (rule.startsWith("@")) return "scrubbing rule " + rule;
        return rule.startsWith("!") ? rule.substring(1) : "rule " + rule;
    }

    private static String dropped(String kind) {
        return switch (kind) {
            case "clock_drift", "past_timestamp", "future_timestamp" -> "corrected";
            case "missing_attribute" -> "missing";
            default -> "dropped";
        };
    }

    private static final Set<String> NOT_A_REASON = Set.of("type", "name", "value", "reason");

    private static String reason(String kind, JsonNode data) {
        var words = new StringJoiner(", ");
        var reason = Json.text(data, "reason");
        if (!reason.isEmpty()) words.add(reason);
        for (var field : data.properties()) {
            if (!NOT_A_REASON.contains(field.getKey())) {
                words.add(field.getKey() + " " + Json.text(field.getValue()));
            }
        }
        var said = words.toString();
        var name = kind.replace('_', ' ');
        return said.isEmpty() ? name : name + ": " + said;
    }
}
