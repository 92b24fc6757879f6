package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// One call of a stack, as far as grouping, titles and ownership ask.
///
/// @param inApp what the SDK said; null when it said nothing
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

    public Frame withInApp(@Nullable Boolean decided) {
        if (decided == null || decided.equals(inApp)) return this;
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

    /// The module, or the file when there is none.
    public @Nullable String place() {
        return module != null ? module : filename;
    }
}
