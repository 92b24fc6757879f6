package dev.mayday.ingest.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
        ENVELOPE(false, "/api/{project}/envelope/"),
        STORE(true, "/api/{project}/store/", "/api/store/"),
        /// What a browser reports by itself.
        SECURITY(false, "/api/{project}/security/", "/api/{project}/csp-report/"),
        CHECK_IN(true, "/api/{project}/cron/{subject}/", "/api/{project}/cron/{subject}/{key}/"),
        TRACES(
                false,
                "/api/{project}/otlp/v1/traces/",
                "/api/{project}/integration/otlp/v1/traces/"),
        LOGS(false, "/api/{project}/integration/otlp/v1/logs/"),
        MINIDUMP(false, "/api/{project}/minidump/"),
        ATTACHMENTS(false, "/api/{project}/events/{subject}/attachments/");

        private final boolean takesGet;
        private final List<String> addresses;

        Kind(boolean takesGet, String... addresses) {
            this.takesGet = takesGet;
            this.addresses = List.of(addresses);
        }

        boolean allows(String method) {
            return method.equals("POST") || takesGet && method.equals("GET");
        }

        /// As a header lists them.
        String methods() {
            return takesGet ? "POST, GET" : "POST";
        }

        private Stream<String> described() {
            return addresses.stream()
                    .flatMap(
                            address ->
                                    Stream.of(methods().split(", "))
                                            .map(method -> method + " " + address));
        }
    }

    /// One way to write a route; in braces stands what may be anything.
    private record Address(Kind kind, List<String> segments) {

        /// @return null when the path is not written so
        @Nullable Route of(List<String> asked) {
            if (asked.size() != segments.size()) return null;
            var project = "";
            var subject = "";
            var key = "";
            for (int i = 0; i < asked.size(); i++) {
                switch (segments.get(i)) {
                    case "{project}" -> project = asked.get(i);
                    case "{subject}" -> subject = asked.get(i);
                    case "{key}" -> key = asked.get(i);
                    case String fixed -> {
                        if (!fixed.equals(asked.get(i))) return null;
                    }
                }
            }
            return new Route(kind, project, subject, key);
        }
    }

    private static final List<Address> ADDRESSES =
            Arrays.stream(Kind.values())
                    .flatMap(
                            kind ->
                                    kind.addresses.stream()
                                            .map(text -> new Address(kind, segments(text))))
                    .toList();

    /// All methods and addresses that are taken, as `POST /api/{project}/envelope/`. Nothing else
    /// is.
    static List<String> all() {
        return Arrays.stream(Kind.values()).flatMap(Kind::described).toList();
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
        // What begins so is the web API's.
        if (rest.size() > 1 && rest.get(1).equals("0")) return null;
        for (var address : ADDRESSES) {
            var route = address.of(rest);
            if (route != null) return route;
        }
        return null;
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
