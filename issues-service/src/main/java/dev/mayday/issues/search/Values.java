package dev.mayday.issues.search;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.Refused;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// What stands behind the colon of a field, read as that field wants it.
record Values(Field field, String key, Scanner.Values given) {

    private static final int LONGEST_NUMBER = 15;

    private static final Map<String, Term.State> STATES =
            Map.of(
                    "unresolved", Term.State.UNRESOLVED,
                    "resolved", Term.State.RESOLVED,
                    "archived", Term.State.ARCHIVED,
                    "ignored", Term.State.ARCHIVED,
                    "new", Term.State.NEW,
                    "ongoing", Term.State.ONGOING,
                    "escalating", Term.State.ESCALATING,
                    "regressed", Term.State.REGRESSED);

    private static final List<String> STATE_WORDS =
            List.of(
                    "unresolved",
                    "resolved",
                    "archived",
                    "ignored",
                    "new",
                    "ongoing",
                    "escalating",
                    "regressed");

    private static final Map<String, Term.Comparison> COMPARISONS =
            Map.of(
                    "", Term.Comparison.EQUAL,
                    "!=", Term.Comparison.EQUAL,
                    "<", Term.Comparison.LESS,
                    "<=", Term.Comparison.AT_MOST,
                    ">=", Term.Comparison.AT_LEAST,
                    ">", Term.Comparison.MORE);

    /// @throws Refused 400
    Term term() {
        return switch (field.source) {
            case Source.Text text -> field.values.isEmpty() ? matching(text, given) : listed(text);
            case Source.Tag tag -> matching(tag, given);
            case Source.Count count -> any(value -> number(count, value));
            case Source.Moment moment ->
                    any(value -> new Term.Time(moment, Dates.span(given.comparison(), value)));
            case Source.States _ -> states();
            case Source.EventId _ -> eventIds();
            case Source.ShortId _ -> issues();
        };
    }

    static Term matching(Source source, Scanner.Values given) {
        var globs =
                given.plain("text", List.of()).stream()
                        .map(value -> new Glob(value.text(), value.quoted()))
                        .toList();
        return negatedIf(given, new Term.Matches(source, globs));
    }

    private Term listed(Source.Text text) {
        var values = field.isOrdered() ? given.all() : given.plain(key, field.values);
        var words = values.stream().flatMap(value -> compared(value).stream()).distinct();
        return negatedIf(
                given, new Term.Matches(text, words.map(word -> new Glob(word, true)).toList()));
    }

    /// The listed words from, up to, or like this one.
    private List<String> compared(Scanner.Value value) {
        var all = field.values;
        int at = all.indexOf(value.text().toLowerCase(Locale.ROOT));
        if (at < 0) throw Refusals.value(value.index(), value.text(), key, all);
        return switch (COMPARISONS.getOrDefault(given.comparison(), Term.Comparison.EQUAL)) {
            case EQUAL -> all.subList(at, at + 1);
            case LESS -> all.subList(0, at);
            case AT_MOST -> all.subList(0, at + 1);
            case AT_LEAST -> all.subList(at, all.size());
            case MORE -> all.subList(at + 1, all.size());
        };
    }

    private Term number(Source.Count count, Scanner.Value value) {
        var text = value.text().toLowerCase(Locale.ROOT);
        long unit = text.endsWith("k") ? 1_000 : text.endsWith("m") ? 1_000_000 : 1;
        var digits = unit == 1 ? text : text.substring(0, text.length() - 1);
        boolean good =
                !digits.isEmpty()
                        && digits.length() <= LONGEST_NUMBER - 3
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!good) {
            throw Refusals.at(
                    value.index(),
                    "%s is a whole number such as 100, >100 or >=1k, not \"%s\""
                            .formatted(key, Refusals.shown(value.text())));
        }
        var comparison = COMPARISONS.getOrDefault(given.comparison(), Term.Comparison.EQUAL);
        return new Term.Number(count, comparison, Long.parseLong(digits) * unit);
    }

    private Term states() {
        var states = EnumSet.noneOf(Term.State.class);
        for (var value : given.plain(key, STATE_WORDS)) {
            var state = STATES.get(value.text().toLowerCase(Locale.ROOT));
            if (state == null) throw Refusals.value(value.index(), value.text(), key, STATE_WORDS);
            states.add(state);
        }
        return negatedIf(given, new Term.Is(states));
    }

    private Term eventIds() {
        var ids = new HashSet<UUID>();
        for (var value : given.plain(key, List.of())) {
            ids.add(
                    EventIds.parse(value.text())
                            .orElseThrow(
                                    () ->
                                            Refusals.at(
                                                    value.index(),
                                                    "an event id has 32 hex digits")));
        }
        return negatedIf(given, new Term.EventIds(ids));
    }

    private Term issues() {
        given.plain(key, List.of());
        return any(
                value ->
                        ShortIdText.parse(value.text())
                                .orElseThrow(
                                        () ->
                                                Refusals.at(
                                                        value.index(),
                                                        "an issue is named by its short id, such as SHOP-1A")));
    }

    private Term any(Function<Scanner.Value, Term> read) {
        var all = given.all().stream().map(read).toList();
        return negatedIf(given, all.size() == 1 ? all.getFirst() : new Term.Any(all));
    }

    private static Term negatedIf(Scanner.Values given, Term term) {
        return given.isNegated() ? new Term.Not(term) : term;
    }
}
