package dev.mayday.issues.grouping.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Parts of paths.
final class FileNames {

    /// What is longer is no name; it is cut, so that no frame costs much.
    private static final int LONGEST = 1024;

    private FileNames() {}

    static String bounded(@Nullable String text) {
        if (text == null) return "";
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    static String base(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return path.substring(slash + 1).toLowerCase(Locale.ROOT);
    }

    static String withoutExtension(String base) {
        int dot = base.lastIndexOf('.');
        return dot > 0 ? base.substring(0, dot) : base;
    }

    static List<String> segments(String path) {
        var segments = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= path.length(); i++) {
            if (i < path.length() && path.charAt(i) != '/' && path.charAt(i) != '\\') continue;
            if (i > start) segments.add(path.substring(start, i));
            start = i + 1;
        }
        return segments;
    }

    /// The last two segments.
    static String tail(List<String> segments) {
        int from = Math.max(0, segments.size() - 2);
        return String.join("/", segments.subList(from, segments.size()));
    }
}
