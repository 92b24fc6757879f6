package dev.mayday.issues.grouping.text;

import java.util.HexFormat;
import java.util.List;

/// A key as JSON in its one canonical form: no white space, nothing escaped but what JSON must
/// escape.
public final class KeyJson {

    private static final HexFormat HEX = HexFormat.of();

    private KeyJson() {}

    public static String write(List<List<String>> key) {
        var json = new StringBuilder(256).append('[');
        for (int i = 0; i < key.size(); i++) {
            if (i > 0) json.append(',');
            entry(json, key.get(i));
        }
        return json.append(']').toString();
    }

    private static void entry(StringBuilder json, List<String> values) {
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) json.append(',');
            text(json, values.get(i));
        }
        json.append(']');
    }

    private static void text(StringBuilder json, String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) character(json, value.charAt(i));
        json.append('"');
    }

    private static void character(StringBuilder json, char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (c >= ' ') json.append(c);
                else json.append("\\u00").append(HEX.toHexDigits((byte) c));
            }
        }
    }
}
