package dev.mayday.issues.release.version;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.mayday.issues.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A pattern that tells the numbers of a version by its 1 to 6 groups. It must match the whole
/// version, and does so in linear time.
public final class VersionPattern {

    private static final int LONGEST = 500;
    private static final int MOST_GROUPS = 6;

    /// Of the compiled pattern: each character of a version is held against all of it.
    private static final int LARGEST = 2_000;

    private final Pattern compiled;

    private VersionPattern(Pattern compiled) {
        this.compiled = compiled;
    }

    /// Refuses what is no such pattern, with the place and the reason.
    public static VersionPattern of(String text) {
        if (text.length() > LONGEST)
            throw refused(LONGEST, "pattern_too_long", "a pattern has at most 500 characters");
        refuseWhatMultiplies(text);
        var compiled = compile(text);
        int groups = compiled.groupCount();
        if (groups < 1 || groups > MOST_GROUPS) {
            throw refused(
                    0,
                    "pattern_groups",
                    "a pattern needs 1 to 6 groups in parentheses, each of digits: this one has "
                            + groups);
        }
        if (compiled.programSize() > LARGEST)
            throw refused(0, "pattern_too_large", "the pattern repeats too much: write * or +");
        return new VersionPattern(compiled);
    }

    private static Pattern compile(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException wrong) {
            var fragment = wrong.getPattern() == null ? "" : wrong.getPattern();
            int place = Math.max(0, text.indexOf(fragment));
            throw refused(
                    text.codePointCount(0, place),
                    "pattern_syntax",
                    "%s (%s)".formatted(wrong.getDescription(), Release.shown(fragment)));
        }
    }

    /// A counted repetition of a group that has one inside would be written out a million times
    /// before its size could be looked at. So groups are only repeated by `*`, `+` and `?`; and
    /// quotes and flags are refused, which could stand between a group and its count.
    private static void refuseWhatMultiplies(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            var problem = multiplies(c, next, i + 2 < text.length() ? text.charAt(i + 2) : ' ');
            if (problem != null)
                throw refused(text.codePointCount(0, i), "pattern_unsupported", problem);
            if (c == '\\') i++;
        }
    }

    private static @Nullable String multiplies(char c, char next, char third) {
        if (c == ')' && next == '{') return "a group cannot be repeated by count: write * or +";
        if (c == '\\' && next == 'Q')
            return "quotes (\\Q) are not supported: write \\ before a sign";
        if (c != '(' || next != '?' || third == ':' || third == 'P' || third == '<') return null;
        return "groups are written ( ) or (?: ): flags and look-around are not supported";
    }

    private static Refused refused(int before, String code, String message) {
        int column = before + 1;
        var words = "line 1, column %d: %s".formatted(column, message);
        return Refused.wrong(new Refused.Problem(1, column, code, words, List.of()));
    }

    /// Not read when a group has something else than digits; an absent group is 0.
    Optional<Reading> read(String version) {
        var match = compiled.matcher(version);
        if (!match.matches()) return Optional.empty();
        var numbers = new ArrayList<String>(match.groupCount());
        for (int i = 1; i <= match.groupCount(); i++) {
            var group = match.group(i);
            if (group != null && !Digits.are(group)) return Optional.empty();
            numbers.add(group == null ? "0" : group);
        }
        return Optional.of(new Reading("", VersionKey.of(numbers)));
    }

    /// As it was written.
    @Override
    public String toString() {
        return compiled.pattern();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VersionPattern that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
