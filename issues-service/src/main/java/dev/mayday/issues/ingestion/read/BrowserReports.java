package dev.mayday.issues.ingestion.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.ingestion.read.CspReport.Field;
import dev.mayday.wire.BoundedJson;
import dev.mayday.wire.EnvelopeItem;
import dev.mayday.wire.SpooledEnvelope;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Reads what browsers report, in the new form and in the old ones. Pure.
final class BrowserReports {

    /// The others, which no browser sends any more: kept as they are.
    private static final List<Map.Entry<String, String>> OLD =
            List.of(
                    Map.entry("expect-ct-report", "expectct"),
                    Map.entry("expect-staple-report", "expectstaple"),
                    Map.entry("known-pins", "hpkp"));

    private static final ObjectMapper JSON = new ObjectMapper(BoundedJson.factory());

    private BrowserReports() {}

    static BrowserReport read(byte[] payload, EnvelopeItem item, SpooledEnvelope record) {
        JsonNode sent;
        try {
            sent = JSON.readTree(payload);
        } catch (IOException broken) {
            return new BrowserReport.Unknown("invalid_json");
        }
        var agent = sent.path("user_agent").asText(record.userAgent());
        if (sent.path("type").asText().equals("csp-violation")) {
            return policy(CspReport.of(sent.path("body")), item, record, agent);
        }
        if (sent.path("csp-report").isObject()) {
            return policy(CspReport.of(sent.path("csp-report")), item, record, agent);
        }
        for (var old : OLD) {
            if (sent.has(old.getKey())) return old(old.getKey(), old.getValue(), sent, item);
        }
        return new BrowserReport.Unknown(
                sent.has("type") ? "security_report_type" : "security_report");
    }

    private static BrowserReport policy(
            CspReport report, EnvelopeItem item, SpooledEnvelope record, String agent) {
        if (report.isOfExtension()) return new BrowserReport.Unwanted("browser-extensions");
        var directive = report.directive();
        if (directive.isEmpty()) return new BrowserReport.Unknown("security_report");
        var event = event(item);
        var csp = event.putObject("csp");
        report.writeTo(csp);
        csp.put("effective_directive", directive);
        event.put("logger", "csp");
        boolean isTrial = report.text(Field.DISPOSITION).equals("report");
        event.put("level", isTrial ? "warning" : "error");
        event.putObject("logentry").put("formatted", report.message());
        var blocked = report.text(Field.BLOCKED_URI);
        event.putObject("tags")
                .put("effective-directive", directive)
                .put("blocked-uri", blocked.isEmpty() ? "self" : blocked);
        request(event.putObject("request"), report, agent);
        if (!record.clientAddress().isEmpty()) {
            event.putObject("user").put("ip_address", record.clientAddress());
        }
        return new BrowserReport.Event(event.toString().getBytes(UTF_8));
    }

    private static void request(ObjectNode request, CspReport report, String agent) {
        request.put("url", report.text(Field.DOCUMENT_URI));
        var headers = request.putObject("headers");
        if (!agent.isEmpty()) headers.put("User-Agent", agent);
        var referrer = report.text(Field.REFERRER);
        if (!referrer.isEmpty()) headers.put("Referer", referrer);
    }

    private static BrowserReport old(String key, String kind, JsonNode sent, EnvelopeItem item) {
        var report = sent.get(key).isObject() ? sent.get(key) : sent;
        var event = event(item);
        event.set(kind, report);
        event.put("logger", kind);
        var host = report.path("hostname").asText("an unknown host");
        event.putObject("logentry").put("formatted", "Report " + kind + " for '" + host + "'");
        return new BrowserReport.Event(event.toString().getBytes(UTF_8));
    }

    private static ObjectNode event(EnvelopeItem item) {
        var event = JSON.createObjectNode().put("platform", "other");
        if (item.release() != null) event.put("release", item.release());
        if (item.environment() != null) event.put("environment", item.environment());
        return event;
    }
}
