package dev.mayday.issues.grouping.text;

/// Which property, function or variable an engine's message is about, the same for all engines.
/// Empty where the engine does not say, or where a minifier made the name up.
final class EngineNames {

    private static final int LONGEST = 100;

    private EngineNames() {}

    /// `Cannot read properties of undefined (reading 'total')`, `undefined is not an object
    /// (evaluating 'cart.total')`, `can't access property "total", cart is undefined`.
    static String accessed(String text) {
        var quoted = quoted(text, "(reading ", "(setting ", "property ", "(evaluating ");
        return quoted.isEmpty() ? "" : last(quoted);
    }

    /// `t.renderCart is not a function`.
    static String called(String text) {
        int end = text.indexOf(" is not a ");
        if (end < 0) return last(quoted(text, "property or method "));
        return last(text.substring(Math.max(0, end - LONGEST), end));
    }

    /// `gtag is not defined`, `Can't find variable: gtag`.
    static String variable(String text) {
        int colon = text.indexOf("variable: ");
        if (colon >= 0) return written(bounded(text.substring(colon + 10)));
        int end = text.indexOf(" is not defined");
        return end < 0 ? "" : written(text.substring(Math.max(0, end - LONGEST), end));
    }

    /// What stands in quotes behind the first of the words that is there.
    private static String quoted(String text, String... before) {
        for (var word : before) {
            int at = text.indexOf(word);
            int start = at + word.length();
            if (at < 0 || start >= text.length()) continue;
            char quote = text.charAt(start);
            if (quote != '\'' && quote != '"') continue;
            int end = text.indexOf(quote, start + 1);
            if (end > start) return bounded(text.substring(start + 1, end));
        }
        return "";
    }

    /// `a.b.total` and `a.total()` are about `total`; a call in between is not followed.
    private static String last(String path) {
        var bare = path.strip();
        int call = bare.endsWith(")") ? bare.lastIndexOf('(') : -1;
        if (call > 0) bare = bare.substring(0, call);
        int start = bare.length();
        while (start > 0 && Character.isJavaIdentifierPart(bare.charAt(start - 1))) start--;
        return written(bare.substring(start));
    }

    /// One and two letters are what minifiers write.
    private static String written(String name) {
        var bare = name.strip();
        boolean identifier =
                bare.length() > 2 && bare.chars().allMatch(Character::isJavaIdentifierPart);
        return identifier ? bare : "";
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
