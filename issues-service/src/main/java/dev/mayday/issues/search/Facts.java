package dev.mayday.issues.search;

import dev.mayday.issues.event.json.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the issue list shall know of an event beside its tags: the values of each indexed field,
/// few and short whatever was sent.
public final class Facts {

    /// Begins the keys of what is no tag; no tag of an application can begin so.
    public static final String MARK = "@";

    private static final int MOST = 100;
    private static final int LONGEST = 200;
    private static final String FILTERED = "[Filtered]";

    private record Kept(String key, Source.Indexed source) {}

    private static final List<Kept> ALL =
            Arrays.stream(Field.values())
                    .filter(field -> field.source instanceof Source.Indexed)
                    .map(field -> (Source.Indexed) field.source)
                    .map(source -> new Kept(source.key(), source))
                    .toList();

    private static final Set<String> OF_MANY =
            ALL.stream()
                    .filter(kept -> kept.source().many())
                    .map(Kept::key)
                    .collect(Collectors.toUnmodifiableSet());

    private Facts() {}

    /// One value of one field.
    public record Fact(String key, String value) {

        /// Why it did not reopen its issue: only the digest knows that.
        public static Fact lane(String lateness) {
            return new Fact(MARK + "lane", lateness);
        }
    }

    public static boolean isFact(String key) {
        return key.startsWith(MARK);
    }

    /// A single event may bring many values of it.
    public static boolean isOfMany(String key) {
        return OF_MANY.contains(key);
    }

    public static List<Fact> of(SearchedEvent event) {
        var facts = new ArrayList<Fact>();
        for (var kept : ALL) {
            var values = kept.source().indexed().apply(event);
            if (values.size() == 1) add(facts, kept.key(), values.getFirst());
            else for (var value : few(values)) add(facts, kept.key(), value);
        }
        return facts;
    }

    /// What is left of a value in the index.
    static String shortened(String value) {
        return Texts.shortName(value, LONGEST);
    }

    private static Iterable<String> few(List<String> values) {
        var distinct = new LinkedHashSet<String>();
        for (var value : values) {
            distinct.add(value);
            if (distinct.size() == MOST) break;
        }
        return distinct;
    }

    private static void add(List<Fact> facts, String key, String value) {
        var kept = shortened(value);
        if (!kept.isBlank() && !kept.equals(FILTERED)) facts.add(new Fact(key, kept));
    }
}
