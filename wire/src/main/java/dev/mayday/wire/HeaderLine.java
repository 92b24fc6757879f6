package dev.mayday.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One header line, read as far as anyone asks: the scalars of some names. The last of two equal
/// names wins.
///
/// @param values by name, a nested one as `sdk.name`; numbers are [Long] when integral and
/// [Double] otherwise
record HeaderLine(Map<String, Object> values) {

    private static final Set<String> WANTED =
            Set.of(
                    "event_id",
                    "dsn",
                    "sent_at",
                    "origin",
                    "type",
                    "length",
                    "content_type",
                    "filename",
                    "attachment_type",
                    "platform",
                    "sentry_release",
                    "sentry_environment");

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_FLOAT = 64;

    /// Null when the line is not one JSON object. A byte order mark before it is skipped.
    static @Nullable HeaderLine read(byte[] bytes, int offset, int length) {
        int skip = startsWithByteOrderMark(bytes, offset, length) ? 3 : 0;
        return readMarkless(bytes, offset + skip, length - skip);
    }

    private static @Nullable HeaderLine readMarkless(byte[] bytes, int offset, int length) {
        try (var parser = BoundedJson.lenient().createParser(bytes, offset, length)) {
            return read(parser);
        } catch (IOException notStrictlyJson) {
            // A stray byte that is no UTF-8 (a file name in another charset) is not worth an event.
            var text = new String(bytes, offset, length, StandardCharsets.UTF_8);
            return text.indexOf('\uFFFD') < 0 ? null : repaired(text);
        }
    }

    /// Nothing but blanks, and perhaps a byte order mark.
    static boolean isBlank(byte[] line) {
        return isBlank(line, 0, line.length);
    }

    static boolean isBlank(byte[] bytes, int offset, int length) {
        int skip = startsWithByteOrderMark(bytes, offset, length) ? 3 : 0;
        for (int i = offset + skip; i < offset + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') return false;
        }
        return true;
    }

    private static boolean startsWithByteOrderMark(byte[] bytes, int offset, int length) {
        return length >= 3
                && bytes[offset] == (byte) 0xEF
                && bytes[offset + 1] == (byte) 0xBB
                && bytes[offset + 2] == (byte) 0xBF;
    }

    private static @Nullable HeaderLine repaired(String text) {
        try (var parser = BoundedJson.lenient().createParser(text)) {
            return read(parser);
        } catch (IOException notJson) {
            return null;
        }
    }

    private static @Nullable HeaderLine read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) return null;
        var values = new HashMap<String, Object>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("sdk")) readSdk(parser, values);
            else if (WANTED.contains(name)) put(values, name, scalar(parser));
            else parser.skipChildren();
        }
        return parser.nextToken() == null ? new HeaderLine(values) : null;
    }

    private static void readSdk(JsonParser parser, Map<String, Object> values) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("name") || name.equals("version")) {
                put(values, "sdk." + name, scalar(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value == null) values.remove(name);
        else values.put(name, value);
    }

    /// The value at the parser; null for null; [#OTHER] for what is neither text nor a number of
    /// sensible length.
    private static @Nullable Object scalar(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                    parser.getTextLength() <= MOST_DIGITS ? (Object) parser.getLongValue() : OTHER;
            case VALUE_NUMBER_FLOAT ->
                    parser.getTextLength() <= LONGEST_FLOAT ? parser.getDoubleValue() : OTHER;
            default -> {
                parser.skipChildren();
                yield OTHER;
            }
        };
    }

    /// Something that was not asked for: a boolean, an array, an object, an endless number.
    static final Object OTHER = new Object();

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable Object value(String name) {
        return values.get(name);
    }

    /// The text under a name; null when there is none or it is not text.
    @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }
}
