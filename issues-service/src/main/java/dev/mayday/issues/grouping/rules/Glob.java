package dev.mayday.issues.grouping.rules;

import dev.mayday.issues.glob.StepGlob;
import java.util.List;

/// A pattern of a rule: `*`, `?`, `[…]`, `{a,b}`. In a path `*` stops at a slash and `**` does not.
interface Glob {

    boolean matches(String text);

    static Glob of(String pattern) {
        return of(pattern, false);
    }

    /// For paths and packages: lower case, forward slashes; tried with a leading slash too.
    static Glob ofPath(String pattern) {
        return of(pattern.toLowerCase(java.util.Locale.ROOT).replace('\\', '/'), true);
    }

    private static Glob of(String pattern, boolean path) {
        var alternatives = Braces.expand(pattern);
        if (!path && alternatives.stream().allMatch(PrefixGlob::suits))
            return new PrefixGlob(alternatives);
        var globs = alternatives.stream().map(one -> one(one, path)).toList();
        return globs.size() == 1 ? globs.getFirst() : anyOf(globs);
    }

    private static Glob one(String pattern, boolean path) {
        return new StepGlob(pattern, path)::matches;
    }

    private static Glob anyOf(List<Glob> globs) {
        return text -> {
            for (var glob : globs) if (glob.matches(text)) return true;
            return false;
        };
    }
}
