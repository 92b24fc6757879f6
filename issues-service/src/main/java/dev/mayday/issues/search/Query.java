package dev.mayday.issues.search;

import dev.mayday.issues.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A query that was understood.
///
/// @param term what it asks for; an [Term.All] of nothing lets everything through
/// @param tags keys that were named without `tags[…]`, and may be slips
public record Query(Term term, Set<BareTag> tags) {

    public Query {
        tags = Set.copyOf(tags);
    }

    /// A word before a colon that is no field.
    public record BareTag(String key, int column) {}

    /// Lets everything through.
    public static final Query EVERYTHING = new Query(new Term.All(List.of()), Set.of());

    /// @throws Refused 400, naming the column and what to write instead
    public static Query parse(String text) {
        return new Parser(text).query();
    }

    public Query and(Query other) {
        var all = new HashSet<>(tags);
        all.addAll(other.tags);
        return new Query(new Term.All(List.of(term, other.term)), all);
    }

    /// Whether the query itself says which states it wants.
    public boolean namesState() {
        return namesState(term);
    }

    private static boolean namesState(Term term) {
        return switch (term) {
            case Term.All(var terms) -> terms.stream().anyMatch(Query::namesState);
            case Term.Any(var terms) -> terms.stream().anyMatch(Query::namesState);
            case Term.Not(var inner) -> namesState(inner);
            case Term.Is _ -> true;
            case Term.Phrase _, Term.Matches _, Term.Has _, Term.Number _ -> false;
            case Term.Time _, Term.EventIds _, Term.Issue _ -> false;
        };
    }

    /// @param keys of the tags that there are
    /// @throws Refused 400 when a word before a colon is none of them
    public void refuseUnknown(Set<String> keys) {
        for (var tag : tags) if (!keys.contains(tag.key())) throw Refusals.unknownKey(tag, keys);
    }
}
