package dev.mayday.issues.grouping.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where and how an event happened. Enters the key only through fingerprint variables and the
/// fallback.
public record Circumstances(
        @Nullable String platform,
        @Nullable String transaction,
        @Nullable String culprit,
        @Nullable String logger,
        @Nullable String level,
        @Nullable String release,
        Map<String, String> tags) {

    public Circumstances {
        tags = Map.copyOf(tags);
    }

    public static Circumstances on(@Nullable String platform) {
        return new Circumstances(platform, null, null, null, null, null, Map.of());
    }

    public String platformOrEmpty() {
        return platform == null ? "" : platform;
    }
}
