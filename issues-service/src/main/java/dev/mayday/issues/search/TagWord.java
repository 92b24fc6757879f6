package dev.mayday.issues.search;

import java.util.regex.Pattern;

/// What stands before the colon of a query that asks for a tag.
public final class TagWord {

    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.-]*");

    private TagWord() {}

    /// The key itself where that means the tag; `tags[key]` where it is no plain word, or the name
    /// of a field.
    public static String of(String key) {
        return PLAIN.matcher(key).matches() && isMeant(key) ? key : "tags[" + key + "]";
    }

    /// The query for a value.
    ///
    /// @param word see [#of]
    public static String term(String word, String value) {
        return word + ":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static boolean isMeant(String key) {
        return switch (Named.of(key)) {
            case Named.Tag(var tag, var _) -> tag.equals(key);
            case Named.Known(var field) ->
                    field == Field.LEVEL || field.source.equals(new Source.Tag(key));
            case Named.Has _, Named.Below _, Named.NotYet _ -> false;
        };
    }
}
