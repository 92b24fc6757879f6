package dev.mayday.issues.search;

import dev.mayday.issues.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a query from left to right, each character once (grammar: semantics 10.1).
final class Parser {

    private static final int LONGEST = 2_000;
    private static final int MOST_TERMS = 50;
    private static final int DEEPEST = 10;
    private static final int MOST_STARS = 10;

    private final Scanner in;
    private final Set<Query.BareTag> tags = new HashSet<>();
    private int terms;
    private int stars;

    Parser(String text) {
        in = new Scanner(text);
    }

    /// @throws Refused 400
    Query query() {
        if (in.length() > LONGEST) {
            throw Refusals.at(LONGEST, "a query has at most 2000 characters and 50 terms");
        }
        in.skipBlanks();
        if (in.atEnd()) return Query.EVERYTHING;
        var term = or(0);
        if (!in.atEnd()) throw Refusals.at(in.at(), "\"(\" is missing before \")\"");
        return new Query(term, tags);
    }

    private Term or(int depth) {
        var alternatives = new ArrayList<Term>();
        do {
            alternatives.add(and(depth));
        } while (in.keyword("OR"));
        return alternatives.size() == 1 ? alternatives.getFirst() : new Term.Any(alternatives);
    }

    private Term and(int depth) {
        var all = new ArrayList<Term>();
        do {
            all.add(not(depth));
        } while (in.keyword("AND") || !in.atEnd() && in.peek() != ')' && !in.isKeyword("OR"));
        return all.size() == 1 ? all.getFirst() : new Term.All(all);
    }

    private Term not(int depth) {
        if (depth > DEEPEST) throw Refusals.at(in.at(), "a query is at most 10 levels deep");
        if (in.keyword("NOT")) return new Term.Not(not(depth + 1));
        if (in.peek() == '!' && !in.isBlankAfter(1)) {
            in.skip(1);
            return new Term.Not(not(depth + 1));
        }
        return primary(depth);
    }

    private Term primary(int depth) {
        int start = in.at();
        if (in.atEnd() || in.isKeyword("OR") || in.isKeyword("AND")) {
            throw Refusals.at(start, "a term is expected");
        }
        if (in.peek() != '(') return counted(start, leaf());
        in.skip(1);
        in.skipBlanks();
        var inner = or(depth + 1);
        if (in.atEnd()) throw Refusals.at(in.end(), "\")\" expected");
        in.skip(1);
        in.skipBlanks();
        return inner;
    }

    private Term leaf() {
        int start = in.at();
        if (in.peek() == '"') return phrase(in.quoted());
        if (in.peek() == ')') throw Refusals.at(start, "\"(\" is missing before \")\"");
        var key = in.key();
        if (key == null) return phrase(in.word());
        var value = filter(key, start);
        return value.orElseGet(() -> phrase(in.from(start)));
    }

    /// Empty when it is pasted text after all: `KeyError: …` and `https://…`.
    private Optional<Term> filter(String key, int start) {
        var field = Field.of(key);
        boolean blank = in.isBlankAfter(0);
        if (field.isEmpty() && (blank && !isPromised(key) || in.startsWith("//")))
            return Optional.empty();
        if (field.isEmpty() && isPromised(key)) throw Refusals.notYet(start, key);
        var values = in.values();
        if (key.equals("has")) return Optional.of(has(values));
        if (field.isEmpty()) return Optional.of(tag(key, start, values));
        return Optional.of(new Values(field.get(), key, values).term());
    }

    private static boolean isPromised(String key) {
        return Field.NOT_YET.contains(key)
                || Field.NOT_YET_BELOW.stream().anyMatch(key::startsWith);
    }

    private Term tag(String key, int start, Scanner.Values values) {
        var raw = key.startsWith("tags[") ? key.substring(5, key.length() - 1) : key;
        if (raw.isEmpty()) throw Refusals.at(start, "the key of a tag is expected within [ ]");
        if (raw.equals(key)) tags.add(new Query.BareTag(key, start + 1));
        return Values.matching(new Source.Tag(raw), values);
    }

    private static Term has(Scanner.Values values) {
        var keys = values.plain("has", List.of());
        var all = keys.stream().<Term>map(key -> new Term.Has(new Source.Tag(key.text()))).toList();
        return all.size() == 1 ? all.getFirst() : new Term.Any(all);
    }

    private Term phrase(String text) {
        in.skipBlanks();
        return new Term.Phrase(text);
    }

    private Term counted(int start, Term term) {
        in.skipBlanks();
        if (++terms > MOST_TERMS) throw Refusals.at(start, "a query has at most 50 terms");
        stars += stars(term);
        if (stars > MOST_STARS) throw Refusals.at(start, "a query has at most 10 wildcards");
        return term;
    }

    private static int stars(@Nullable Term term) {
        if (term instanceof Term.Not(var inner)) return stars(inner);
        return term instanceof Term.Matches matches
                ? matches.values().stream().mapToInt(Glob::stars).sum()
                : 0;
    }
}
