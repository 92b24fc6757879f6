package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.json.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of other times: raven's interface classes, and keys that are only the server's
/// business.
final class Aliases {

    /// In the order in which they win.
    private static final List<Map.Entry<String, String>> LEGACY =
            List.of(
                    Map.entry("sentry.interfaces.Message", "logentry"),
                    Map.entry("sentry.interfaces.Exception", "exception"),
                    Map.entry("sentry.interfaces.Stacktrace", "stacktrace"),
                    Map.entry("sentry.interfaces.Http", "request"),
                    Map.entry("sentry.interfaces.User", "user"),
                    Map.entry("sentry.interfaces.Contexts", "contexts"),
                    Map.entry("sentry.interfaces.Breadcrumbs", "breadcrumbs"),
                    Map.entry("sentry.interfaces.Template", "template"),
                    Map.entry("sentry.interfaces.Csp", "csp"),
                    Map.entry("sentry.interfaces.Hpkp", "hpkp"),
                    Map.entry("sentry.interfaces.ExpectCT", "expectct"),
                    Map.entry("sentry.interfaces.ExpectStaple", "expectstaple"),
                    Map.entry("message", "logentry"));

    private static final List<String> INTERNAL =
            List.of(
                    "time_spent",
                    "version",
                    "key_id",
                    "grouping_config",
                    "_metrics",
                    "ingest_path",
                    "scraping_attempts",
                    "metadata",
                    "location",
                    "hashes");

    private Aliases() {}

    static void resolve(Fields event) {
        event.node.remove(INTERNAL);
        if (saysTheSame(event.node.get("message"), event.node.path("logentry"))) {
            event.node.remove("message");
        }
        for (var name : LEGACY) event.rename(name.getKey(), name.getValue());
    }

    /// Many SDKs send the text once more by itself.
    private static boolean saysTheSame(@Nullable JsonNode message, JsonNode entry) {
        return message != null
                && message.isTextual()
                && (message.equals(entry.get("formatted"))
                        || entry.get("formatted") == null && message.equals(entry.get("message")));
    }
}
