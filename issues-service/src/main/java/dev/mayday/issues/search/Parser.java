package dev.mayday.issues.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a query from left to right (grammar: semantics 10.1). As deep as [#DEEPEST], never
/// deeper.
final class Parser {

    static final int LONGEST = 2_000;
    private static final int MOST_TERMS = 50;
    private static final int DEEPEST = 10;
    private static final int MOST_STARS = 10;
    private static final String UNOPENED = "\"(\" is missing before \")\"";

    private final String text;
    private final Asking asking;
    private final Scanner in;
    private final List<Query.TagKey> tags = new ArrayList<>();
    private final List<Query.TagKey> texts = new ArrayList<>();
    private final Hints hints;

    /// Parentheses.
    private int open;

    private int terms;
    private int stars;

    Parser(String text, Asking asking) {
        this.text = text;
        this.asking = asking;
        in = new Scanner(text);
        hints = new Hints(text);
    }

    /// How often a character was looked at.
    long steps() {
        return in.steps();
    }

    /// @throws Misread when it is not understood
    Query query() {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Refusals.limit(
                    text.offsetByCodePoints(0, LONGEST), "a query has at most 2000 characters");
        }
        in.skipBlanks();
        if (in.atEnd()) return Query.EVERYTHING;
        var term = or(0);
        if (!in.atEnd()) throw Refusals.syntax(in.at(), UNOPENED);
        return new Query(term, tags, texts, hints.all());
    }

    private Term or(int depth) {
        var alternatives = new ArrayList<Term>();
        do {
            alternatives.add(and(depth));
        } while (in.keyword("OR"));
        return alternatives.size() == 1 ? alternatives.getFirst() : new Term.Or(alternatives);
    }

    private Term and(int depth) {
        var all = new ArrayList<Term>();
        do {
            all.add(not(depth));
        } while (in.keyword("AND") || !in.atEnd() && in.peek() != ')' && !in.isKeyword("OR"));
        return all.size() == 1 ? all.getFirst() : new Term.And(all);
    }

    private Term not(int depth) {
        if (depth > DEEPEST) throw Refusals.limit(in.at(), "a query is at most 10 levels deep");
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
            throw Refusals.syntax(start, "a term is expected");
        }
        if (in.peek() == ')')
            throw Refusals.syntax(start, open > 0 ? "a term is expected" : UNOPENED);
        if (in.peek() != '(') return counted(start, leaf());
        open++;
        in.skip(1);
        in.skipBlanks();
        var inner = or(depth + 1);
        if (in.atEnd()) throw Refusals.syntax(in.end(), "\")\" expected");
        open--;
        in.skip(1);
        in.skipBlanks();
        return inner;
    }

    private Term leaf() {
        int start = in.at();
        if (in.peek() == '"') return words(in.quoted());
        var key = in.key();
        if (key == null) {
            var word = in.word();
            hints.word(word, start, terms > 0);
            return words(word);
        }
        return filter(key, start).orElseGet(() -> words(in.from(start)));
    }

    /// Empty when it is pasted text after all: `KeyError: …`, `https://…` and `std::vector`.
    private Optional<Term> filter(String key, int start) {
        return switch (Named.of(key)) {
            case Named.NotYet _ -> throw Refusals.notYet(start, key);
            case Named.Has _ -> Optional.of(has(in.given()));
            case Named.Tag(var tag, var bare) ->
                    bare && isText(key, start)
                            ? Optional.empty()
                            : Optional.of(tag(tag, start, in.given()));
            case Named.Known(var field) ->
                    Optional.of(
                            new Values(allowed(field, key, start), key, in.given(), asking).term());
            case Named.Below below ->
                    Optional.of(
                            Values.matching(allowed(below.source(), key, start), key, in.given()));
        };
    }

    /// Behind a word that is no field. Only who knows the tags can tell whether a value is missing
    /// there, or compared that has no order.
    private boolean isText(String key, int start) {
        if (in.startsWith("//") || in.startsWith(":")) return true;
        var comparison = in.comparison();
        if (!in.isBlankAfter(0) && (comparison.isEmpty() || comparison.equals("!="))) {
            if (key.equals("tag")) hints.tag(in.rest(), start);
            return false;
        }
        texts.add(tagKey(key, start).compared(comparison));
        return true;
    }

    private Field allowed(Field field, String key, int start) {
        if (field.source.isIn(asking.place())) return field;
        throw Refusals.notHere(start, key, asking.place());
    }

    private Source.InEvent allowed(Source.InEvent source, String key, int start) {
        if (source.isIn(asking.place())) return source;
        throw Refusals.notHere(
                start, key.startsWith("contexts.") ? "contexts.*" : key, asking.place());
    }

    private Term tag(String key, int start, Scanner.Given values) {
        if (key.isEmpty()) throw Refusals.syntax(start, "the key of a tag is expected within [ ]");
        tags.add(tagKey(key, start));
        return Values.matching(new Source.Tag(key), key, values);
    }

    private Query.TagKey tagKey(String key, int start) {
        return new Query.TagKey(key, Misread.column(text, start));
    }

    private Term has(Scanner.Given values) {
        var term = new Term.Has(values.plain("has").stream().map(this::has).toList());
        return values.isNegated() ? new Term.Not(term) : term;
    }

    private Source.OfText has(Scanner.Value value) {
        var source = has(Named.of(value.text()), value);
        if (source.isIn(asking.place())) return source;
        throw Refusals.notHere(value.index(), value.text(), asking.place());
    }

    private Source.OfText has(Named named, Scanner.Value value) {
        return switch (named) {
            case Named.Tag(var key, var _) -> {
                tags.add(tagKey(key, value.index()));
                yield new Source.Tag(key);
            }
            case Named.Known(var field) when field.source instanceof Source.OfText text -> text;
            case Named.Below below -> below.source();
            case Named.NotYet _ -> throw Refusals.notYet(value.index(), value.text());
            case Named.Known _, Named.Has _ ->
                    throw Refusals.form(
                            value.index(),
                            "has asks for texts and tags; %s always has a value"
                                    .formatted(Refusals.shown(value.text())));
        };
    }

    private Term words(String text) {
        in.skipBlanks();
        return new Term.Words(new Phrase(text));
    }

    private Term counted(int start, Term term) {
        in.skipBlanks();
        if (++terms > MOST_TERMS) throw Refusals.limit(start, "a query has at most 50 terms");
        stars += stars(term);
        if (stars > MOST_STARS) throw Refusals.limit(start, "a query has at most 10 wildcards");
        return term;
    }

    private static int stars(Term term) {
        if (term instanceof Term.Not(var inner)) return stars(inner);
        return term instanceof Term.Matches(var _, var values) ? values.stars() : 0;
    }
}
