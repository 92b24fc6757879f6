package dev.mayday.issues.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Hostile bytes to a tree that is safe to store: bounded in depth and size, without NUL, lone
/// surrogates or NaN. Built with a stack of its own, so that no depth of nesting reaches ours.
public final class JsonTree {

    public static final int DEEPEST = 200;
    private static final int LONGEST_NAME = 1024;

    /// Names may be longer here than we keep: a long key of a local variable must not cost the
    /// event.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNameLength(64 * LONGEST_NAME)
                                    .maxNumberLength(100)
                                    .maxStringLength(1 << 20)
                                    .maxTokenCount(1_000_000)
                                    .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /// @throws EventRefused when the bytes are not one JSON object within the limits
    public static ObjectNode parse(byte[] bytes) {
        if (read(repaired(bytes)) instanceof ObjectNode root) return root;
        throw new EventRefused("invalid_json", "The payload is not one JSON object.");
    }

    /// An object or array inside a text, as in request bodies; null when it is none.
    public static @Nullable ContainerNode<?> parseNested(String text) {
        try {
            return read(text) instanceof ContainerNode<?> container ? container : null;
        } catch (EventRefused notJson) {
            return null;
        }
    }

    /// Invalid UTF-8 becomes U+FFFD, a byte order mark goes.
    private static String repaired(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static @Nullable JsonNode read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            var root = parser.nextToken() == null ? null : value(parser);
            if (root instanceof ContainerNode<?> container) fill(container, parser);
            return parser.nextToken() == null ? root : null;
        } catch (IOException broken) {
            throw new EventRefused("invalid_json", "The payload is not JSON that Mayday can read.");
        }
    }

    private static void fill(ContainerNode<?> root, JsonParser parser) throws IOException {
        var open = new ArrayDeque<ContainerNode<?>>();
        var current = root;
        var name = "";
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                name = Texts.shortName(parser.currentName(), LONGEST_NAME);
            } else if (token.isStructEnd()) {
                if (open.isEmpty()) return;
                current = open.pop();
            } else {
                var value = value(parser);
                if (current instanceof ObjectNode object) object.set(name, value);
                else ((ArrayNode) current).add(value);
                if (value instanceof ContainerNode<?> container) {
                    open.push(current);
                    current = container;
                }
            }
        }
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> NODES.objectNode();
            case START_ARRAY -> NODES.arrayNode();
            case VALUE_STRING -> NODES.textNode(Texts.clean(parser.getText()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> real(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? NODES.numberNode(parser.getBigIntegerValue())
                : NODES.numberNode(parser.getLongValue());
    }

    /// JSON has no word for NaN and infinity: they go on as text.
    private static JsonNode real(double number) {
        return Double.isFinite(number)
                ? NODES.numberNode(number)
                : NODES.textNode(Double.toString(number));
    }
}
