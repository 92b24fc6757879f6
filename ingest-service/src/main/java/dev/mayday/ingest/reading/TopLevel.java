package dev.mayday.ingest.reading;

import com.fasterxml.jackson.core.JsonToken;
import dev.mayday.wire.BoundedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Finds a text at the top level of a JSON object by its brackets and quotes alone, so that nothing
/// that stands beside it, no number however long, no bad byte, no depth, can hide it.
final class TopLevel {

    private final byte[] bytes;
    private final int end;

    private TopLevel(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /// The last of that name wins; null when it is not there, or no text, or the document is no
    /// object.
    static @Nullable String text(String name, byte[] bytes, int offset, int length) {
        return new TopLevel(bytes, offset + length).find(name, offset);
    }

    private @Nullable String find(String name, int start) {
        int root = afterBlanks(afterByteOrderMark(start));
        if (root >= end || bytes[root] != '{') return null;
        String found = null;
        int depth = 0;
        for (int at = root; at < end; at++) {
            switch (bytes[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> {
                    int close = closing(at);
                    int colon = afterBlanks(close + 1);
                    boolean isName = depth == 1 && colon < end && bytes[colon] == ':';
                    if (isName && name.equals(content(at, close))) found = valueAt(colon + 1);
                    at = close;
                }
                default -> {}
            }
        }
        return found;
    }

    private int afterByteOrderMark(int start) {
        return start < end && bytes[start] == (byte) 0xEF ? Math.min(start + 3, end) : start;
    }

    private @Nullable String valueAt(int from) {
        int open = afterBlanks(from);
        return open < end && bytes[open] == '"' ? content(open, closing(open)) : null;
    }

    /// The quote that ends the string, or the end of all.
    private int closing(int open) {
        int at = open + 1;
        while (at < end && bytes[at] != '"') at += bytes[at] == '\\' ? 2 : 1;
        return Math.min(at, end);
    }

    private int afterBlanks(int from) {
        int at = from;
        while (at < end && bytes[at] >= 0 && bytes[at] <= ' ') at++;
        return at;
    }

    private @Nullable String content(int open, int close) {
        var text = new String(bytes, open + 1, close - open - 1, StandardCharsets.UTF_8);
        return text.indexOf('\\') < 0 ? text : unescaped(text);
    }

    private static @Nullable String unescaped(String text) {
        try (var parser = BoundedJson.lenient().createParser('"' + text + '"')) {
            return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
        } catch (IOException badEscape) {
            return null;
        }
    }
}
