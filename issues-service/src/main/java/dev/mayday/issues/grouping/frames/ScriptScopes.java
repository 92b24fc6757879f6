package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where a script lies, without host, build folders and content hashes: the last two segments.
final class ScriptScopes {

    private static final Set<String> BUILD_FOLDERS =
            Set.of(
                    "dist", "build", "static", "js", "assets", "chunks", "_next", "public", "out",
                    "esm", "cjs", "server", "browser");
    private static final Set<String> SCHEMES =
            Set.of(
                    "http",
                    "https",
                    "ws",
                    "wss",
                    "app",
                    "file",
                    "capacitor",
                    "ionic",
                    "webpack",
                    "webpack-internal",
                    "turbopack",
                    "rsc",
                    "blob");

    private ScriptScopes() {}

    static String of(Frame frame) {
        var module = FileNames.bounded(frame.module());
        var path = FileNames.bounded(isModule(module, frame) ? module : frame.file());
        var segments = segments(withoutLayer(withoutQuery(withoutOrigin(path))));
        if (!segments.isEmpty() && page(segments.getLast())) segments = List.of(segments.getLast());
        boolean hashed = !frame.sourceMapped() && !isModule(module, frame);
        var kept = new ArrayList<String>();
        for (var segment : segments) {
            boolean built =
                    module.isEmpty() && BUILD_FOLDERS.contains(segment.toLowerCase(Locale.ROOT));
            var bare = built ? "" : bare(segment, hashed);
            if (!bare.isEmpty()) kept.add(bare);
        }
        return FileNames.tail(kept);
    }

    /// What a source map or a module names was never hashed.
    private static String bare(String segment, boolean hashed) {
        return hashed ? ContentHashes.strip(segment) : ContentHashes.stem(segment);
    }

    /// A module is a name of its own, not merely the path of the URL again.
    private static boolean isModule(String module, Frame frame) {
        if (module.isEmpty() || scheme(module) > 0) return false;
        var path = frame.absPath() == null ? frame.file() : frame.absPath();
        boolean again = path.endsWith(module) && module.indexOf('/') >= 0 && url(path);
        return !again;
    }

    private static boolean url(String path) {
        return path.startsWith("http:")
                || path.startsWith("https:")
                || path.startsWith("file:")
                || path.startsWith("blob:")
                || path.startsWith("applewebdata:");
    }

    /// The length of `name:` at the start; 0 when there is none.
    private static int scheme(String path) {
        int end = 0;
        while (end < path.length()
                && (Character.isLowerCase(path.charAt(end)) || path.charAt(end) == '-')) end++;
        return end > 0 && end < path.length() && path.charAt(end) == ':' ? end + 1 : 0;
    }

    private static String withoutOrigin(String path) {
        int colon = path.indexOf("://");
        if (colon < 0 || !SCHEMES.contains(path.substring(0, colon).toLowerCase(Locale.ROOT)))
            return path;
        int slash = path.indexOf('/', colon + 3);
        return slash < 0 ? path.substring(colon + 3) : path.substring(slash + 1);
    }

    private static String withoutQuery(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '?' || path.charAt(i) == '#') return path.substring(0, i);
        }
        return path;
    }

    /// A bundler's layer, `(app-pages-browser)/`.
    private static String withoutLayer(String path) {
        int close = path.startsWith("(") ? path.indexOf(")/") : -1;
        return close < 0 ? path : path.substring(close + 2);
    }

    private static List<String> segments(String path) {
        return FileNames.segments(path).stream()
                .filter(
                        segment ->
                                !segment.equals(".")
                                        && !segment.equals("..")
                                        && !segment.equals("~"))
                .toList();
    }

    /// A script within a page.
    private static boolean page(String segment) {
        return segment.endsWith(".html") || segment.endsWith(".htm") || segment.endsWith(".xhtml");
    }
}
