package dev.mayday.issues.grouping.frames;

import org.jspecify.annotations.Nullable;

/// A frame made comparable.
///
/// @param scope the class, module or file; may be empty
/// @param function without what changes from build to build; may be empty
/// @param line the source line without spaces and numbers, if it is worth comparing
/// @param file the base name, lower case
public record NormalFrame(
        String scope, String function, @Nullable String line, Kind kind, String file) {

    public boolean named() {
        return !scope.isEmpty() || !function.isEmpty();
    }

    public boolean same(NormalFrame other) {
        return function.equals(other.function) && scope.equals(other.scope);
    }

    public NormalFrame withLine(@Nullable String other) {
        return new NormalFrame(scope, function, other, kind, file);
    }
}
