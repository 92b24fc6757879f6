package dev.mayday.issues.grouping.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Inner classes: named ones stay, numbered ones and those of lambdas become part of the function.
final class JavaClasses {

    private static final Set<String> SINGLE_METHODS =
            Set.of(
                    "invokeSuspend",
                    "invoke",
                    "resumeWith",
                    "emit",
                    "collect",
                    "apply",
                    "run",
                    "call",
                    "accept",
                    "get",
                    "test",
                    "doCall",
                    "onNext",
                    "handle",
                    "onClick",
                    "execute",
                    "create");
    private static final Set<String> NOISE = Set.of("", "lambda", "sam", "fn");

    private final List<String> classes = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private boolean numbered;

    private JavaClasses() {}

    static Name name(String type, String function) {
        int dollar = type.indexOf('$');
        if (dollar < 0) return Name.normal(type, function);
        return new JavaClasses().read(type, dollar, function);
    }

    private Name read(String type, int dollar, String function) {
        classes.add(type.substring(0, dollar));
        for (var segment : type.substring(dollar + 1).split("\\$")) segment(segment);
        var scope = String.join("$", classes);
        if (!methods.isEmpty() && (numbered || SINGLE_METHODS.contains(function))) {
            return Name.normal(scope, String.join(".", methods) + ".lambda");
        }
        return Name.normal(scope, numbered ? "anon." + function : function);
    }

    private void segment(String segment) {
        if (!segment.isEmpty() && digits(segment, 0)) numbered = true;
        else if (closure(segment)) methods.add("fn");
        else if (!noise(segment))
            (Character.isUpperCase(segment.charAt(0)) ? classes : methods)
                    .add(withoutClosureNumber(segment));
    }

    private static boolean noise(String segment) {
        return NOISE.contains(segment)
                || segment.startsWith("sam$")
                || segment.startsWith("inlined")
                || segment.startsWith("annotations")
                || numberedAfter("_run_closure", segment)
                || numberedAfter("_closure", segment)
                || numberedAfter("__", segment)
                || (segment.startsWith("closure") && digits(segment, 7));
    }

    /// Groovy's `_start_closure1`, Compose's `lambda-1`.
    private static String withoutClosureNumber(String segment) {
        int end = segment.length();
        while (end > 0 && Character.isDigit(segment.charAt(end - 1))) end--;
        var bare = segment.substring(0, end);
        return bare.endsWith("_closure") || bare.equals("lambda-") ? bare : segment;
    }

    /// Clojure's `fn__123`.
    private static boolean closure(String segment) {
        return numberedAfter("fn__", segment);
    }

    private static boolean numberedAfter(String prefix, String segment) {
        return segment.startsWith(prefix)
                && segment.length() > prefix.length()
                && digits(segment, prefix.length());
    }

    private static boolean digits(String text, int from) {
        for (int i = from; i < text.length(); i++)
            if (!Character.isDigit(text.charAt(i))) return false;
        return true;
    }
}
