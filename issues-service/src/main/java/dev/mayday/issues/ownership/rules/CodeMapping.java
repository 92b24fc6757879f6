package dev.mayday.issues.ownership.rules;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the paths of a program lie in its repository.
///
/// @param stackRoot how a path of a frame begins
/// @param sourceRoot what stands there instead; may be empty
public record CodeMapping(String stackRoot, String sourceRoot) {

    private static final String ARROW = "=>";

    /// Reads `/srv/app/ => src/`; the part behind the arrow may be empty.
    public static Optional<CodeMapping> of(String line) {
        int arrow = line.indexOf(ARROW);
        if (arrow < 0) return Optional.empty();
        var stackRoot = line.substring(0, arrow).strip().replace('\\', '/');
        var sourceRoot = line.substring(arrow + ARROW.length()).strip();
        if (stackRoot.isEmpty()) return Optional.empty();
        return Optional.of(new CodeMapping(stackRoot, sourceRoot));
    }

    /// As it is read.
    public String line() {
        return (stackRoot + " " + ARROW + " " + sourceRoot).strip();
    }

    /// The path by the longest root that it begins with; null when there is none.
    static @Nullable String mapped(String path, List<CodeMapping> mappings) {
        CodeMapping longest = null;
        for (var mapping : mappings) {
            boolean longer =
                    longest == null || mapping.stackRoot.length() > longest.stackRoot.length();
            if (longer && path.startsWith(mapping.stackRoot)) longest = mapping;
        }
        return longest == null
                ? null
                : longest.sourceRoot + path.substring(longest.stackRoot.length());
    }
}
