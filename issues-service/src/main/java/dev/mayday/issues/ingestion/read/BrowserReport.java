package dev.mayday.issues.ingestion.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.wire.BoundedJson;
import dev.mayday.wire.EnvelopeItem;
import dev.mayday.wire.SpooledEnvelope;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a browser reports of a page that did what its policy forbids, as the event that it means
/// (protocol 2.3). Pure.
sealed interface BrowserReport {

    /// @param json as an SDK would have sent it
    record Event(byte[] json) implements BrowserReport {}

    /// The fault of an extension of somebody's browser.
    record Unwanted(String reason) implements BrowserReport {}

    record Unknown(String reason) implements BrowserReport {}

    /// As they came first, and as they come in reports of the newer form.
    Map<String, List<String>> FIELDS =
            Map.ofEntries(
                    Map.entry("document_uri", List.of("document-uri", "documentURL")),
                    Map.entry("referrer", List.of("referrer")),
                    Map.entry("blocked_uri", List.of("blocked-uri", "blockedURL")),
                    Map.entry("violated_directive", List.of("violated-directive")),
                    Map.entry(
                            "effective_directive",
                            List.of("effective-directive", "effectiveDirective")),
                    Map.entry("original_policy", List.of("original-policy", "originalPolicy")),
                    Map.entry("disposition", List.of("disposition")),
                    Map.entry("source_file", List.of("source-file", "sourceFile")),
                    Map.entry("line_number", List.of("line-number", "lineNumber")),
                    Map.entry("column_number", List.of("column-number", "columnNumber")),
                    Map.entry("status_code", List.of("status-code", "statusCode")),
                    Map.entry("script_sample", List.of("script-sample", "sample")));

    /// The others, which no browser sends any more: kept as they are.
    Map<String, String> OLD =
            Map.of(
                    "expect-ct-report", "expectct",
                    "expect-staple-report", "expectstaple",
                    "known-pins", "hpkp");

    Set<String> EXTENSIONS =
            Set.of(
                    "chrome-extension",
                    "moz-extension",
                    "safari-extension",
                    "safari-web-extension",
                    "ms-browser-extension",
                    "about");

    /// What stands for the page itself.
    Set<String> LOCAL = Set.of("", "self", "'self'", "inline", "eval");

    ObjectMapper JSON = new ObjectMapper(BoundedJson.factory());

    static BrowserReport read(byte[] payload, EnvelopeItem item, SpooledEnvelope record) {
        JsonNode sent;
        try {
            sent = JSON.readTree(payload);
        } catch (IOException broken) {
            return new Unknown("invalid_json");
        }
        var agent = sent.path("user_agent").asText(record.userAgent());
        if (sent.path("type").asText().equals("csp-violation")) {
            return policy(sent.path("body"), item, record, agent);
        }
        if (sent.path("csp-report").isObject()) {
            return policy(sent.path("csp-report"), item, record, agent);
        }
        for (var old : OLD.entrySet()) {
            if (sent.has(old.getKey())) return old(old.getKey(), old.getValue(), sent, item);
        }
        return new Unknown(sent.has("type") ? "security_report_type" : "security_report");
    }

    private static BrowserReport policy(
            JsonNode report, EnvelopeItem item, SpooledEnvelope record, String agent) {
        if (isOfExtension(text(report, "blocked_uri"))
                || isOfExtension(text(report, "source_file"))) {
            return new Unwanted("browser-extensions");
        }
        var event = event(item);
        var csp = event.putObject("csp");
        for (var field : FIELDS.keySet()) {
            var value = value(report, field);
            if (value != null) csp.set(field, value);
        }
        var directive = directive(report);
        if (directive.isEmpty()) return new Unknown("security_report");
        csp.put("effective_directive", directive);
        event.put("logger", "csp");
        event.put("level", text(report, "disposition").equals("report") ? "warning" : "error");
        event.putObject("logentry").put("formatted", message(report, directive));
        event.putObject("tags")
                .put("effective-directive", directive)
                .put("blocked-uri", orSelf(text(report, "blocked_uri")));
        request(event.putObject("request"), report, agent);
        if (!record.clientAddress().isEmpty()) {
            event.putObject("user").put("ip_address", record.clientAddress());
        }
        return new Event(event.toString().getBytes(UTF_8));
    }

