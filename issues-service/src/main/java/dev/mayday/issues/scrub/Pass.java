package dev.mayday.issues.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mayday.issues.event.json.JsonTree;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One pass of all rules over data of free shape. Recursion ends with the tree, which the reader
/// has bounded.
record Pass(Trail trail, SafeFields safe, KeyRules keys, TextScrubber texts) {

    /// JSON in a text in JSON in a text: who goes deeper is judged by the looks of the text.
    private static final int DEEPEST_TEXT = 3;

    /// Scrubs one entry of an object in place, by its key and by what it says.
    void entry(ObjectNode object, String key) {
        var value = object.get(key);
        if (value == null || value.isNull()) return;
        object.set(key, named(key, key, value, true));
    }

    /// Entries whose plain values are labels, such as tags and the name of a browser: only their
    /// keys are judged, and addresses (protocol 12.2, `pii=maybe`).
    void labels(ObjectNode object, String key) {
        var value = object.get(key);
        if (value == null || value.isNull()) return;
        trail.enter(key);
        if (value instanceof ObjectNode entries) entries(entries, false);
        else if (value instanceof ArrayNode list) list(list, false);
        trail.leave();
    }

    private void entries(ObjectNode object, boolean data) {
        var name = nameOf(object);
        for (var entry : object.properties()) {
            if (entry.getValue().isNull()) continue;
            var key = entry.getKey();
            if (name != null && isPlainName(name, entry.getValue())) continue;
            var judged = name != null && key.equalsIgnoreCase("value") ? name : key;
            boolean pair = data && !judged.equals(key);
            var rule = pair ? keys.ruleForPair(judged, trail.inCookies()) : null;
            entry.setValue(
                    rule == null
                            ? named(key, judged, entry.getValue(), data)
                            : unlessSafe(key, judged, rule, entry.getValue()));
        }
    }

    /// The name stays, so that one sees what was filtered.
    private boolean isPlainName(String name, JsonNode value) {
        return name.equals(value.textValue())
                && KeyRules.isName(name)
                && keys.ruleForPair(name, false) != null;
    }

    private JsonNode unlessSafe(String place, String name, String rule, JsonNode value) {
        trail.enter(place);
        var scrubbed = safe.contains(trail.keys(), name) ? value : whole(rule, value);
        trail.leave();
        return scrubbed;
    }

    /// Headers and cookies also come as `{"name": …, "value": …}`, in any case.
    private static @Nullable String nameOf(ObjectNode object) {
        String name = null;
        boolean value = false;
        for (var entry : object.properties()) {
            var key = entry.getKey();
            var text = entry.getValue().textValue();
            value |= key.equalsIgnoreCase("value");
            if (text == null) continue;
            if (key.equalsIgnoreCase("name") || (name == null && key.equalsIgnoreCase("key")))
                name = text;
        }
        return value ? name : null;
    }

    /// @param place the key of the trail, which for a pair is not its name
    /// @param data texts are judged by what they say, too
    private JsonNode named(String place, String name, JsonNode value, boolean data) {
        boolean inCookies = trail.inCookies();
        trail.enter(place);
        var scrubbed = value;
        if (!safe.contains(trail.keys(), name)) {
            var rule = data ? keys.ruleFor(name, inCookies) : keys.ruleForLabel(name);
            scrubbed = rule == null ? free(value, data) : whole(rule, value);
        }
        trail.leave();
        return scrubbed;
    }

    private JsonNode free(JsonNode value, boolean data) {
        return switch (value) {
            case ObjectNode object -> {
                entries(object, true);
                yield object;
            }
            case ArrayNode list -> {
                list(list, data);
                yield list;
            }
            case TextNode text -> data ? data(text) : text(text, texts.addresses(text.textValue()));
            default -> data && value.isNumber() ? number(value) : value;
        };
    }

    private TextNode data(TextNode text) {
        var tree = trail.depthOfTexts() < DEEPEST_TEXT ? tree(text.textValue()) : null;
        if (tree != null) return embedded(text, tree);
        var cookies = trail.inCookies() ? keys : null;
        return text(text, texts.scrub(text.textValue(), cookies));
    }

    private static @Nullable ContainerNode<?> tree(String text) {
        var stripped = text.stripLeading();
        boolean json = stripped.startsWith("{\"") || stripped.startsWith("[");
        return json && text.indexOf('"') > 0 ? JsonTree.parseNested(text) : null;
    }

    /// A text that is JSON is judged as what it says; there is no place for remarks within.
    private TextNode embedded(TextNode text, ContainerNode<?> tree) {
        var outer = trail.enterText();
        free(tree, true);
        var rule = trail.leaveText(outer);
        if (rule == null) return text;
        var scrubbed = tree.toString();
        var before = text.textValue();
        trail.remarkWhole(
                rule,
                's',
                before.codePointCount(0, before.length()),
                scrubbed.codePointCount(0, scrubbed.length()));
        return TextNode.valueOf(scrubbed);
    }

