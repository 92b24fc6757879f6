package dev.mayday.issues.grouping.rules;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A condition on one frame.
interface FrameTest {

    boolean holds(JudgedFrame frame);

    static FrameTest family(String names) {
        var wanted = Arrays.asList(names.split(","));
        if (wanted.contains("all")) return frame -> true;
        return frame -> wanted.contains(frame.family().code());
    }

    static FrameTest app(String answer) {
        boolean wanted =
                switch (answer.toLowerCase(Locale.ROOT)) {
                    case "1", "yes", "true" -> true;
                    case "0", "no", "false" -> false;
                    default ->
                            throw new IllegalArgumentException("app is yes or no, not " + answer);
                };
        return frame -> wanted == Boolean.TRUE.equals(frame.inApp());
    }

    static FrameTest function(String pattern) {
        var glob = Glob.of(pattern);
        return frame -> glob.matches(frame.function());
    }

    static FrameTest module(String pattern) {
        var glob = Glob.of(pattern);
        return frame -> matches(glob, frame.module());
    }

    static FrameTest category(String pattern) {
        var glob = Glob.of(pattern);
        return frame -> matches(glob, frame.category());
    }

    static FrameTest path(String pattern) {
        var glob = Glob.ofPath(pattern);
        return frame -> matchesPath(glob, frame.path());
    }

    static FrameTest image(String pattern) {
        var glob = Glob.ofPath(pattern);
        return frame -> matchesPath(glob, frame.image());
    }

    private static boolean matches(Glob glob, @Nullable String value) {
        return value != null && glob.matches(value);
    }

    private static boolean matchesPath(Glob glob, @Nullable String value) {
        if (value == null) return false;
        return glob.matches(value) || (!value.startsWith("/") && glob.matches("/" + value));
    }
}
