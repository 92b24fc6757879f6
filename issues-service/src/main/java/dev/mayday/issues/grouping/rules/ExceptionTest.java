package dev.mayday.issues.grouping.rules;

import org.jspecify.annotations.Nullable;

/// A condition on the exception.
interface ExceptionTest {

    boolean holds(RuleException exception);

    static ExceptionTest type(String pattern) {
        var glob = Glob.of(pattern);
        return exception -> matches(glob, exception.type());
    }

    static ExceptionTest value(String pattern) {
        var glob = Glob.of(pattern);
        return exception -> matches(glob, exception.value());
    }

    static ExceptionTest mechanism(String pattern) {
        var glob = Glob.of(pattern);
        return exception -> matches(glob, exception.mechanism());
    }

    private static boolean matches(Glob glob, @Nullable String value) {
        return glob.matches(value == null || value.isEmpty() ? "<unknown>" : value);
    }
}
