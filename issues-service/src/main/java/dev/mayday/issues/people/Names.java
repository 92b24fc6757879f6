package dev.mayday.issues.people;

import dev.mayday.issues.OneLine;
import dev.mayday.issues.PersonName;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Scripts;
import dev.mayday.issues.organization.Slugs;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people type, read once.
final class Names {

    private static final int LONGEST = 64;
    private static final int LONGEST_PERSON = 100;
    private static final int LONGEST_EMAIL = 320;

    /// Accounts without an address have one that ends so (RFC 2606): nobody else has one.
    private static final String NOWHERE = ".invalid";

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),;:\\\\\\[\\]]{1,64}@[^\\s@<>\"(),;:\\\\\\[\\]]{1,255}");

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

    static String email(@Nullable String typed) {
        var email = typed == null ? "" : typed.strip();
        boolean good =
                email.length() <= LONGEST_EMAIL
                        && EMAIL.matcher(email).matches()
                        && OneLine.isPlain(email)
                        && !Scripts.areMixed(email);
        if (email.toLowerCase(Locale.ROOT).endsWith(NOWHERE)) {
            throw Refused.invalid("email: no mail reaches an address that ends in .invalid");
        }
        if (good) return email;
        throw Refused.invalid("email: an address such as ana@example.com");
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
