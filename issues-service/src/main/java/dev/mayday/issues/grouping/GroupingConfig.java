package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.WrapperTypes;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The numbers and lists that decide with the code. Frozen once released: another value is another
/// configuration.
public record GroupingConfig(String id, Limits limits, Lists lists) {

    /// @param frames informative frames that enter a key: fewer merge different bugs under a common
    ///     helper, more split one bug by the way in
    /// @param entries frames that enter a key in all, nameless ones included
    /// @param cycle the longest repetition in a stack that is seen as recursion
    /// @param members distinct members of an exception group that enter a key
    /// @param skeleton characters of a message that enter a key
    public record Limits(int frames, int entries, int cycle, int members, int skeleton) {}

    /// @param wrappers types of exceptions that only carry another one
    /// @param overflows types of an exhausted stack
    /// @param throwHelpers functions that only throw, lower case
    /// @param throwHelperPrefixes beginnings of such names, lower case
    public record Lists(
            Set<String> wrappers,
            Set<String> overflows,
            Set<String> throwHelpers,
            List<String> throwHelperPrefixes) {

        boolean wrapper(String type) {
            return wrappers.contains(type.substring(type.lastIndexOf('.') + 1));
        }

        boolean overflow(String type) {
            return overflows.contains(type.substring(type.lastIndexOf('.') + 1));
        }

        boolean throwHelper(String function) {
            var name = unqualified(function).toLowerCase(Locale.ROOT);
            return throwHelpers.contains(name)
                    || (throwHelperPrefixes.stream().anyMatch(name::startsWith) && plainWord(name));
        }

        /// `(*API).fail` and `Assert::fail` are `fail`.
        private static String unqualified(String function) {
            int end = function.length();
            int start = end;
            while (start > 0 && ".:#\\".indexOf(function.charAt(start - 1)) < 0) start--;
            return start == end ? function : function.substring(start);
        }

        private static boolean plainWord(String name) {
            return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        }
    }

    private static final Limits LIMITS_1 = new Limits(5, 12, 8, 5, 300);

    private static final Lists LISTS_1 =
            new Lists(
                    WrapperTypes.ALL,
                    Set.of(
                            "StackOverflowError",
                            "RecursionError",
                            "SystemStackError",
                            "InsufficientExecutionStackException",
                            "StackOverflowException"),
                    Set.of(
                            "invariant",
                            "fail",
                            "panic",
                            "panic_fmt",
                            "die",
                            "abort",
                            "trigger_error",
                            "handleerror",
                            "handle_error",
                            "onerror",
                            "error",
                            "_error",
                            "fatal",
                            "err",
                            "warn",
                            "checknotnull",
                            "requirenonnull",
                            "checkargument",
                            "checkstate",
                            "orelsethrow",
                            "createerror",
                            "makeerror"),
                    List.of("assert", "raise", "throw", "capture", "report", "log", "notify"));

    public static final GroupingConfig NATIVE_1 = new GroupingConfig("native:1", LIMITS_1, LISTS_1);
}
