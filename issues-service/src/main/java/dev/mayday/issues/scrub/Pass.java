package dev.mayday.issues.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass of all rules over data of free shape. Recursion ends with the tree, which the reader
/// has bounded.
final class Pass {

    private static final Set<String> PAIR_LISTS =
            Set.of("headers", "query_string", "cookies", "tags");

    final Trail trail;
    private final SafeFields safe;
    private final KeyRules keys;
    private final TextScrubber texts;

    Pass(Trail trail, SafeFields safe, KeyRules keys, TextScrubber texts) {
        this.trail = trail;
        this.safe = safe;
        this.keys = keys;
        this.texts = texts;
    }

    /// Scrubs one entry of an object in place, by its key and by what it says.
    void entry(ObjectNode object, String key) {
        var value = object.get(key);
        if (value == null || value.isNull()) return;
        object.set(key, named(key, key, value));
    }

    void entries(ObjectNode object) {
        for (var entry : object.properties()) {
            if (entry.getValue().isNull()) continue;
            entry.setValue(named(entry.getKey(), entry.getKey(), entry.getValue()));
        }
    }

    /// @param place the key of the trail, which for a pair is not its name
    private JsonNode named(String place, String name, JsonNode value) {
        boolean inCookies = trail.last().equals("cookies");
        trail.enter(place);
        var scrubbed = value;
        if (!safe.contains(trail.keys(), name)) {
            var rule = keys.ruleFor(name, inCookies);
            scrubbed = rule == null ? free(value) : whole(rule, value);
        }
        trail.leave();
        return scrubbed;
    }

    private JsonNode free(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                entries(object);
                yield object;
            }
            case ArrayNode list -> {
                list(list);
                yield list;
            }
            case TextNode text -> text(text, texts.scrub(text.textValue()));
            default -> value.isIntegralNumber() ? number(value) : value;
        };
    }

    private void list(ArrayNode list) {
        boolean pairs = PAIR_LISTS.contains(trail.last());
        for (int i = 0; i < list.size(); i++) {
            var element = list.get(i);
            boolean pair =
                    pairs
                            && element instanceof ArrayNode
                            && element.size() == 2
                            && element.get(0).isTextual();
            if (pair) pair((ArrayNode) element, i);
            else if (!element.isNull()) list.set(i, inside(Integer.toString(i), element));
        }
    }

    private JsonNode inside(String index, JsonNode element) {
        trail.enter(index);
        var scrubbed = free(element);
        trail.leave();
        return scrubbed;
    }

    private void pair(ArrayNode pair, int index) {
        var name = pair.get(0).textValue();
        boolean inCookies = trail.last().equals("cookies");
        trail.enter(Integer.toString(index));
        trail.enter("1");
        if (!safe.contains(trail.keys(), name) && !name.equalsIgnoreCase("User-Agent")) {
            var rule = keys.ruleFor(name, inCookies);
            pair.set(1, rule == null ? free(pair.get(1)) : whole(rule, pair.get(1)));
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
        var text = value.asText();
        if (text.length() < 9) return value;
        var redaction = texts.scrub(text);
        return redaction == null ? value : text(TextNode.valueOf(text), redaction);
    }

    /// Only labels for what identifies a person, as in log messages, which must stay readable.
    void label(ObjectNode object, String key) {
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
