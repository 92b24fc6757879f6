package dev.mayday.issues.organization;

import dev.mayday.issues.OneLine;
import dev.mayday.issues.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people write about a project, as it can be used.
final class ProjectWords {

    private static final int LONGEST_NAME = 64;
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

    private ProjectWords() {}

    /// @throws Refused 400
    static String name(String name) {
        return OneLine.of("name", name, LONGEST_NAME);
    }

    /// @throws Refused 400
    static String slug(String slug) {
        var stripped = slug.strip();
        if (!Slugs.isSlug(stripped)) {
            throw Refused.invalid(
                    "slug: 1 to 50 lower-case letters, digits and dashes, not only digits");
        }
        return stripped;
    }

    /// The slug that a name makes.
    ///
    /// @throws Refused 400
    static String slugOf(String name) {
        var slug = Slugs.of(name(name));
        if (!slug.isEmpty()) return slug;
        throw Refused.invalid("slug: needed, since the name has no letter from a to z");
    }

    /// @return null for none
    /// @throws Refused 400
    static @Nullable String platform(@Nullable String platform) {
        if (platform == null || platform.isBlank()) return null;
        if (!PLATFORM.matcher(platform.strip()).matches()) {
            throw Refused.invalid(
                    "platform: lower-case letters, digits and dashes, such as python");
        }
        return platform.strip();
    }

    /// @throws Refused 400
    static String label(String label) {
        return OneLine.of("label", label, LONGEST_NAME);
    }

    static Refused taken(String slug) {
        return Refused.invalid("slug: there is a project '%s' already".formatted(slug));
    }
}
