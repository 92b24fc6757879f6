package dev.mayday.issues.ownership.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the paths of a program lie in its repository.
///
/// @param stackRoot how a path of a frame begins
/// @param sourceRoot what stands there instead; may be empty
public record CodeMapping(String stackRoot, String sourceRoot) {

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
