package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// The names of other times: raven's interface classes, and keys that are only the server's
/// business.
final class Aliases {

    private static final Map<String, String> LEGACY =
            Map.ofEntries(
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

    static void resolve(ObjectNode root) {
        root.remove(INTERNAL);
        LEGACY.forEach(
                (old, today) -> {
                    var value = root.get(old);
                    if (value == null) return;
                    root.remove(old);
                    var there = root.get(today);
                    boolean absent =
                            there == null
                                    || there.isNull()
                                    || (there.isContainerNode() && there.isEmpty());
                    if (absent) root.set(today, value);
                });
    }
}
