package dev.mayday.issues.grouping.frames;

/// Names of methods as compilers write them.
final class JavaFunctions {

    private static final int MANGLING = 7;

    private JavaFunctions() {}

    /// `access$100`, `$r8$lambda$…`: made to reach something private.
    static boolean accessor(String method) {
        return (method.startsWith("access$") && method.length() > 7) || method.startsWith("$r8$");
    }

    static String name(String method) {
        if (method.indexOf('$') < 0 && method.indexOf('-') < 0) return method;
        if (method.startsWith("lambda$")) return lambda(javaLambda(method.substring(7)));
        int kotlin = method.indexOf("$lambda");
        if (kotlin >= 0) return withoutMangling(lambda(method.substring(0, kotlin)));
        if (method.startsWith("$anonfun$")) return lambda(scala(method.substring(9)));
        return withoutMangling(without("$suspendImpl", without("$default", method)));
    }

    private static String lambda(String enclosing) {
        return enclosing.isEmpty() ? "lambda" : enclosing + ".lambda";
    }

    /// `foo$3` is in `foo`, `new$0` in a constructor; `null$2` tells nothing.
    private static String javaLambda(String rest) {
        int end = rest.length();
        while (end > 0 && Character.isDigit(rest.charAt(end - 1))) end--;
        if (end > 0 && rest.charAt(end - 1) == '$') end--;
        var enclosing = rest.substring(0, end);
        return switch (enclosing) {
            case "new" -> "<init>";
            case "static" -> "<clinit>";
            case "null" -> "";
            default -> enclosing;
        };
    }

    /// `foo$1` and `foo$adapted$1` are in `foo`.
    private static String scala(String rest) {
        if (!rest.isEmpty() && Character.isDigit(rest.charAt(0))) return "";
        for (int i = rest.indexOf('$'); i >= 0; i = rest.indexOf('$', i + 1)) {
            boolean number = i + 1 < rest.length() && Character.isDigit(rest.charAt(i + 1));
            if (number || rest.startsWith("adapted", i + 1)) return rest.substring(0, i);
        }
        return rest;
    }

    private static String without(String ending, String method) {
        return method.endsWith(ending)
                ? method.substring(0, method.length() - ending.length())
                : method;
    }

    /// Kotlin marks functions with value classes: `pay-a1B2c3D`, `pay-impl`.
    private static String withoutMangling(String method) {
        if (method.endsWith("-impl")) return method.substring(0, method.length() - 5);
        int dash = method.length() - MANGLING - 1;
        if (dash < 0 || method.charAt(dash) != '-') return method;
        boolean mangled =
                method.chars()
                        .skip(dash + 1L)
                        .allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return mangled ? method.substring(0, dash) : method;
    }
}
