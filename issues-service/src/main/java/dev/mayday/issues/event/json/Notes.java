package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What had to be changed or dropped, for the reader of the event: entries in `errors` and in the
/// tree `_meta` that runs beside the payload (protocol 12.3). What the SDK already wrote there
/// stays. Bounded, whatever comes.
public final class Notes {

    private static final int MOST = 200;
    private static final int LONGEST_ORIGINAL = 256;

    /// Of the notes of an SDK, in characters.
    private static final int MOST_SENT = 64 << 10;

    private final ObjectNode root;
    private int errors;
    private int marks;

    public Notes(ObjectNode root) {
        this.root = root;
        var meta = root.get("_meta");
        boolean readable = meta instanceof ObjectNode && !isTooMuch(meta);
        if (!readable) root.remove("_meta");
        sentErrors();
        if (!readable && isSomething(meta)) removed(Path.ROOT.at("_meta"), "!limit");
    }

    private void sentErrors() {
        var sent = root.get("errors");
        if (!(sent instanceof ArrayNode list) || isTooMuch(list)) {
            root.remove("errors");
            if (isSomething(sent)) removed(Path.ROOT.at("errors"), "!limit");
        } else if (list.size() > MOST) {
            shortened(Path.ROOT.at("errors"), list.size());
            Lists.keepFirst(list, MOST);
        }
    }

    private static boolean isSomething(@Nullable JsonNode sent) {
        return sent != null && !sent.isNull() && !(sent.isContainerNode() && sent.isEmpty());
    }

    private static boolean isTooMuch(JsonNode sent) {
        return Bag.sizeUpTo(sent, MOST_SENT, TreeBuilder.DEEPEST) > MOST_SENT;
    }

    /// A value was dropped because it is not what its key asks for.
    public void invalid(Path path, String reason, @Nullable JsonNode original) {
        error(path, "invalid_data", root.objectNode().put("reason", reason), original);
    }

    public void missing(Path path, String attribute) {
        error(path, "missing_attribute", root.objectNode().put("attribute", attribute), null);
    }

    /// An error of a kind of protocol 12.3 with its data.
    public void error(Path path, String kind, ObjectNode data, @Nullable JsonNode original) {
        if (!isListed(++errors)) return;
        var value = original == null ? null : remembered(original);
        var entry = root.objectNode().put("type", kind).put("name", path.toString());
        if (value != null) entry.set("value", value);
        entry.setAll(data);
        list(root, "errors").add(entry);
        var mark = mark(path);
        list(mark, "err").addArray().add(kind).add(data);
        if (value != null && !mark.has("val")) mark.set("val", value);
    }

    /// What is beyond the bound is not listed, which is a note of its own: of the event as a whole.
    private boolean isListed(int number) {
        if (number == MOST + 1) {
            var remarks = list(mark(Path.ROOT), "rem");
            if (remarks.isEmpty()) remarks.addArray().add("!notes").add("a");
        }
        return number <= MOST;
    }

    /// A text was cut; its last three characters say so. Offsets count code points.
    public void cut(Path path, String original, String cut) {
        if (!isListed(++marks)) return;
        int end = cut.codePointCount(0, cut.length());
        var mark = mark(path);
        list(mark, "rem").addArray().add("!limit").add("s").add(Math.max(0, end - 3)).add(end);
        if (!mark.has("len")) mark.put("len", original.codePointCount(0, original.length()));
    }

    /// A container lost entries: how many it had, or how many characters.
    public void shortened(Path path, int length) {
        if (!isListed(++marks)) return;
        var mark = mark(path);
        if (!mark.has("len")) mark.put("len", length);
    }

    /// A value stays in another form, by a rule of ours.
    public void annotated(Path path, String rule) {
        if (!isListed(++marks)) return;
        list(mark(path), "rem").addArray().add(rule).add("a");
    }

    /// A value went, by a rule of ours.
    public void removed(Path path, String rule) {
        if (!isListed(++marks)) return;
        list(mark(path), "rem").addArray().add(rule).add("x");
    }

