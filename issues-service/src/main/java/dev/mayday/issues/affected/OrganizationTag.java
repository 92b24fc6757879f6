package dev.mayday.issues.affected;

import dev.mayday.contracts.issues.AffectedApi.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By which tag users are counted. Whose customers are hit, applications tell by a tag of their
/// own; its name gives it away.
final class OrganizationTag {

    /// The surest first.
    private static final List<Set<String>> WORDS =
            List.of(
                    Set.of("organization", "organisation", "org"),
                    Set.of("tenant"),
                    Set.of("customer", "client"),
                    Set.of("company", "account", "merchant"),
                    Set.of("workspace", "team"));

    private OrganizationTag() {}

    /// @param wanted by the person; null for the one whose name gives it away
    /// @return null when there is no such tag: another one than wanted would be another answer
    static @Nullable Tag among(List<Tag> tags, @Nullable String wanted) {
        var usable = tags.stream().filter(tag -> !tag.unique()).toList();
        if (wanted != null) return named(usable, wanted);
        for (var words : WORDS) {
            for (var tag : usable) if (isNamed(tag.key(), words)) return tag;
        }
        return null;
    }

    private static @Nullable Tag named(List<Tag> tags, String key) {
        for (var tag : tags) if (tag.key().equals(key)) return tag;
        return null;
    }

    /// `organisation_id`, `org.slug`, `customerName`.
    private static boolean isNamed(String key, Set<String> words) {
        var parts = key.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return Arrays.stream(parts.split("[^a-z]+")).anyMatch(words::contains);
    }
}
