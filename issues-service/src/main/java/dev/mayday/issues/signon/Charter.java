package dev.mayday.issues.signon;

import dev.mayday.contracts.signon.Providers.Settings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What an installation makes of the people of one provider.
///
/// @param claim path of the claim with the groups
/// @param everyLogin whether the mapping is applied at each sign-in, or at the first only
/// @param bound the only organization that it may name; null when it may name any
/// @param unmapped organization in which who has no group is a viewer; null when they are refused
/// @param trustEmail whether its addresses count as verified though it does not say so
/// @param audience that bearer tokens of its programs must name
/// @param recheck how often it is asked whether somebody still may
record Charter(
        String provider,
        String claim,
        List<Rule> rules,
        boolean everyLogin,
        @Nullable String bound,
        @Nullable String unmapped,
        boolean trustEmail,
        String audience,
        Duration recheck) {

    Charter {
        rules = List.copyOf(rules);
    }

    /// @throws dev.mayday.contracts.signon.Providers.Unusable with the variable, and what to write
    static Charter of(Settings settings) {
        var rules = rules(settings);
        var bound = settings.text("organization");
        bound.ifPresent(only -> checkBound(settings, rules, only));
        var unmapped = unmapped(settings);
        if (unmapped != null && bound.isPresent() && !unmapped.equals(bound.get())) {
            throw settings.unusable("unmapped", "must be deny or viewer:" + bound.get());
        }
        return new Charter(
                settings.name(),
                settings.text("claim").orElse("groups"),
                rules,
                everyLogin(settings),
                bound.orElse(null),
                unmapped,
                settings.flag("trust-email"),
                settings.text("audience").orElseGet(() -> settings.needed("client-id", "mayday")),
                recheck(settings));
    }

    private static List<Rule> rules(Settings settings) {
        try {
            return Rule.read(settings.text("mapping").orElse(""));
        } catch (IllegalArgumentException wrong) {
            throw settings.unusable("mapping", String.valueOf(wrong.getMessage()));
        }
    }

    private static void checkBound(Settings settings, List<Rule> rules, String only) {
        for (var rule : rules) {
            if (rule.organization().equals(only)) continue;
            throw settings.unusable(
                    "mapping",
                    "has the line '%s', but this provider is only for organization %s"
                            .formatted(rule.text(), only));
        }
    }

    private static @Nullable String unmapped(Settings settings) {
        var text = settings.text("unmapped").orElse("deny");
        if (text.equals("deny")) return null;
        if (text.matches("viewer:[a-z0-9][a-z0-9_-]{0,49}")) return text.substring(7);
        throw settings.unusable(
                "unmapped", "must be deny or viewer:<organization>. Example: viewer:mayday");
    }

    private static boolean everyLogin(Settings settings) {
        return switch (settings.text("sync").orElse("every_login")) {
            case "every_login" -> true;
            case "first_login" -> false;
            default -> throw settings.unusable("sync", "must be every_login or first_login");
        };
    }

    private static Duration recheck(Settings settings) {
        var text = settings.text("recheck").orElse("15m");
        try {
            var every = Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT));
            if (every.compareTo(Duration.ofMinutes(1)) >= 0) return every;
        } catch (DateTimeParseException noDuration) {
            // said below
        }
        throw settings.unusable("recheck", "must be a time of a minute or more. Example: 15m");
    }

    /// Slugs of the organizations that it names.
    SortedSet<String> organizations() {
        var named = new TreeSet<String>();
        for (var rule : rules) named.add(rule.organization());
        if (bound != null) named.add(bound);
        if (unmapped != null) named.add(unmapped);
        return named;
    }

    /// What it makes of people in one organization, and in those that are not there. What it says
    /// of others is for no admin of this one to see.
    Charter seenFrom(String organization, Set<String> absent) {
        Predicate<String> seen = named -> named.equals(organization) || absent.contains(named);
        return new Charter(
                provider,
                claim,
                rules.stream().filter(rule -> seen.test(rule.organization())).toList(),
                everyLogin,
                bound,
                unmapped != null && seen.test(unmapped) ? unmapped : null,
                trustEmail,
                audience,
                recheck);
    }

    String unmappedText() {
        return unmapped == null ? "deny" : "viewer:" + unmapped;
    }
}
