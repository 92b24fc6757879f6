package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
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

    /// Several with the same limit; see [#text].
    public void texts(Limit limit, String... keys) {
        for (var key : keys) text(key, limit);
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
        var text = Texts.lenient(value);
        if (text != null && Numbers.isNatural(text)) {
            long number = Long.parseLong(text);
            if (!value.isIntegralNumber()) node.put(key, number);
            return number;
        }
        drop(key, "expected a whole number");
        return null;
    }

    /// A list in its place is kept, by names or indexes ([Shapes#named]).
    public @Nullable ObjectNode object(String key) {
        var value = get(key);
        if (value == null) return null;
        if (value instanceof ObjectNode object) return object;
        if (value instanceof ArrayNode list) return named(key, list);
        drop(key, "expected an object");
        return null;
    }

    private @Nullable ObjectNode named(String key, ArrayNode list) {
        var old = new HashMap<String, String>();
        var object = Shapes.named(list, old);
        notes.renamed(path.at(key), name -> old.getOrDefault(name, name));
        notes.reshaped(path.at(key));
        node.set(key, object);
        return object.isEmpty() ? null : object;
    }

    /// An object whose keys are known; a list of nothing but one object stands for that object.
    public @Nullable Fields within(String key) {
        if (get(key) instanceof ArrayNode list && list.size() == 1 && list.get(0).isObject()) {
            notes.unnested(path.at(key), "0");
            notes.reshaped(path.at(key));
            node.set(key, list.get(0));
        }
        var object = object(key);
        return object == null ? null : new Fields(object, path.at(key), notes);
    }

    /// As [#within(String)], where a scalar stands for one of the keys.
    public @Nullable Fields within(String key, String scalar) {
        var value = get(key);
        if (value != null && !value.isContainerNode()) {
            node.putObject(key).set(scalar, value);
            notes.nested(path.at(key), scalar);
            notes.reshaped(path.at(key));
        }
        return within(key);
    }

    /// A list; an object with indexes for keys, as PHP writes arrays with gaps, is one too.
    public @Nullable ArrayNode list(String key) {
        var value = get(key);
        if (value == null) return null;
        var list = Shapes.list(value, path.at(key), notes);
        if (list == null) drop(key, "expected a list");
        else if (list != value) node.set(key, list);
        return list;
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
            else leaveOut(key);
        }
    }

    /// The elements of a list in any of its forms: list, `{"values": […]}` or one bare object
    /// (protocol 5.0, rule 5). Afterwards the key holds `{"values": […]}`, in which what is no
    /// object is null.
    ///
    /// @param text the key of an element that a text in its place stands for; null when none
    public List<Fields> values(String key, @Nullable String text) {
        var value = get(key);
        if (value == null) return List.of();
        var list = list(key, value, text != null);
        if (list == null || list.isEmpty()) {
            if (list != null) node.remove(key);
            return List.of();
        }
        var holder =
                node.get(key) instanceof ObjectNode there && there.has("values")
                        ? there
                        : node.putObject(key);
        holder.set("values", list);
        return elements(list, path.at(key).at("values"), notes, text);
    }

    private @Nullable ArrayNode list(String key, JsonNode value, boolean texts) {
        var at = path.at(key);
        if (value instanceof ObjectNode object && object.has("values")) {
            var inner = object.get("values");
            boolean isEmpty = inner.isNull() || inner.isContainerNode() && inner.isEmpty();
            if (inner.isContainerNode() && !isEmpty) return oneOrMore(inner, at.at("values"));
            if (isEmpty) object.remove("values");
            if (object.isEmpty()) return node.arrayNode();
        }
        boolean usable =
                value.isTextual() ? texts : !value.has("values") && value.isContainerNode();
        if (!usable) {
            drop(key, "expected a list");
            return null;
        }
        var list = oneOrMore(value, at);
        notes.nested(at, "values");
        return list;
    }

    private ArrayNode oneOrMore(JsonNode value, Path at) {
        var list = Shapes.list(value, at, notes);
        if (list != null) return list;
        notes.nested(at, "0");
        return node.arrayNode().add(value);
    }

    /// What is left of a list.
    public static ArrayNode list(List<Fields> kept, ArrayNode before) {
        var list = before.arrayNode(kept.size());
        for (var one : kept) list.add(one.node);
        return list;
    }

    public static List<Fields> elements(ArrayNode list, Path path, Notes notes) {
        return elements(list, path, notes, null);
    }

    private static List<Fields> elements(
            ArrayNode list, Path path, Notes notes, @Nullable String text) {
        var elements = new ArrayList<Fields>(list.size());
        for (int i = 0; i < list.size(); i++) {
            var element = list.get(i);
            if (text != null && element.isTextual()) {
                element = list.objectNode().set(text, element);
                list.set(i, element);
                notes.nested(path.at(i), text);
                notes.reshaped(path.at(i));
            }
            if (element instanceof ObjectNode object) {
                elements.add(new Fields(object, path.at(i), notes));
            } else if (!element.isNull()) {
                if (notes.hasRoom()) notes.invalid(path.at(i), "expected an object", element);
                list.setNull(i);
            }
        }
        return elements;
    }

    /// A value that is too much here goes, and a note says so.
    private void leaveOut(String key) {
        leaveOut(key, "!limit");
    }

    /// The same by another rule.
    public void leaveOut(String key, String rule) {
        if (node.remove(key) != null) notes.removed(path.at(key), rule);
    }

    /// An older name of a key; where both are there the newer one holds.
    public void rename(String from, String to) {
        var value = get(from);
        if (value == null) return;
        var there = get(to);
        if (there != null && !there.equals(value)) {
            notes.invalid(path.at(from), "stands under " + to + " already", value);
        }
        node.remove(from);
        if (there == null) move(from, to, value);
    }

    private void move(String from, String to, JsonNode value) {
        node.set(to, value);
        notes.renamed(path, key -> key.equals(from) ? to : key);
    }

    /// The value leaves the payload, and a note with the reason stays.
    public void drop(String key, String reason) {
        notes.invalid(path.at(key), reason, node.get(key));
        node.putNull(key);
    }
}
