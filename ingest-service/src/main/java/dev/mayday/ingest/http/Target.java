package dev.mayday.ingest.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which ingest route a path means.
///
/// @param project as it stands in the path; empty for `/api/store/`, where only the key tells
record Target(Kind kind, String project) {

    enum Kind {
        ENVELOPE("POST"),
        STORE("POST, GET");

        final String methods;

        Kind(String methods) {
            this.methods = methods;
        }
    }

    /// Null when the path is none of ours. Slashes may be doubled, or missing at the end.
    ///
    /// @param base segments before `api`
    static @Nullable Target of(String path, List<String> base) {
        // Cheap for the many paths of others that pass here in one process.
        if (!path.contains("envelope") && !path.contains("store")) return null;
        var segments = segments(path);
        if (segments.size() < base.size() || !segments.subList(0, base.size()).equals(base)) {
            return null;
        }
        return of(segments.subList(base.size(), segments.size()));
    }

    static List<String> segments(String path) {
        var segments = new ArrayList<String>(4);
        int start = 0;
        for (int at = 0; at <= path.length(); at++) {
            if (at == path.length() || path.charAt(at) == '/') {
                if (at > start) segments.add(path.substring(start, at));
                start = at + 1;
            }
        }
        return segments;
    }

    private static @Nullable Target of(List<String> rest) {
        if (rest.isEmpty() || !rest.getFirst().equals("api")) return null;
        if (rest.size() == 2 && rest.get(1).equals("store")) return new Target(Kind.STORE, "");
        if (rest.size() != 3 || rest.get(1).equals("0")) return null;
        return switch (rest.get(2)) {
            case "envelope" -> new Target(Kind.ENVELOPE, rest.get(1));
            case "store" -> new Target(Kind.STORE, rest.get(1));
            default -> null;
        };
    }

    /// The project as a number: 0 when the path has none, -1 when it is not one.
    long projectId() {
        if (project.isEmpty()) return 0;
        if (project.length() > 18) return -1;
        long id = 0;
        for (int i = 0; i < project.length(); i++) {
            int digit = project.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            id = id * 10 + digit;
        }
        return id == 0 ? -1 : id;
    }
}
