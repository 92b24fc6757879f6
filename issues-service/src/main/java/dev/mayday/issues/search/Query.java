package dev.mayday.issues.search;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query that was understood.
///
/// @param term what it asks for; an [Term.And] of nothing lets everything through
/// @param tags keys of tags that it names: perhaps no event has them
/// @param texts words before a colon and a blank that were taken for text, because they are no
///     fields: perhaps they are tags, and their values are missing
/// @param hints what it may have been meant to say, in words
public record Query(Term term, List<TagKey> tags, List<TagKey> texts, List<String> hints) {

    public Query {
        tags = List.copyOf(tags);
        texts = List.copyOf(texts);
        hints = List.copyOf(hints);
    }

    /// A word before a colon that is no field.
    ///
    /// @param comparison behind the colon; mostly empty
    public record TagKey(String key, int column, String comparison) {

        public TagKey(String key, int column) {
            this(key, column, "");
        }

        TagKey compared(String with) {
            return new TagKey(key, column, with);
        }

        /// @throws Refused 400: it is a tag, so a value belongs to it, and none has an order
        public void refuse() {
            int value = column + key.codePointCount(0, key.length()) + 1;
            boolean missing = comparison.isEmpty();
            var problem =
                    missing
                            ? "a value is expected"
                            : "%s cannot be compared with %s"
                                    .formatted(Refusals.shown(key), comparison);
            throw Refused.wrong(
                    new Refused.Problem(
                            1,
                            value,
                            missing ? "query.syntax" : "query.value_invalid",
                            "column %d: %s".formatted(value, problem),
                            List.of()));
        }

        /// @param known all keys of tags that events have
        public String warning(List<String> known) {
            var words = new ArrayList<>(Field.words(Place.ISSUE_LIST));
            words.addAll(known);
            return "no event has tag \"%s\"%s"
                    .formatted(Refusals.shown(key), Suggestion.of(key, words));
        }
    }

    /// Lets everything through.
    public static final Query EVERYTHING = of(new Term.And(List.of()));

    /// @throws Refused 400, naming the column and what to write instead
    public static Query parse(String text, Asking asking) {
        try {
            return new Parser(text, asking).query();
        } catch (Misread misread) {
            throw misread.in(text);
        }
    }

    static Query of(Term term) {
        return new Query(term, List.of(), List.of(), List.of());
    }

    /// Exactly these, as a parameter names them; empty names are none.
    public static Query inEnvironments(List<String> names) {
        var named = names.stream().filter(name -> !name.isEmpty()).map(Fold::lower).toList();
        return named.isEmpty()
                ? EVERYTHING
                : of(new Term.Matches(new Source.Tag("environment"), Patterns.words(named)));
    }

    /// The one event that it asks for and nothing else; null when it is another query.
    public @Nullable String eventId() {
        return term instanceof Term.EventIds(var ids) && ids.size() == 1
                ? EventIds.format(ids.iterator().next())
                : null;
    }

    public Query and(Query other) {
        return new Query(
                new Term.And(List.of(term, other.term)),
                joined(tags, other.tags),
                joined(texts, other.texts),
                joined(hints, other.hints));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    public boolean isEverything() {
        return term.equals(EVERYTHING.term);
    }

    /// Whether the query itself says which states it wants.
    public boolean namesState() {
        return namesState(term);
    }

    private static boolean namesState(Term term) {
        return switch (term) {
            case Term.And(var terms) -> terms.stream().anyMatch(Query::namesState);
            case Term.Or(var terms) -> terms.stream().anyMatch(Query::namesState);
            case Term.Not(var inner) -> namesState(inner);
            case Term.Is _ -> true;
            case Term.Words _, Term.Matches _, Term.Has _, Term.Number _ -> false;
            case Term.Time _, Term.EventIds _, Term.Issue _ -> false;
        };
    }
}
