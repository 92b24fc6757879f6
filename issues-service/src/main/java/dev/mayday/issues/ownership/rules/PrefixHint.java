package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.glob.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Rules that fail only because a path begins with more than the repository knows (semantics 9.3).
public final class PrefixHint {

    private static final int MOST = 10;

    private PrefixHint() {}

    /// @param rule that did not match
    /// @param words what to do about it
    public record Hint(Rule rule, String words) {}

    /// @param matched rules that need no hint
    public static List<Hint> of(OwnedEvent event, List<Rule> rules, List<Match> matched) {
        var effort = new Effort(Ownership.STEPS);
        var hints = new ArrayList<Hint>();
        for (var rule : rules) {
            if (hints.size() == MOST || effort.isExhausted()) break;
            if (matched.stream().anyMatch(match -> match.rule().equals(rule))) continue;
            var words = hint(event, rule.matcher(), effort);
            if (words != null) hints.add(new Hint(rule, words));
        }
        return hints;
    }

    private static @Nullable String hint(OwnedEvent event, Matcher matcher, Effort effort) {
        for (var frame : event.frames()) {
            for (var path : frame.paths()) {
                var words = hint(path, matcher, effort);
                if (words != null) return words;
            }
        }
        return null;
    }

    private static @Nullable String hint(String path, Matcher matcher, Effort effort) {
        int segment = path.startsWith("/") ? 0 : 1;
        for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
            segment++;
            if (!matches(path.substring(at + 1), matcher, effort)) continue;
            return "would match from segment %d of %s: add a code mapping from `%s` to the empty root"
                    .formatted(
                            segment,
                            Problems.shown(path),
                            Problems.shown(path.substring(0, at + 1)));
        }
        return null;
    }

    private static boolean matches(String rest, Matcher matcher, Effort effort) {
        return switch (matcher) {
            case Matcher.Path path -> path.glob().matches(rest.toLowerCase(Locale.ROOT), effort);
            case Matcher.Code code -> code.pattern().matches(rest, effort);
            case Matcher.Module _, Matcher.Url _, Matcher.Tag _ -> false;
        };
    }
}
