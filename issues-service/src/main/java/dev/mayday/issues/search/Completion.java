package dev.mayday.issues.search;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What could go on where somebody types.
public sealed interface Completion {

    /// These words and no others.
    record Words(List<String> words) implements Completion {
        public Words {
            words = List.copyOf(words);
        }
    }

    /// Keys: fields, and tags.
    ///
    /// @param pattern of the tags in lower case, for `LIKE`
    record Keys(List<String> fields, String pattern) implements Completion {
        public Keys {
            fields = List.copyOf(fields);
        }
    }

    /// Values of a tag.
    ///
    /// @param start of the values, in lower case
    record TagValues(String key, String start) implements Completion {}

    int LONGEST = 200;

    /// @param key before the colon; null while it is typed itself
    /// @param start of the word that is typed; may be empty
    static Completion of(@Nullable String key, String start) {
        var typed = Fold.lower(start.length() > LONGEST ? start.substring(0, LONGEST) : start);
        var pattern = Glob.like(typed, false) + "%";
        if (key == null) {
            var fields = Stream.concat(Stream.of("has"), Field.words(Place.ISSUE_LIST).stream());
            return new Keys(beginning(typed, fields), pattern);
        }
        var source = named(key);
        if (source instanceof Source.Tag(var tag)) return new TagValues(tag, typed);
        if (source instanceof Source.Indexed indexed && words(key).isEmpty())
            return new TagValues(indexed.key(), typed);
        return new Words(beginning(typed, words(key).stream()));
    }

    private static List<String> beginning(String typed, Stream<String> words) {
        return words.filter(word -> Fold.lower(word).startsWith(typed)).toList();
    }

    private static @Nullable Source named(String key) {
        return switch (Named.of(key)) {
            case Named.Tag(var tag, var _) -> new Source.Tag(tag);
            case Named.Known(var field) -> field.source;
            case Named.Has _, Named.Below _, Named.NotYet _ -> null;
        };
    }

    private static List<String> words(String key) {
        if (key.equals("is")) return Values.STATE_WORDS;
        return Field.of(key).map(field -> field.values).orElse(List.of());
    }
}
