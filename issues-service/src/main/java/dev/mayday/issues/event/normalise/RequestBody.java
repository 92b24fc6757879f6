package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.JsonTree;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Pair;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `request.data`: text that is JSON or a form is parsed, by its content type or its looks.
final class RequestBody {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private RequestBody() {}

    static void normalise(Fields request) {
        request.text("inferred_content_type", Limit.WORD);
        var data = request.node.get("data");
        if (data == null) return;
        if (data.isNull()) {
            request.node.remove("data");
            return;
        }
        if (data.isTextual()) parse(request, data.textValue());
        request.free("data", Bag.LARGE);
    }

    private static void parse(Fields request, String text) {
        var header = Headers.value(request.node, "Content-Type");
        var type = header == null ? "" : header.toLowerCase(Locale.ROOT);
        var json =
                type.contains("json") || looksLikeJson(text)
                        ? JsonTree.parseNested(text, request.path.at("data"), request.notes)
                        : null;
        if (json != null) {
            replace(request, json, JSON);
            return;
        }
        boolean form = type.startsWith(FORM) || (type.isEmpty() && looksLikeForm(text));
        var fields = form ? form(text, request.node) : null;
        if (fields != null) replace(request, fields, FORM);
    }

    private static void replace(Fields request, ContainerNode<?> parsed, String contentType) {
        request.node.set("data", parsed);
        request.node.put("inferred_content_type", contentType);
    }

    private static boolean looksLikeJson(String text) {
        var stripped = text.stripLeading();
        return stripped.startsWith("{") || stripped.startsWith("[");
    }

    /// Every part is `name=value`, and nothing in it would have been encoded in a form.
    private static boolean looksLikeForm(String text) {
        if (text.indexOf('=') <= 0) return false;
        if (text.chars().anyMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '{')) return false;
        for (var part : text.split("&")) {
            if (part.indexOf('=') <= 0) return false;
        }
        return true;
    }

    /// Fields by name; one that is given twice has a list.
    private static @Nullable ObjectNode form(String text, ObjectNode nodes) {
        var form = nodes.objectNode();
        for (var pair : Pair.split(text, (fields, at) -> fields.charAt(at) == '&', true)) {
            var there = form.get(pair.name());
            if (there == null) form.set(pair.name(), pair.value());
            else if (there instanceof ArrayNode list) list.add(pair.value());
            else form.putArray(pair.name()).add(there).add(pair.value());
        }
        return form.isEmpty() ? null : form;
    }
}