    /// What is expected here is a list, or an object, and what came was the other: its content is
    /// kept.
    public void reshaped(Path path) {
        annotated(path, "!shape");
    }

    /// The first `count` entries of a list went: what was written about the others moves with them.
    public void movedUp(Path path, int count) {
        closedUp(path, 0, count);
    }

    /// `count` entries of a list went: what was written about those behind them moves with them.
    public void closedUp(Path path, int from, int count) {
        renamed(
                path,
                key -> {
                    int index = Lists.index(key);
                    if (index < from) return key;
                    return index < from + count ? null : Integer.toString(index - count);
                });
    }

    /// Entries of a list went, each with a note: what was written about the others moves with them,
    /// and the list says how many it had.
    ///
    /// @param kept those that are left, each with the place where it stood
    public void thinned(Path path, int length, List<Fields> kept) {
        if (kept.size() == length || !(find(path) instanceof ObjectNode node)) return;
        var places = new HashMap<String, String>();
        for (var one : kept) places.put(one.path.key(), Integer.toString(places.size()));
        boolean isNoted = false;
        for (var entry : node.properties()) {
            isNoted |= !entry.getKey().isEmpty() && !places.containsKey(entry.getKey());
        }
        renamed(path, places::get);
        if (isNoted) shortened(path, length);
    }

    /// Children have other keys now: what was written about them moves with them.
    ///
    /// @param names from the old key to the new one, or to null if the child went
    public void renamed(Path path, Function<String, @Nullable String> names) {
        if (!(find(path) instanceof ObjectNode node)) return;
        var moved = root.objectNode();
        for (var entry : node.properties()) {
            var key = entry.getKey().isEmpty() ? "" : names.apply(entry.getKey());
            if (key != null) moved.set(key, entry.getValue());
        }
        node.removeAll();
        node.setAll(moved);
    }

    /// An object became a list of `[name, value]`: what was written about its values moves with
    /// them.
    ///
    /// @param names the key of the object from which each pair of the list comes
    public void paired(Path path, List<String> names) {
        if (!(find(path) instanceof ObjectNode node)) return;
        var moved = root.objectNode();
        if (node.get("") != null) moved.set("", node.get(""));
        for (int i = 0; i < names.size(); i++) {
            var note = node.get(names.get(i));
            if (note != null) moved.putObject(Integer.toString(i)).set("1", note.deepCopy());
        }
        node.removeAll();
        node.setAll(moved);
    }

    /// A list moved under a key of its own.
    public void nested(Path path, String key) {
        if (!(find(path) instanceof ObjectNode node)) return;
        var moved = node.deepCopy();
        node.removeAll();
        node.set(key, moved);
    }

    /// What stood under a key of its own moved up to where that key was.
    public void unnested(Path path, String key) {
        if (!(find(path) instanceof ObjectNode node)) return;
        var moved = node.get(key) instanceof ObjectNode child ? child.deepCopy() : null;
        node.removeAll();
        if (moved != null) node.setAll(moved);
    }

    /// Whether another error would still be written.
    public boolean hasRoom() {
        return errors < MOST;
    }

    private JsonNode remembered(JsonNode original) {
        if (original.isNumber() || original.isBoolean() || original.isNull()) return original;
        var text = original.isTextual() ? original.textValue() : original.toString();
        return root.textNode(Texts.cut(text, LONGEST_ORIGINAL));
    }

    private ObjectNode mark(Path path) {
        return child(descend(path), "");
    }

    private ObjectNode descend(Path path) {
        return path.parent() == null
                ? child(root, "_meta")
                : child(descend(path.parent()), path.key());
    }

    private @Nullable JsonNode find(Path path) {
        if (path.parent() == null) return root.get("_meta");
        var above = find(path.parent());
        return above == null ? null : above.get(path.key());
    }

    private static ObjectNode child(ObjectNode node, String key) {
        return node.get(key) instanceof ObjectNode there ? there : node.putObject(key);
    }

    private static ArrayNode list(ObjectNode node, String key) {
        return node.get(key) instanceof ArrayNode there ? there : node.putArray(key);
    }
}