    private static void request(ObjectNode request, JsonNode report, String agent) {
        request.put("url", text(report, "document_uri"));
        var headers = request.putObject("headers");
        if (!agent.isEmpty()) headers.put("User-Agent", agent);
        if (!text(report, "referrer").isEmpty()) headers.put("Referer", text(report, "referrer"));
    }

    private static BrowserReport old(String key, String kind, JsonNode sent, EnvelopeItem item) {
        var report = sent.get(key).isObject() ? sent.get(key) : sent;
        var event = event(item);
        event.set(kind, report);
        event.put("logger", kind);
        var host = report.path("hostname").asText("an unknown host");
        event.putObject("logentry").put("formatted", "Report " + kind + " for '" + host + "'");
        return new Event(event.toString().getBytes(UTF_8));
    }

    private static ObjectNode event(EnvelopeItem item) {
        var event = JSON.createObjectNode().put("platform", "other");
        if (item.release() != null) event.put("release", item.release());
        if (item.environment() != null) event.put("environment", item.environment());
        return event;
    }

    private static String directive(JsonNode report) {
        var effective = text(report, "effective_directive");
        var said = effective.isBlank() ? text(report, "violated_directive") : effective;
        return said.strip().split("\\s", 2)[0];
    }

    /// `Blocked 'script' from 'evil.example'`.
    private static String message(JsonNode report, String directive) {
        var blocked = text(report, "blocked_uri");
        if (LOCAL.contains(blocked)) {
            return local(report, directive, blocked);
        }
        var from = " from '" + host(blocked) + "'";
        if (directive.equals("form-action"))
            return "Blocked 'form' action to '" + host(blocked) + "'";
        if (directive.equals("style-src-attr")) return "Blocked style attribute" + from;
        return "Blocked '" + kind(directive) + "'" + from;
    }

    private static String local(JsonNode report, String directive, String blocked) {
        if (!kind(directive).equals("script")) return "Blocked inline '" + kind(directive) + "'";
        var violated = text(report, "violated_directive");
        if (blocked.equals("inline") || violated.contains("'unsafe-inline'")) {
            return "Blocked unsafe inline 'script'";
        }
        return blocked.equals("eval") || violated.contains("'unsafe-eval'")
                ? "Blocked unsafe eval() 'script'"
                : "Blocked unsafe (eval() or inline) 'script'";
    }

    /// `script-src-elem` is about scripts; what has no kind of its own keeps its name.
    private static String kind(String directive) {
        int src = directive.indexOf("-src");
        var kind = src < 0 ? directive : directive.substring(0, src);
        return Set.of(
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
                                "worker")
                        .contains(kind)
                ? kind.replace("img", "image")
                : directive;
    }

    /// The scheme of what has no host.
    private static String host(String uri) {
        if (uri.startsWith("data:") || uri.startsWith("blob:") || uri.startsWith("file:")) {
            return uri.startsWith("data:") ? "data:" : uri;
        }
        try {
            var host = new URI(uri.strip()).getHost();
            return host == null ? uri : host;
        } catch (URISyntaxException odd) {
            return uri;
        }
    }

    private static String orSelf(String blocked) {
        return blocked.isEmpty() ? "self" : blocked;
    }

    private static boolean isOfExtension(String uri) {
        int colon = uri.indexOf(':');
        return EXTENSIONS.contains(colon < 0 ? uri : uri.substring(0, colon));
    }

    private static String text(JsonNode report, String field) {
        var value = value(report, field);
        return value == null ? "" : value.asText();
    }

    private static @Nullable JsonNode value(JsonNode report, String field) {
        for (var name : FIELDS.getOrDefault(field, List.of())) {
            if (report.hasNonNull(name)) return report.get(name);
        }
        return null;
    }
}
