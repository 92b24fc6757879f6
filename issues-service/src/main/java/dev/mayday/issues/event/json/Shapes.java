package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lists where objects are expected, and the other way round: PHP has one type for both, and a
/// person wants to see what it holds all the same.
public final class Shapes {

    private Shapes() {}

    /// A list as an object. `[name, value]` and `{"name": …, "value": …}` go by their name,
    /// anything else by its index.
    ///
    /// @param renamed takes from index to name, where it has one
    public static ObjectNode named(ArrayNode list, Map<String, String> renamed) {
        var object = list.objectNode();
        for (int i = 0; i < list.size(); i++) {
            var element = list.get(i);
            if (element.isNull()) continue;
            var index = Integer.toString(i);
            var name = nameOf(element);
            if (name == null || object.has(name)) {
                object.set(index, element);
            } else {
                object.set(name, valueOf(element));
                renamed.put(index, name);
            }
        }
        return object;
    }

    /// Null when the element is no pair of name and value.
    static @Nullable String nameOf(JsonNode element) {
        if (element.isArray()) return element.size() == 2 ? Texts.lenient(element.get(0)) : null;
        if (!element.isObject() || element.size() != 2) return null;
        if (!element.has("value") && !element.has("version")) return null;
        var name = element.has("name") ? element.get("name") : element.get("key");
        return name == null ? null : name.textValue();
    }

    /// Of an element that has a name.
    static JsonNode valueOf(JsonNode element) {
        if (element.isArray()) return element.get(1);
        return element.has("value") ? element.path("value") : element.path("version");
    }

    /// A list, or an object with nothing but indexes for keys as one, in their order; null for
    /// everything else.
    public static @Nullable ArrayNode list(JsonNode value, Path path, Notes notes) {
        if (value instanceof ArrayNode list) return list;
        if (!(value instanceof ObjectNode object) || object.isEmpty()) return null;
        var sorted = new TreeMap<Integer, JsonNode>();
        for (var entry : object.properties()) {
            int index = Lists.index(entry.getKey());
            if (index < 0) return null;
            sorted.put(index, entry.getValue());
        }
        var list = object.arrayNode();
        var renamed = new HashMap<String, String>();
        sorted.forEach(
                (index, element) -> {
                    renamed.put(index.toString(), Integer.toString(list.size()));
                    list.add(element);
                });
        notes.renamed(path, key -> renamed.getOrDefault(key, key));
        notes.reshaped(path);
        return list;
    }
}
