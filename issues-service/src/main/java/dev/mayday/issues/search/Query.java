package dev.mayday.issues.search;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A query that was understood.
///
/// @param term what it asks for; an [Term.And] of nothing lets everything through
/// @param tags keys of tags that it names: perhaps no event has them
/// @param texts words before a colon and a blank that were taken for text, because they are no
///     fields: perhaps they are tags, and their values are missing
public record Query(Term term, List<TagKey> tags, List<TagKey> texts) {

    public Query {
        tags = List.copyOf(tags);
        texts = List.copyOf(texts);
    }

    /// A word before a colon that is no field.
    public record TagKey(String key, int column) {

        /// @throws Refused 400: it is a tag, so a value belongs to it
        public void refuseEmpty() {
            int value = column + key.length() + 1;
            throw Refused.wrong(
                    new Refused.Problem(
                            1,
                            value,
                            "query.syntax",
                            "column %d: a value is expected".formatted(value),
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
    public static final Query EVERYTHING = new Query(new Term.And(List.of()), List.of(), List.of());

    /// @throws Refused 400, naming the column and what to write instead
    public static Query parse(String text, Asking asking) {
        try {
            return new Parser(text, asking).query();
        } catch (Misread misread) {
            throw misread.in(text);
        }
    }

    /// What a text names that is just a short id or an event id.
    public static Optional<Query> byId(String text) {
        var id = text.strip();
        var event = EventIds.parse(id).<Term>map(found -> new Term.EventIds(Set.of(found)));
        return event.or(() -> ShortIdText.parse(id))
                .map(term -> new Query(term, List.of(), List.of()));
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
                joined(texts, other.texts));
    }

    private static List<TagKey> joined(List<TagKey> one, List<TagKey> other) {
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
