package dev.mayday.issues.grouping.rules;

import dev.mayday.issues.event.model.ExceptionValue;
import org.jspecify.annotations.Nullable;

/// A condition on the exception.
interface ExceptionTest {

    /// @param exception whose stack is judged; null when it is that of a thread
    boolean holds(@Nullable ExceptionValue exception);

    static ExceptionTest type(String pattern) {
        var glob = Glob.of(pattern);
        return exception -> matches(glob, exception == null ? null : exception.type());
    }

    static ExceptionTest value(String pattern) {
        var glob = Glob.of(pattern);
        return exception -> matches(glob, exception == null ? null : exception.value());
    }

    static ExceptionTest mechanism(String pattern) {
        var glob = Glob.of(pattern);
        return exception -> matches(glob, exception == null ? null : exception.mechanism().type());
    }

    private static boolean matches(Glob glob, @Nullable String value) {
        return glob.matches(value == null || value.isEmpty() ? "<unknown>" : value);
    }
}
