package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Map;

/// How much data of free shape is kept in one place (protocol 5.13): containers below the depth
/// become their JSON as text, and what is beyond the size is cut, with a note of how much there
/// was.
///
/// Sizes count characters of compact JSON, near enough. Recursion ends at the depth, at most
/// [#DEEPEST].
public enum Bag {
    SMALL(3, 1 << 10),
    MEDIUM(5, 2 << 10),
    LARGE(7, 8 << 10),
    LARGER(7, 16 << 10),
    HUGE(7, 128 << 10),
    MASSIVE(7, 256 << 10);

    public static final int DEEPEST = 8;
    private static final int WORTH_CUTTING = 16;

    /// Of the entries of an object that went.
    private static final int MOST_NAMED = 20;

    public final int depth;
    public final int size;

    Bag(int depth, int size) {
        this.depth = depth;
        this.size = size;
    }

    /// Cuts a container in place.
    public void fit(ContainerNode<?> node, Path path, Notes notes) {
        if (sizeUpTo(node, size, depth) > size) cut(node, path, notes, size, depth);
    }

    /// The value itself, or what of it fits.
    public JsonNode fitted(JsonNode value, Path path, Notes notes) {
        if (sizeUpTo(value, size, depth) <= size) return value;
        return cutValue(value, path, notes, size, depth);
    }

    /// The size of a value, or something greater than `limit` when it is larger or deeper than
    /// allowed.
    public static int sizeUpTo(JsonNode value, int limit, int depth) {
        if (value.isTextual()) return value.textValue().length() + 3;
        if (!value.isContainerNode()) return 6;
        if (depth == 0) return value.isEmpty() ? 3 : limit + 1;
        int size = 2;
        if (value instanceof ObjectNode object) {
            for (var entry : object.properties()) {
                size +=
                        entry.getKey().length()
                                + 3
                                + sizeUpTo(entry.getValue(), limit - size, depth - 1);
                if (size > limit) return size;
            }
            return size;
        }
        for (int i = 0; i < value.size() && size <= limit; i++) {
            size += sizeUpTo(value.get(i), limit - size, depth - 1);
        }
        return size;
    }

    private static int cut(ContainerNode<?> node, Path path, Notes notes, int room, int depth) {
        return node instanceof ObjectNode object
                ? cutObject(object, path, notes, room, depth)
                : cutList((ArrayNode) node, path, notes, room, depth);
    }

    /// What is no larger than its share stays as it is, and the larger ones have the rest.
    private static int cutObject(ObjectNode node, Path path, Notes notes, int room, int depth) {
        int entries = node.size();
        int share = (room - 2) / Math.max(1, entries);
        int used = 2;
        var large = new ArrayList<Map.Entry<String, JsonNode>>();
        for (var entry : node.properties()) {
            int size = costOf(entry.getKey()) + sizeUpTo(entry.getValue(), share, depth - 1);
            if (size <= share) used += size;
            else large.add(entry);
        }
        var gone = new ArrayList<String>();
        for (var entry : large) {
            int left = room - used - costOf(entry.getKey());
            if (left < WORTH_CUTTING) {
                gone.add(entry.getKey());
                continue;
            }
            var kept = cutValue(entry.getValue(), path.at(entry.getKey()), notes, left, depth - 1);
            entry.setValue(kept);
            used += costOf(entry.getKey()) + sizeUpTo(kept, left, DEEPEST);
        }
        node.remove(gone);
        if (!gone.isEmpty()) notes.shortened(path, entries);
        for (var name : gone.subList(0, Math.min(gone.size(), MOST_NAMED))) {
            notes.removed(path.at(name), "!limit");
        }
        return used;
    }

    private static int costOf(String key) {
        return key.length() + 3;
    }

    private static int cutList(ArrayNode node, Path path, Notes notes, int room, int depth) {
        int entries = node.size();
        int used = 2;
        int kept = 0;
        while (kept < entries && room - used >= WORTH_CUTTING) {
            var value = cutValue(node.get(kept), path.at(kept), notes, room - used, depth - 1);
            node.set(kept++, value);
            used += sizeUpTo(value, room - used, DEEPEST);
        }
        if (kept < entries) {
            Lists.keepFirst(node, kept);
            notes.shortened(path, entries);
        }
        return used;
    }

    private static JsonNode cutValue(JsonNode value, Path path, Notes notes, int room, int depth) {
        if (sizeUpTo(value, room, depth) <= room) return value;
        if (value instanceof ContainerNode<?> container && depth > 0) {
            cut(container, path, notes, room, depth);
            return container;
        }
        if (value.isContainerNode()) notes.annotated(path, "!depth");
        var text = value.isTextual() ? value.textValue() : value.toString();
        if (text.length() + 3 <= room) return TextNode.valueOf(text);
        var cut = Texts.cut(text, room - 3);
        notes.cut(path, text, cut);
        return TextNode.valueOf(cut);
    }
}
