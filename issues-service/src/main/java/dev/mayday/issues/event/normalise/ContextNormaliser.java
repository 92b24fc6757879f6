package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Numbers;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `contexts`: blocks of facts about device, runtime, trace and whatever the application adds
/// (protocol 5.11).
final class ContextNormaliser {

    private static final int MOST_CONTEXTS = 100;
    private static final Set<String> DESCRIBED = Set.of("os", "runtime");

    private ContextNormaliser() {}

    static void normalise(Fields event) {
        if (event.node.get("contexts") instanceof ArrayNode list)
            event.node.set("contexts", byType(list, event));
        var contexts = event.within("contexts");
        if (contexts == null) return;
        var names = new ArrayList<String>();
        contexts.node.fieldNames().forEachRemaining(names::add);
        for (int i = 0; i < names.size(); i++) {
            if (i < MOST_CONTEXTS) normaliseOne(contexts, names.get(i));
            else contexts.node.remove(names.get(i));
        }
        if (names.size() > MOST_CONTEXTS) contexts.notes.shortened(contexts.path, names.size());
        if (contexts.node.isEmpty()) event.node.remove("contexts");
    }

    private static void normaliseOne(Fields contexts, String name) {
        boolean described = DESCRIBED.contains(name);
        var context = contexts.within(name, described ? "raw_description" : "value");
        if (context == null) return;
        var type = context.get("type");
        if (type != null && !type.isTextual()) {
            context.notes.invalid(context.path.at("type"), "expected a string", type);
        }
        if (type == null || !type.isTextual() || type.textValue().isBlank()) {
            context.node.put("type", name);
        }
        switch (context.node.path("type").asText()) {
            case "trace" -> trace(contexts, context, name);
            case "os", "runtime" -> fromDescription(context.node);
            default -> {}
        }
        if (!contexts.node.path(name).isNull())
            contexts.bag(name, name.equals("flags") ? Bag.HUGE : Bag.LARGE);
    }

    /// A list of contexts: each says by its type what it is.
    private static ObjectNode byType(ArrayNode list, Fields event) {
        var contexts = event.node.objectNode();
        for (int i = 0; i < list.size(); i++) {
            var type = list.get(i).path("type").asText("");
            var name = type.isBlank() || contexts.has(type) ? Integer.toString(i) : type;
            contexts.set(name, list.get(i));
        }
        event.notes.reshaped(event.path.at("contexts"));
        return contexts;
    }

    private static void trace(Fields contexts, Fields trace, String name) {
        var traceId = hex(trace.node.get("trace_id"), 32);
        if (traceId == null) {
            contexts.drop(name, "a trace needs a trace_id of 32 hex digits");
            return;
        }
        trace.node.put("trace_id", traceId);
        for (var key : new String[] {"span_id", "parent_span_id"}) {
            if (trace.get(key) == null) continue;
            var id = hex(trace.node.get(key), 16);
            if (id == null) trace.drop(key, "expected 16 hex digits");
            else trace.node.put(key, id);
        }
    }

    /// Lowercase hex without dashes, of that length and not all zero; else null.
    static @Nullable String hex(@Nullable JsonNode value, int length) {
        if (value == null || !value.isTextual() || value.textValue().length() > 40) return null;
        var hex = value.textValue().strip().replace("-", "").toLowerCase(Locale.ROOT);
        boolean valid =
                hex.length() == length
                        && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)
                        && hex.chars().anyMatch(c -> c != '0');
        return valid ? hex : null;
    }

    /// `Microsoft Windows 10.0.19041` is a name and a version.
    private static void fromDescription(ObjectNode context) {
        if (context.path("name").isTextual() || !context.path("raw_description").isTextual())
            return;
        var words = context.path("raw_description").textValue().strip().split("\\s+", 20);
        int version = 0;
        while (version < words.length && !startsWithDigit(words[version])) version++;
        if (version > 0)
            context.put(
                    "name", String.join(" ", java.util.Arrays.asList(words).subList(0, version)));
        if (version < words.length && !context.path("version").isTextual())
            context.put("version", words[version]);
    }

    private static boolean startsWithDigit(String word) {
        return !word.isEmpty() && Numbers.isDigit(word.charAt(0));
    }
}
