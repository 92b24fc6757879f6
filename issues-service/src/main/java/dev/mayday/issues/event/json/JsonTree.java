package dev.mayday.issues.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Hostile bytes to a tree that is safe to store: bounded in depth and size, without NUL, lone
/// surrogates or NaN. What is too deep, too long or too much goes with a note, and nothing else:
/// only what is no JSON object at all is refused.
public final class JsonTree {

    /// What Jackson may see; [TreeBuilder] keeps less.
    private static final int PARSED = 1000;

    /// Texts and numbers are bounded by the payload. Field names are no symbols: a table of them is
    /// the first thing that an attacker fills with collisions.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(PARSED)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .build();

    private JsonTree() {}

    /// The payload, with notes in its `_meta` about what had to go.
    ///
    /// @throws EventRefused when the bytes are not one JSON object
    public static ObjectNode parse(byte[] bytes) {
        var tree = read(repaired(bytes));
        if (tree == null) {
            throw new EventRefused("invalid_json", "The payload is not JSON that Mayday can read.");
        }
        if (!(tree.root() instanceof ObjectNode root)) {
            throw new EventRefused("invalid_json", "The payload is not one JSON object.");
        }
        tree.writeTo(new Notes(root), Path.ROOT);
        return root;
    }

    /// An object or array inside a text, as in request bodies; null when it is none.
    public static @Nullable ContainerNode<?> parseNested(String text) {
        var tree = read(text);
        return tree == null ? null : tree.root();
    }

    /// As [#parseNested(String)], with notes about what had to go.
    public static @Nullable ContainerNode<?> parseNested(String text, Path path, Notes notes) {
        var tree = read(text);
        if (tree == null) return null;
        tree.writeTo(notes, path);
        return tree.root();
    }

    /// Invalid UTF-8 becomes U+FFFD, a byte order mark goes.
    private static String repaired(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    private static @Nullable TreeBuilder read(String text) {
        try {
            return TreeBuilder.build(text);
        } catch (StreamConstraintsException tooDeep) {
            return readFlattened(text);
        } catch (IOException broken) {
            return null;
        }
    }

    private static @Nullable TreeBuilder readFlattened(String text) {
        try {
            return TreeBuilder.build(cutBelow(text, PARSED - 1));
        } catch (IOException broken) {
            return null;
        }
    }

    /// Containers below the depth become null.
    private static String cutBelow(String text, int deepest) {
        var cut = new StringBuilder(8192);
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && i + 1 < text.length()) {
                if (depth <= deepest) cut.append(c);
                c = text.charAt(++i);
            } else if (!quoted && (c == '{' || c == '[')) {
                if (++depth == deepest + 1) cut.append("null");
            } else if (!quoted && (c == '}' || c == ']') && depth-- > deepest) {
                continue;
            }
            if (depth <= deepest) cut.append(c);
        }
        return cut.toString();
    }
}
