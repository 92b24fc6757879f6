package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One object of the payload while it is put in order, in place. Each method looks at one key,
/// leaves there what its type allows, and answers it; anything else becomes null with a note. JSON
/// null and empty containers are absent (protocol 5.0).
public final class Fields {

    public final ObjectNode node;
    public final Path path;
    public final Notes notes;

    public Fields(ObjectNode node, Path path, Notes notes) {
        this.node = node;
        this.path = path;
        this.notes = notes;
    }

    /// The value, or null if absent; a JSON null or an empty container leaves the object.
    public @Nullable JsonNode get(String key) {
        var value = node.get(key);
        if (value == null) return null;
        if (!value.isNull() && !(value.isContainerNode() && value.isEmpty())) return value;
        node.remove(key);
        return null;
    }

    /// A text; numbers and booleans count as one. Blank is absent.
    public @Nullable String text(String key, Limit limit) {
        var value = get(key);
        if (value == null) return null;
        var text = Texts.lenient(value);
        if (text == null) {
            drop(key, "expected a string");
            return null;
        }
        return keep(key, value, text, limit);
    }

    /// As [#text], where an object or array stands for its JSON.
    public @Nullable String anyText(String key, Limit limit) {
        var value = get(key);
        return value == null ? null : keep(key, value, Texts.anyText(value), limit);
    }

    private @Nullable String keep(String key, JsonNode value, String text, Limit limit) {
        if (text.isBlank()) {
            node.remove(key);
            return null;
        }
        if (limit.holds(text)) {
            if (!value.isTextual()) node.put(key, text);
            return text;
        }
        var cut = Texts.cut(text, limit.max);
        notes.cut(path.at(key), text, cut);
        node.put(key, cut);
        return cut;
    }

    public @Nullable Boolean flag(String key) {
        var value = get(key);
        if (value == null) return null;
        if (value.isBoolean()) return value.booleanValue();
        drop(key, "expected a boolean");
        return null;
    }

    /// A whole number of 0 or more that fits a long; digits in a text count.
    public @Nullable Long natural(String key) {
        var value = get(key);
        if (value == null) return null;
        var text = value.isIntegralNumber() || value.isTextual() ? value.asText() : "";
        if (Numbers.isNatural(text)) {
            long number = Long.parseLong(text);
            if (!value.isIntegralNumber()) node.put(key, number);
            return number;
        }
        drop(key, "expected a whole number");
        return null;
    }

    public @Nullable ObjectNode object(String key) {
        var value = get(key);
        if (value == null) return null;
        if (value instanceof ObjectNode object) return object;
        drop(key, "expected an object");
        return null;
    }

    public @Nullable Fields within(String key) {
        var object = object(key);
        return object == null ? null : new Fields(object, path.at(key), notes);
    }

    /// An object of free shape, cut to the size of the bag.
    public @Nullable ObjectNode bag(String key, Bag bag) {
        var object = object(key);
        if (object != null) bag.fit(object, path.at(key), notes);
        return object;
    }

    /// Any value of free shape, cut to the size of the bag.
    public void free(String key, Bag bag) {
        var value = get(key);
        if (value != null) node.set(key, bag.fitted(value, path.at(key), notes));
    }

    /// Keys that we do not know are kept as they are, within the size of the bag.
    public void others(Set<String> known, Bag bag) {
        List<String> unknown = null;
        for (var entry : node.properties()) {
            if (known.contains(entry.getKey())) continue;
            if (unknown == null) unknown = new ArrayList<>();
            unknown.add(entry.getKey());
        }
        if (unknown != null) fitTogether(unknown, bag);
    }

    private void fitTogether(List<String> keys, Bag bag) {
        int left = bag.size;
        for (var key : keys) {
            var value = get(key);
            if (value == null) continue;
            int size = key.length() + Bag.sizeUpTo(value, left, Bag.DEEPEST);
            if (size <= left) left -= size;
            else node.remove(key);
        }
    }

    /// The elements of a list in any of its forms: list, `{"values": […]}` or one bare object
    /// (protocol 5.0, rule 5). Afterwards the key holds `{"values": […]}`, in which what is no
    /// object is null.
    public List<Fields> values(String key) {
        var value = get(key);
        if (value == null) return List.of();
        var holder = holder(key, value);
        var list = holder == null ? null : (ArrayNode) holder.get("values");
        if (list == null || list.isEmpty()) {
            if (holder != null) node.remove(key);
            return List.of();
        }
        return elements(list, path.at(key).at("values"), notes);
    }

    private @Nullable ObjectNode holder(String key, JsonNode value) {
        if (value instanceof ObjectNode object && object.get("values") instanceof ArrayNode)
            return object;
        if (value instanceof ObjectNode object && object.path("values").isNull()) {
            node.remove(key);
            return null;
        }
        if (!value.isContainerNode()) {
            drop(key, "expected a list");
            return null;
        }
        var list = value instanceof ArrayNode array ? array : node.arrayNode().add(value);
        if (value.isArray()) notes.nested(path.at(key), "values");
        var holder = node.putObject(key);
        holder.set("values", list);
        return holder;
    }

    public static List<Fields> elements(ArrayNode list, Path path, Notes notes) {
        var elements = new ArrayList<Fields>(list.size());
        for (int i = 0; i < list.size(); i++) {
            var element = list.get(i);
            if (element instanceof ObjectNode object) {
                elements.add(new Fields(object, path.at(i), notes));
            } else if (!element.isNull()) {
                if (notes.hasRoom()) notes.invalid(path.at(i), "expected an object", element);
                list.setNull(i);
            }
        }
        return elements;
    }

    public void rename(String from, String to) {
        var value = node.remove(from);
        if (value != null && !value.isNull() && get(to) == null) node.set(to, value);
    }

    /// The value leaves the payload, and a note with the reason stays.
    public void drop(String key, String reason) {
        notes.invalid(path.at(key), reason, node.get(key));
        node.putNull(key);
    }
}
