package dev.mayday.issues.grouping.rules;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Platforms that are treated alike by the rules.
public enum Family {
    NATIVE,
    JAVASCRIPT,
    OTHER;

    private static final Set<String> NATIVE_PLATFORMS =
            Set.of("objc", "cocoa", "swift", "native", "c", "rust");

    public static Family of(@Nullable String platform) {
        if (platform == null) return OTHER;
        if (NATIVE_PLATFORMS.contains(platform)) return NATIVE;
        return platform.equals("javascript") || platform.equals("node") ? JAVASCRIPT : OTHER;
    }

    /// The word in the rules.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
