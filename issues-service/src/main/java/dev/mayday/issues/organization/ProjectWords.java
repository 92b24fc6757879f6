package dev.mayday.issues.organization;

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
        var stripped = name.strip();
        if (!isWords(stripped)) throw Refused.invalid("name: 1 to 64 characters");
        return stripped;
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
        var slug = Slugs.of(name);
        if (slug.isEmpty() || !isWords(name)) {
            throw Refused.invalid(
                    "name: 1 to 64 characters, at least one of them a letter from a to z");
        }
        return slug;
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
        var stripped = label.strip();
        if (!isWords(stripped)) throw Refused.invalid("label: 1 to 64 characters");
        return stripped;
    }

    static Refused taken(String slug) {
        return Refused.invalid("slug: there is a project '%s' already".formatted(slug));
    }

    private static boolean isWords(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.chars().noneMatch(Character::isISOControl);
    }
}
