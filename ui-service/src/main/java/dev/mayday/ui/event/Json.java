package dev.mayday.ui.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.StreamSupport;

/// Lenient reading of a payload: what is absent or of another type reads as empty. Every text is
/// cut where nobody reads on, so that no event makes a page of any size; the event as stored has
/// all of it.
final class Json {

    private static final int LONGEST = 10_000;
    private static final int MOST = 300;

    private static final ObjectWriter PRETTY =
            JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private Json() {}

    /// A scalar as it is, a structure as JSON, anything absent as "".
    static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) return "";
        return bounded(node.isValueNode() ? node.asText() : node.toString());
    }

    static String text(JsonNode parent, String field) {
        return text(parent.path(field));
    }

    /// The first of these fields that says something.
    static String firstOf(JsonNode parent, String... fields) {
        for (var field : fields) {
            var text = text(parent, field);
            if (!text.isEmpty()) return text;
        }
        return "";
    }

    /// The elements of `values` interfaces, given as a list or as `{"values": […]}`; nulls are left
    /// out, and what comes after the first few hundred.
    static List<JsonNode> values(JsonNode node) {
        return elements(node.isObject() ? node.path("values") : node);
    }

    static List<JsonNode> elements(JsonNode node) {
        if (!node.isArray()) return List.of();
        return StreamSupport.stream(node.spliterator(), false)
                .filter(element -> !element.isNull())
                .limit(MOST)
                .toList();
    }

    static String pretty(JsonNode node) {
        try {
            return node.isContainerNode() ? bounded(PRETTY.writeValueAsString(node)) : text(node);
        } catch (JsonProcessingException unprintable) {
            return text(node);
        }
    }

    static String bounded(String text) {
        if (text.length() <= LONGEST) return text;
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end)
                + "… (%,d more characters in the event as stored)".formatted(text.length() - end);
    }
}
