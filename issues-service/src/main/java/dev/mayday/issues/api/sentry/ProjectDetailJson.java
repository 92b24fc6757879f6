package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mayday.issues.organization.ProjectSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A project with all that can be set about it, and with what clients want to read that is
/// fixed here. Names as in the Sentry project API.
record ProjectDetailJson(
        @JsonUnwrapped ProjectJson project,
        List<String> allowedDomains,
        boolean dataScrubber,
        boolean dataScrubberDefaults,
        boolean scrubIPAddresses,
        List<String> sensitiveFields,
        List<String> safeFields,
        int resolveAge,
        int digestsMinDelay,
        int digestsMaxDelay,
        boolean scrapeJavaScript,
        boolean verifySSL,
        String subjectPrefix,
        String securityToken,
        @Nullable String securityTokenHeader,
        String fingerprintingRules,
        String groupingEnhancements,
        @Nullable String defaultEnvironment,
        Map<String, String> options) {

    /// What is as it is, in JSON: said again it is no change.
    static final Map<String, String> FIXED =
            Map.ofEntries(
                    Map.entry("resolveAge", "0"),
                    Map.entry("digestsMinDelay", "0"),
                    Map.entry("digestsMaxDelay", "0"),
                    Map.entry("scrapeJavaScript", "false"),
                    Map.entry("verifySSL", "true"),
                    Map.entry("subjectPrefix", "\"\""),
                    Map.entry("securityToken", "\"\""),
                    Map.entry("securityTokenHeader", "null"),
                    Map.entry("fingerprintingRules", "\"\""),
                    Map.entry("groupingEnhancements", "\"\""),
                    Map.entry("defaultEnvironment", "null"),
                    Map.entry("options", "{}"),
                    Map.entry("isBookmarked", "false"));

    static ProjectDetailJson of(ProjectJson project, ProjectSettings.State state) {
        var scrubbing = state.scrubbing();
        return new ProjectDetailJson(
                project,
                state.allowedOrigins(),
                scrubbing.dataScrubber(),
                scrubbing.dataScrubberDefaults(),
                scrubbing.scrubIpAddresses(),
                scrubbing.sensitiveFields(),
                scrubbing.safeFields(),
                0,
                0,
                0,
                false,
                true,
                "",
                "",
                null,
                "",
                "",
                null,
                Map.of());
    }
}
