package dev.mayday.issues.scrub;

import io.vertx.sqlclient.Row;
import java.util.List;

/// What a project wants scrubbed (names as in the Sentry project API, semantics 5.1).
///
/// @param dataScrubber off: nothing is scrubbed
/// @param dataScrubberDefaults the default rules of protocol 12.2
/// @param scrubIpAddresses addresses are removed and masked
/// @param sensitiveFields more words to filter by, in keys and values
/// @param safeFields keys (`tokens_used`) or paths (`extra.*.tokens_used`) that no rule touches
public record ScrubSettings(
        boolean dataScrubber,
        boolean dataScrubberDefaults,
        boolean scrubIpAddresses,
        List<String> sensitiveFields,
        List<String> safeFields) {

    public static final ScrubSettings DEFAULT =
            new ScrubSettings(true, true, false, List.of(), List.of());

    /// The columns of a project.
    public static ScrubSettings of(Row row) {
        return new ScrubSettings(
                row.getBoolean("data_scrubber"),
                row.getBoolean("data_scrubber_defaults"),
                row.getBoolean("scrub_ip_addresses"),
                List.of(row.getArrayOfStrings("sensitive_fields")),
                List.of(row.getArrayOfStrings("safe_fields")));
    }

    public ScrubSettings {
        sensitiveFields = List.copyOf(sensitiveFields);
        safeFields = List.copyOf(safeFields);
    }
}
