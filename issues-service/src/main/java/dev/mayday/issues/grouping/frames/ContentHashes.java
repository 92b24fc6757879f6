package dev.mayday.issues.grouping.frames;

import java.util.Locale;
import java.util.Set;

/// Takes out of a file's name what a bundler computed: `index-B7nFh2kQ.min.js` is `index`.
final class ContentHashes {

    private static final Set<String> EXTENSIONS =
            Set.of(
                    "js",
                    "jsx",
                    "mjs",
                    "mjsx",
                    "cjs",
                    "ts",
                    "tsx",
                    "css",
                    "vue",
                    "svelte",
                    "hbc",
                    "bundle",
                    "jsbundle");
    private static final Set<String> INNER_EXTENSIONS =
            Set.of("min", "prod", "bundle", "chunk", "umd", "esm", "cjs", "module");

    private ContentHashes() {}

    /// Only the extensions go.
    static String stem(String segment) {
        return withoutSeparatorsAround(new StringBuilder(withoutExtensions(segment)))
                .toLowerCase(Locale.ROOT);
    }

    static String strip(String segment) {
        var stem = withoutBase64(withoutExtensions(segment));
        var kept = new StringBuilder(stem.length());
        int start = 0;
        for (int i = 0; i <= stem.length(); i++) {
            if (i < stem.length() && !separator(stem.charAt(i))) continue;
            var token = stem.substring(start, i);
            if (!computed(token, start == 0)) kept.append(token);
            if (i < stem.length() && !endsWithSeparator(kept)) kept.append(stem.charAt(i));
            start = i + 1;
        }
        return withoutSeparatorsAround(kept).toLowerCase(Locale.ROOT);
    }

    /// Rollup's hashes are eight characters of base64url: `-` and `_` occur in them.
    private static String withoutBase64(String stem) {
        int start = stem.length() - 8;
        if (start < 2 || !separator(stem.charAt(start - 1))) return stem;
        var hash = stem.substring(start);
        boolean signs = hash.indexOf('-') >= 0 || hash.indexOf('_') >= 0;
        var letters = LetterCount.of(hash.replace("-", "").replace("_", ""));
        boolean mixed = letters.alphanumeric() && letters.lower() > 0 && letters.upper() > 0;
        boolean computed = mixed && (letters.digits() > 0 || letters.changes() >= 3);
        return signs && computed ? stem.substring(0, start - 1) : stem;
    }

    private static String withoutExtensions(String segment) {
        var stem = without(EXTENSIONS, segment);
        if (stem.length() == segment.length()) return segment;
        for (var next = without(INNER_EXTENSIONS, stem); next.length() < stem.length(); ) {
            stem = next;
            next = without(INNER_EXTENSIONS, stem);
        }
        return stem;
    }

    private static String without(Set<String> extensions, String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && extensions.contains(name.substring(dot + 1))
                ? name.substring(0, dot)
                : name;
    }

    private static boolean computed(String token, boolean first) {
        int length = token.length();
        var letters = LetterCount.of(token);
        if (letters.digits() == length) return length > 0;
        if (letters.hexWithDigit()) return true;
        if (!letters.alphanumeric() || length < 8 || length > 24) return false;
        boolean mixed = letters.lower() > 0 && letters.upper() > 0;
        if (mixed && letters.digits() > 0) return true;
        if (first || length != 8) return false;
        return mixed ? letters.changes() >= 3 : letters.upper() == 0 && letters.digits() > 0;
    }

    private static boolean separator(char c) {
        return c == '.' || c == '-' || c == '_' || c == '~';
    }

    private static boolean endsWithSeparator(StringBuilder text) {
        return !text.isEmpty() && separator(text.charAt(text.length() - 1));
    }

    private static String withoutSeparatorsAround(StringBuilder text) {
        int start = 0;
        int end = text.length();
        while (start < end && separator(text.charAt(start))) start++;
        while (end > start && separator(text.charAt(end - 1))) end--;
        return text.substring(start, end);
    }
}
