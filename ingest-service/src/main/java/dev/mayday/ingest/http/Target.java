package dev.mayday.ingest.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which ingest route a path means.
///
/// @param project as it stands in the path; empty for `/api/store/`, where only the key tells
/// @param subject the monitor, or the event; empty for the others
/// @param key where it stands in the path; else empty
record Target(Kind kind, String project, String subject, String key) {

    Target(Kind kind, String project) {
        this(kind, project, "", "");
    }

    enum Kind {
        ENVELOPE("POST", "envelope"),
        STORE("POST, GET", "store"),
        /// What a browser reports by itself.
        SECURITY("POST", "security"),
        CHECK_IN("POST, GET", "cron"),
        TRACES("POST", "otlp"),
        LOGS("POST", "otlp"),
        MINIDUMP("POST", "minidump"),
        ATTACHMENTS("POST", "attachments");

        final String methods;
        private final String word;

        Kind(String methods, String word) {
            this.methods = methods;
            this.word = word;
        }

        boolean allows(String method) {
            return method.equals("POST") || method.equals("GET") && methods.endsWith("GET");
        }
    }

    private static final Kind[] KINDS = Kind.values();

    /// Null when the path is none of ours. Slashes may be doubled, or missing at the end.
    ///
    /// @param base segments before `api`
    static @Nullable Target of(String path, List<String> base) {
        // Cheap for the many paths of others that pass here in one process.
        if (!mayBeOurs(path)) return null;
        var segments = segments(path);
        if (segments.size() < base.size() || !segments.subList(0, base.size()).equals(base)) {
            return null;
        }
        return of(segments.subList(base.size(), segments.size()));
    }

    private static boolean mayBeOurs(String path) {
        for (var kind : KINDS) if (path.contains(kind.word)) return true;
        return path.contains("csp-report");
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
        if (rest.size() < 3 || rest.get(1).equals("0")) return null;
        var kind = kind(rest.subList(2, rest.size()));
        if (kind == null) return null;
        return switch (kind) {
            case CHECK_IN ->
                    new Target(kind, rest.get(1), rest.get(3), rest.size() > 4 ? rest.get(4) : "");
            case ATTACHMENTS -> new Target(kind, rest.get(1), rest.get(3), "");
            case ENVELOPE, STORE, SECURITY, TRACES, LOGS, MINIDUMP -> new Target(kind, rest.get(1));
        };
    }

    /// Of what stands behind the project.
    private static @Nullable Kind kind(List<String> rest) {
        return switch (rest.size()) {
            case 1 ->
                    switch (rest.getFirst()) {
                        case "envelope" -> Kind.ENVELOPE;
                        case "store" -> Kind.STORE;
                        case "security", "csp-report" -> Kind.SECURITY;
                        case "minidump" -> Kind.MINIDUMP;
                        default -> null;
                    };
            case 2, 3 ->
                    rest.getFirst().equals("cron")
                            ? Kind.CHECK_IN
                            : ofThree(String.join("/", rest));
            case 4 ->
                    switch (String.join("/", rest)) {
                        case "integration/otlp/v1/traces" -> Kind.TRACES;
                        case "integration/otlp/v1/logs" -> Kind.LOGS;
                        default -> null;
                    };
            default -> null;
        };
    }

    private static @Nullable Kind ofThree(String rest) {
        if (rest.equals("otlp/v1/traces")) return Kind.TRACES;
        return rest.startsWith("events/") && rest.endsWith("/attachments")
                ? Kind.ATTACHMENTS
                : null;
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
