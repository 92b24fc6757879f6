package dev.mayday.ui.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.StreamSupport;

/// Lenient reading of a payload: what is absent or of another type reads as empty.
final class Json {

    private static final ObjectWriter PRETTY =
            JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private Json() {}

    /// A scalar as it is, a structure as JSON, anything absent as "".
    static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) return "";
        return node.isValueNode() ? node.asText() : node.toString();
    }

    static String text(JsonNode parent, String field) {
        return text(parent.path(field));
    }

    /// The elements of `values` interfaces, given as a list or as `{"values": […]}`; nulls are left
    /// out.
    static List<JsonNode> values(JsonNode node) {
        return elements(node.isObject() ? node.path("values") : node);
    }

    static List<JsonNode> elements(JsonNode node) {
        if (!node.isArray()) return List.of();
        return StreamSupport.stream(node.spliterator(), false).filter(e -> !e.isNull()).toList();
    }

    static String pretty(JsonNode node) {
        try {
            return node.isContainerNode() ? PRETTY.writeValueAsString(node) : text(node);
        } catch (JsonProcessingException unprintable) {
            return node.toString();
        }
    }
}
