package dev.mayday.issues.ingestion.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was kept from a page by its content security policy, as a browser reports it.
record CspReport(Map<Field, JsonNode> values) {

    /// By what it is called in an event, with its names in reports of the first and the newer form.
    enum Field {
        DOCUMENT_URI("document_uri", "document-uri", "documentURL"),
        REFERRER("referrer", "referrer"),
        BLOCKED_URI("blocked_uri", "blocked-uri", "blockedURL"),
        VIOLATED_DIRECTIVE("violated_directive", "violated-directive"),
        EFFECTIVE_DIRECTIVE("effective_directive", "effective-directive", "effectiveDirective"),
        ORIGINAL_POLICY("original_policy", "original-policy", "originalPolicy"),
        DISPOSITION("disposition", "disposition"),
        SOURCE_FILE("source_file", "source-file", "sourceFile"),
        LINE_NUMBER("line_number", "line-number", "lineNumber"),
        COLUMN_NUMBER("column_number", "column-number", "columnNumber"),
        STATUS_CODE("status_code", "status-code", "statusCode"),
        SCRIPT_SAMPLE("script_sample", "script-sample", "sample");

        private final String key;
        private final List<String> names;

        Field(String key, String... names) {
            this.key = key;
            this.names = List.of(names);
        }
    }

    private static final Set<String> EXTENSIONS =
            Set.of(
                    "chrome-extension",
                    "moz-extension",
                    "safari-extension",
                    "safari-web-extension",
                    "ms-browser-extension",
                    "about");

    /// What stands for the page itself.
    private static final Set<String> LOCAL = Set.of("", "self", "'self'", "inline", "eval");

    private static final Set<String> KINDS =
            Set.of(
                    "child",
                    "connect",
                    "font",
                    "image",
                    "img",
                    "manifest",
                    "media",
                    "object",
                    "script",
                    "style",
                    "frame",
                    "worker");

    static CspReport of(JsonNode sent) {
        var values = new EnumMap<Field, JsonNode>(Field.class);
        for (var field : Field.values()) {
            for (var name : field.names) {
                if (sent.hasNonNull(name)) values.putIfAbsent(field, sent.get(name));
            }
        }
        return new CspReport(values);
    }

    /// Empty when it is not there.
    String text(Field field) {
        var value = values.get(field);
        return value == null ? "" : value.asText();
    }

    void writeTo(ObjectNode csp) {
        values.forEach((field, value) -> csp.set(field.key, value));
    }

    boolean isOfExtension() {
        return isOfExtension(text(Field.BLOCKED_URI)) || isOfExtension(text(Field.SOURCE_FILE));
    }

    private static boolean isOfExtension(String uri) {
        int colon = uri.indexOf(':');
        return EXTENSIONS.contains(colon < 0 ? uri : uri.substring(0, colon));
    }

    /// Empty when it names none.
    String directive() {
        var effective = text(Field.EFFECTIVE_DIRECTIVE);
        var said = effective.isBlank() ? text(Field.VIOLATED_DIRECTIVE) : effective;
        return said.strip().split("\\s", 2)[0];
    }

    /// `Blocked 'script' from 'evil.example'`.
    String message() {
        var blocked = text(Field.BLOCKED_URI);
        if (LOCAL.contains(blocked)) return local(blocked);
        var host = host(blocked);
        return switch (directive()) {
            case "form-action" -> "Blocked 'form' action to '" + host + "'";
            case "style-src-attr" -> "Blocked style attribute from '" + host + "'";
            default -> "Blocked '" + kind() + "' from '" + host + "'";
        };
    }

    private String local(String blocked) {
        if (!kind().equals("script")) return "Blocked inline '" + kind() + "'";
        var violated = text(Field.VIOLATED_DIRECTIVE);
        if (blocked.equals("inline") || violated.contains("'unsafe-inline'")) {
            return "Blocked unsafe inline 'script'";
        }
        return blocked.equals("eval") || violated.contains("'unsafe-eval'")
                ? "Blocked unsafe eval() 'script'"
                : "Blocked unsafe (eval() or inline) 'script'";
    }

    /// `script-src-elem` is about scripts; what has no kind of its own keeps its name.
    private String kind() {
        var directive = directive();
        int src = directive.indexOf("-src");
        var kind = src < 0 ? directive : directive.substring(0, src);
        return KINDS.contains(kind) ? kind.replace("img", "image") : directive;
    }

    /// What is no address of a host stays as it is; of data only that it is data.
    private static String host(String uri) {
        if (uri.startsWith("data:")) return "data:";
        try {
            var host = new URI(uri.strip()).getHost();
            return host == null ? uri : host;
        } catch (URISyntaxException odd) {
            return uri;
        }
    }
}
