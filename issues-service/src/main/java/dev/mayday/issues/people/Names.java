package dev.mayday.issues.people;

import dev.mayday.issues.OneLine;
import dev.mayday.issues.PersonName;
import dev.mayday.issues.Refused;
import dev.mayday.issues.organization.Slugs;
import org.jspecify.annotations.Nullable;

/// What people type, read once.
final class Names {

    private static final int LONGEST = 64;
    private static final int LONGEST_PERSON = 100;

    private Names() {}

    /// Of an organization or team.
    ///
    /// @throws Refused 400
    static String name(@Nullable String typed) {
        return OneLine.of("name", typed, LONGEST);
    }

    static String person(@Nullable String typed) {
        return PersonName.of(typed, LONGEST_PERSON);
    }

    /// The slug that was asked for, else the one of the name.
    static String slug(@Nullable String asked, String name) {
        if (asked == null || asked.isBlank()) {
            var made = Slugs.of(name);
            if (!made.isEmpty()) return made;
            throw Refused.invalid("slug: needed, since the name has no letter from a to z");
        }
        var slug = asked.strip();
        if (Slugs.isSlug(slug)) return slug;
        throw Refused.invalid(
                "slug: up to 50 lower-case letters, digits and dashes, not digits alone");
    }
}
