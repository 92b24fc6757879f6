package dev.mayday.issues.event.model;

import static dev.mayday.issues.event.json.Texts.textOf;
import static dev.mayday.issues.event.model.ModelReader.flag;
import static dev.mayday.issues.event.model.ModelReader.number;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.event.model.Mechanism.Coded;
import dev.mayday.issues.event.model.Mechanism.OsError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a `mechanism` with its `data` and `meta` (protocol 5.3).
final class MechanismReader {

    private MechanismReader() {}

    static Mechanism read(JsonNode node) {
        if (!node.isObject()) return Mechanism.NONE;
        return new Mechanism(
                node.path("type").asText("generic"),
                flag(node, "handled"),
                node.path("synthetic").asBoolean(),
                node.path("is_exception_group").asBoolean(),
                textOf(node, "source"),
                number(node, "exception_id"),
                number(node, "parent_id"),
                textOf(node, "description"),
                textOf(node, "help_link"),
                data(node.path("data")),
                osError(node.path("meta")));
    }

    private static Map<String, String> data(JsonNode data) {
        if (!data.isObject() || data.isEmpty()) return Map.of();
        var texts = new LinkedHashMap<String, String>();
        data.properties()
                .forEach(entry -> texts.put(entry.getKey(), Texts.anyText(entry.getValue())));
        return texts;
    }

    private static OsError osError(JsonNode meta) {
        if (!meta.isObject() || meta.isEmpty()) return OsError.NONE;
        return new OsError(
                coded(meta.path("errno"), "number", "name"),
                coded(meta.path("signal"), "number", "name"),
                coded(meta.path("mach_exception"), "exception", "name"),
                coded(meta.path("ns_error"), "code", "domain"));
    }

    private static @Nullable Coded coded(JsonNode error, String code, String name) {
        var number = error.get(code);
        var text = number == null ? null : Texts.lenient(number);
        var word = textOf(error, name);
        if (text == null && word == null) return null;
        return new Coded(text == null ? "" : text, word);
    }
}
