package dev.mayday.issues.release.version;

import java.util.List;
import java.util.Optional;

/// Reads `shop@v2.5.0-rc.1+build7`. Leading zeros do not matter: many write `2026.01.15`.
final class SemverReader {

    private SemverReader() {}

    static Optional<Reading> read(String version, boolean compareBuild) {
        var named = Named.of(version);
        var whole = named.number();
        int plus = whole.indexOf('+');
        var build = plus < 0 ? List.<String>of() : parts(whole.substring(plus + 1));
        var precedence = plus < 0 ? whole : whole.substring(0, plus);
        int dash = precedence.indexOf('-');
        var prerelease = dash < 0 ? List.<String>of() : parts(precedence.substring(dash + 1));
        var numbers = parts(dash < 0 ? precedence : precedence.substring(0, dash));

        boolean read =
                numbers.size() >= 2
                        && numbers.size() <= 4
                        && numbers.stream().allMatch(Digits::are)
                        && prerelease.stream().allMatch(SemverReader::isIdentifier)
                        && build.stream().allMatch(SemverReader::isIdentifier);
        if (!read) return Optional.empty();
        var key = new VersionKey(numbers, prerelease, compareBuild ? build : List.of());
        return Optional.of(new Reading(named.pack(), key));
    }

    private static List<String> parts(String text) {
        return List.of(text.split("\\.", -1));
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(
                                c ->
                                        c >= '0' && c <= '9'
                                                || c >= 'a' && c <= 'z'
                                                || c >= 'A' && c <= 'Z'
                                                || c == '-');
    }
}
