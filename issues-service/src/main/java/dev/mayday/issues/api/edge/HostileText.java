package dev.mayday.issues.api.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Text that no database and no reader should see: NUL, bytes that are not UTF-8, half characters.
final class HostileText {

    private HostileText() {}

    /// @param path as it was sent, not decoded
    /// @param query likewise; null when there is none
    /// @return what is wrong; null when nothing is
    static @Nullable String fault(String path, @Nullable String query) {
        var inPath = partFault(path, "path");
        return inPath != null || query == null ? inPath : partFault(query, "query");
    }

    /// What is wrong with a value that is decoded already.
    static boolean isHostile(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) return true;
            if (Character.isHighSurrogate(c)) {
                if (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) return true;
            }
        }
        return false;
    }

    private static @Nullable String partFault(String raw, String where) {
        var bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                if (c > 0xff) return where + ": not UTF-8";
                bytes.write(c);
                continue;
            }
            int high = i + 1 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
            int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) return where + ": % must be followed by two hex digits";
            if (high == 0 && low == 0) return where + ": holds a NUL character";
            bytes.write(high << 4 | low);
            i += 2;
        }
        return isUtf8(bytes.toByteArray()) ? null : where + ": not UTF-8";
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
