package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.api.sentry.FrameJson.orNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The interfaces of an event as the API lists them: `entries`, each with a type and data.
final class EntriesJson {

    private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();

    private EntriesJson() {}

    /// @param body the stored event (protocol 5)
    static ArrayNode of(JsonNode body) {
        var json = new EntriesJson();
        json.exception(body.path("exception").path("values"));
        json.stacktrace(body.path("stacktrace"));
        json.threads(body.path("threads").path("values"));
        json.message(body.path("logentry"));
        json.breadcrumbs(body.path("breadcrumbs").path("values"));
        json.request(body.path("request"));
        return json.entries;
    }

    private void exception(JsonNode values) {
        if (values.isEmpty()) return;
        var data = entry("exception");
        var list = data.putArray("values");
        for (var value : values) {
            var json = list.addObject();
            copy(value, json, "type", "value", "module", "mechanism");
            json.set("threadId", orNull(value.get("thread_id")));
            stacks(value, json);
        }
        data.putNull("excOmitted");
    }

    private void stacktrace(JsonNode stacktrace) {
        if (FrameJson.stack(stacktrace) instanceof ObjectNode stack)
            entry("stacktrace").setAll(stack);
    }

    private void threads(JsonNode values) {
        if (values.isEmpty()) return;
        var list = entry("threads").putArray("values");
        for (var value : values) {
            var json = list.addObject();
            copy(value, json, "id", "name", "state");
            for (var flag : new String[] {"crashed", "current", "main"}) {
                json.put(flag, value.path(flag).asBoolean());
            }
            json.set("heldLocks", orNull(value.get("held_locks")));
            stacks(value, json);
        }
    }

    private static void stacks(JsonNode value, ObjectNode json) {
        json.set("stacktrace", FrameJson.stack(value.path("stacktrace")));
        json.set("rawStacktrace", FrameJson.stack(value.path("raw_stacktrace")));
    }

    private void message(JsonNode logentry) {
        if (logentry.isEmpty()) return;
        copy(logentry, entry("message"), "message", "formatted", "params");
    }

    private void breadcrumbs(JsonNode values) {
        if (values.isEmpty()) return;
        var list = entry("breadcrumbs").putArray("values");
        for (var value : values) {
            copy(
                    value,
                    list.addObject(),
                    "type",
                    "category",
                    "level",
                    "message",
                    "data",
                    "timestamp",
                    "event_id");
        }
    }

    private void request(JsonNode request) {
        if (request.isEmpty()) return;
        var data = entry("request");
        copy(request, data, "url", "method", "data", "fragment", "env");
        data.set("query", pairs(request.get("query_string")));
        data.set("cookies", pairs(request.get("cookies")));
        data.set("headers", pairs(request.get("headers")));
        data.set("inferredContentType", orNull(request.get("inferred_content_type")));
        data.set("apiTarget", orNull(request.get("api_target")));
    }

    private static JsonNode pairs(@org.jspecify.annotations.Nullable JsonNode pairs) {
        return pairs == null ? JsonNodeFactory.instance.arrayNode() : pairs;
    }

    private ObjectNode entry(String type) {
        return entries.addObject().put("type", type).putObject("data");
    }

    private static void copy(JsonNode from, ObjectNode to, String... keys) {
        for (var key : keys) to.set(key, orNull(from.get(key)));
    }
}
