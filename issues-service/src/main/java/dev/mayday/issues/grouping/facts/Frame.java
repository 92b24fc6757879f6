package dev.mayday.issues.grouping.facts;

import org.jspecify.annotations.Nullable;

/// One frame as the SDK sent it (after source maps and debug files were applied). An empty text
/// counts as absent.
///
/// @param platform only when it differs from the event's
/// @param rawFunction the untrimmed name, when `function` was shortened by the SDK or by
/// symbolication
/// @param packageName the binary image or library of a native frame (`package` on the wire)
/// @param inApp what the SDK said; null when it said nothing
/// @param category `data.category`
/// @param sourceMapped a source map was applied to this frame (`data.sourcemap` is present)
/// @param nameFromScopes the function name was found through the scopes of the source map
/// (`data.symbolicated`)
public record Frame(
        @Nullable String platform,
        @Nullable String module,
        @Nullable String function,
        @Nullable String rawFunction,
        @Nullable String filename,
        @Nullable String absPath,
        @Nullable String packageName,
        @Nullable String contextLine,
        @Nullable Boolean inApp,
        @Nullable String category,
        boolean sourceMapped,
        boolean nameFromScopes) {

    /// The least a frame can say.
    public static Frame of(@Nullable String module, @Nullable String function) {
        return new Frame(
                null, module, function, null, null, null, null, null, null, null, false, false);
    }

    /// The file's name, else its full path, else nothing.
    public String file() {
        if (filename != null) return filename;
        return absPath == null ? "" : absPath;
    }
}
