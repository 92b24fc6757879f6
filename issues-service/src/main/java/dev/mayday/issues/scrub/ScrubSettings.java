package dev.mayday.issues.scrub;

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

    public ScrubSettings {
        sensitiveFields = List.copyOf(sensitiveFields);
        safeFields = List.copyOf(safeFields);
    }
}
