package dev.mayday.ingest.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The value of a header with parameters, such as `form-data; name="a"`, as far as it can be read.
///
/// @param word what stands before the first semicolon, in small letters
/// @param parameters by name in small letters; of two the first
record HeaderValue(String word, Map<String, String> parameters) {

    static HeaderValue of(String text) {
        int end = text.indexOf(';');
        var word = end < 0 ? text : text.substring(0, end);
        var parameters = end < 0 ? Map.<String, String>of() : new Reader(text, end).all();
        return new HeaderValue(word.strip().toLowerCase(Locale.ROOT), parameters);
    }

    /// Empty when it is not there.
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text, int at) {
            this.text = text;
            this.at = at;
        }

        Map<String, String> all() {
            var all = new HashMap<String, String>();
            while (at < text.length()) {
                at++;
                var name = upTo("=;").strip().toLowerCase(Locale.ROOT);
                if (at < text.length() && text.charAt(at) == '=') all.putIfAbsent(name, value());
            }
            return all;
        }

        /// Ends before the next semicolon.
        private String value() {
            do at++;
            while (at < text.length() && text.charAt(at) == ' ');
            if (at == text.length() || text.charAt(at) != '"') return upTo(";").strip();
            var value = quoted();
            upTo(";");
            return value;
        }

        /// Programs leave the backslashes of a path as they are: only a quote is behind one.
        private String quoted() {
            var value = new StringBuilder();
            while (++at < text.length() && text.charAt(at) != '"') {
                if (text.startsWith("\\\"", at)) at++;
                value.append(text.charAt(at));
            }
            return value.toString();
        }

        private String upTo(String signs) {
            int start = at;
            while (at < text.length() && signs.indexOf(text.charAt(at)) < 0) at++;
            return text.substring(start, at);
        }
    }
}