    private void list(ArrayNode list, boolean data) {
        boolean alternating = trail.last().toLowerCase(Locale.ROOT).endsWith("rawheaders");
        if (data && isPairOfTexts(list)) {
            afterName(list);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            var element = list.get(i);
            if (element instanceof ArrayNode pair && pair.size() == 2 && pair.get(0).isTextual()) {
                pair(pair, i, data);
            } else if (data && element instanceof ArrayNode row && ruleOfRow(row) != null) {
                trail.enter(Integer.toString(i));
                afterName(row);
                trail.leave();
            } else if (alternating && element.isTextual()) {
                if (i % 2 == 1) list.set(i, alternate(list, i));
            } else if (!element.isNull()) {
                list.set(i, inside(Integer.toString(i), element, data));
            }
        }
    }

    private boolean isPairOfTexts(ArrayNode list) {
        return list.size() == 2 && list.get(1).isTextual() && ruleOfRow(list) != null;
    }

    /// The rule for a list that starts with the name of what follows, or null.
    private @Nullable String ruleOfRow(ArrayNode row) {
        var name = row.size() < 2 ? null : row.get(0).textValue();
        return name == null || !KeyRules.isName(name) ? null : keys.ruleForPair(name, false);
    }

    private void afterName(ArrayNode row) {
        var rule = ruleOfRow(row);
        if (rule == null) return;
        var name = row.get(0).textValue();
        for (int i = 1; i < row.size(); i++) {
            if (!row.get(i).isNull())
                row.set(i, unlessSafe(Integer.toString(i), name, rule, row.get(i)));
        }
    }

    /// Of names and values in turn, as Node's `rawHeaders` has them.
    private JsonNode alternate(ArrayNode list, int index) {
        var name = list.get(index - 1).asText();
        return named(Integer.toString(index), name, list.get(index), true);
    }

    private JsonNode inside(String index, JsonNode element, boolean data) {
        boolean cookies = trail.inCookies() && element.isTextual();
        trail.enter(index);
        var scrubbed =
                cookies
                        ? text((TextNode) element, texts.scrub(element.textValue(), keys))
                        : free(element, data);
        trail.leave();
        return scrubbed;
    }

    private void pair(ArrayNode pair, int index, boolean data) {
        var name = pair.get(0).textValue();
        boolean inCookies = trail.inCookies();
        trail.enter(Integer.toString(index));
        trail.enter("1");
        if (!safe.contains(trail.keys(), name) && !name.equalsIgnoreCase("User-Agent")) {
            var rule = data ? keys.ruleForPair(name, inCookies) : keys.ruleForLabel(name);
            pair.set(1, rule == null ? free(pair.get(1), data) : whole(rule, pair.get(1)));
        }
        trail.leave();
        trail.leave();
    }

    private JsonNode whole(String rule, JsonNode value) {
        var before = value.isTextual() ? value.textValue() : value.toString();
        if (before.isEmpty() || before.equals(Redaction.FILTERED)) return value;
        trail.remarkWhole(
                rule, 's', before.codePointCount(0, before.length()), Redaction.FILTERED.length());
        return TextNode.valueOf(Redaction.FILTERED);
    }

    private JsonNode number(JsonNode value) {
        double number = value.doubleValue();
        boolean whole = value.isIntegralNumber();
        if (!whole && (number != Math.rint(number) || Math.abs(number) >= 1e18)) return value;
        var text = whole ? value.asText() : Long.toString((long) number);
        if (text.length() < 9) return value;
        var redaction = texts.scrub(text, null);
        return redaction == null ? value : text(TextNode.valueOf(text), redaction);
    }

    /// Only labels for what identifies a person, as in log messages, which must stay readable.
    void message(ObjectNode object, String key) {
        if (object.get(key) instanceof TextNode text)
            replace(object, key, text, texts.label(text.textValue()));
    }

    /// Only the password in a URL.
    void url(ObjectNode object, String key) {
        if (object.get(key) instanceof TextNode text)
            replace(object, key, text, texts.urlOnly(text.textValue()));
    }

    private void replace(
            ObjectNode object, String key, TextNode text, @Nullable Redaction redaction) {
        trail.enter(key);
        if (!safe.contains(trail.keys(), key)) object.set(key, text(text, redaction));
        trail.leave();
    }

    private TextNode text(TextNode text, @Nullable Redaction redaction) {
        if (redaction == null) return text;
        if (redaction.isWhole()) {
            trail.remarkWhole(
                    redaction.parts().getFirst().rule(),
                    's',
                    redaction.lengthBefore(),
                    redaction.length());
        } else {
            trail.remarkParts(redaction);
        }
        return TextNode.valueOf(redaction.text());
    }
}
