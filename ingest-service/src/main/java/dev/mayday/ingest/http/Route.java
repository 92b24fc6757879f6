package dev.mayday.ingest.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which ingest route a path means.
///
/// @param project as it stands in the path; empty for `/api/store/`, where only the key tells
/// @param subject the monitor, or the event; empty for the others
/// @param key where it stands in the path; else empty
record Route(Kind kind, String project, String subject, String key) {

    Route(Kind kind, String project) {
        this(kind, project, "", "");
    }

    enum Kind {
        ENVELOPE(false),
        STORE(true),
        /// What a browser reports by itself.
        SECURITY(false),
        CHECK_IN(true),
        TRACES(false),
        LOGS(false),
        MINIDUMP(false),
        ATTACHMENTS(false);

        private final boolean takesGet;

        Kind(boolean takesGet) {
            this.takesGet = takesGet;
        }

        boolean allows(String method) {
            return method.equals("POST") || takesGet && method.equals("GET");
        }

        /// As a header lists them.
        String methods() {
            return takesGet ? "POST, GET" : "POST";
        }
    }

    /// Null when the path is none of ours. Slashes may be doubled, or missing at the end.
    ///
    /// @param base segments before `api`
    static @Nullable Route of(String path, List<String> base) {
        // Cheap for the many paths of others that pass here in one process.
        if (!path.contains("/api/")) return null;
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

    private static @Nullable Route of(List<String> rest) {
        if (rest.size() < 2 || !rest.getFirst().equals("api")) return null;
        var project = rest.get(1);
        if (rest.size() == 2) return project.equals("store") ? new Route(Kind.STORE, "") : null;
        return project.equals("0") ? null : within(project, rest.subList(2, rest.size()));
    }

    private static @Nullable Route within(String project, List<String> tail) {
        int size = tail.size();
        if (tail.getFirst().equals("cron") && (size == 2 || size == 3)) {
            return new Route(Kind.CHECK_IN, project, tail.get(1), size == 3 ? tail.get(2) : "");
        }
        if (size == 3 && tail.getFirst().equals("events") && tail.get(2).equals("attachments")) {
            return new Route(Kind.ATTACHMENTS, project, tail.get(1), "");
        }
        var kind =
                switch (String.join("/", tail)) {
                    case "envelope" -> Kind.ENVELOPE;
                    case "store" -> Kind.STORE;
                    case "security", "csp-report" -> Kind.SECURITY;
                    case "minidump" -> Kind.MINIDUMP;
                    case "otlp/v1/traces", "integration/otlp/v1/traces" -> Kind.TRACES;
                    case "integration/otlp/v1/logs" -> Kind.LOGS;
                    default -> null;
                };
        return kind == null ? null : new Route(kind, project);
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
