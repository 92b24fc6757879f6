package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// One call of a stack, as far as grouping, titles and ownership ask.
///
/// @param rawFunction the untrimmed name, when `function` was shortened by the SDK or by
///     symbolication
/// @param packageName the binary image or library of a native frame (`package` on the wire)
/// @param platform only when it differs from the event's
/// @param inApp what the SDK said, null when it said nothing; once decided, the last word
/// @param sourceMapped `data.sourcemap` is there: the names are those of the source
/// @param symbolicated `data.symbolicated`: the function's name was found through scopes or symbols
/// @param category `data.category`
public record Frame(
        @Nullable String function,
        @Nullable String rawFunction,
        @Nullable String module,
        @Nullable String filename,
        @Nullable String absPath,
        @Nullable String packageName,
        @Nullable String platform,
        @Nullable Long line,
        @Nullable Long column,
        @Nullable Boolean inApp,
        @Nullable String contextLine,
        boolean sourceMapped,
        boolean symbolicated,
        @Nullable String category) {

    public Frame withInApp(boolean decided) {
        if (inApp != null && inApp == decided) return this;
        return new Frame(
                function,
                rawFunction,
                module,
                filename,
                absPath,
                packageName,
                platform,
                line,
                column,
                decided,
                contextLine,
                sourceMapped,
                symbolicated,
                category);
    }

    /// The frame's own platform, else that of its event.
    public String platformIn(String event) {
        return platform == null ? event : platform;
    }

    /// The module, or the file when there is none.
    public @Nullable String place() {
        return module != null ? module : filename;
    }

    /// The file's name, else its full path, else nothing.
    public String file() {
        if (filename != null) return filename;
        return absPath == null ? "" : absPath;
    }
}
