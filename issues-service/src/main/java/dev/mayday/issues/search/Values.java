package dev.mayday.issues.search;

import dev.mayday.contracts.EventIds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What stands behind the colon of a field, read as that field wants it.
record Values(Field field, String key, Scanner.Given given, Asking asking) {

    private static final int LONGEST_NUMBER = 12;

    private static final Source.OfText ASSIGNEE = (Source.OfText) Field.ASSIGNED.source;

    private static final String ASSIGNED = "assigned";
    private static final String UNASSIGNED = "unassigned";

    /// What semantics 10.3 promises of `is` and nothing carries out yet.
    private static final List<String> STATES_NOT_YET =
            List.of("verified", "for_review", "muted", "merged");

    static final List<String> STATE_WORDS =
            List.of(
                    "unresolved",
                    "resolved",
                    "archived",
                    "ignored",
                    "new",
                    "ongoing",
                    "escalating",
                    "regressed",
                    ASSIGNED,
                    UNASSIGNED);

    /// @throws Misread when it is not what the field wants
    Term term() {
        if (field == Field.RELEASE) refuseOrder();
        if (field == Field.ASSIGNED) return assigned();
        return switch (field.source) {
            case Source.OfText text ->
                    field.values.isEmpty() ? matching(text, key, given) : listed(text);
            case Source.Count count -> numbers(count);
            case Source.OfTime time ->
                    any(
                            value ->
                                    new Term.Time(
                                            time,
                                            Dates.span(given.comparison(), value, asking.zone())));
            case Source.States _ -> states();
            case Source.EventId _ -> eventIds();
            case Source.ShortId _ -> issues();
        };
    }

    static Term matching(Source.OfText source, String key, Scanner.Given given) {
        return negatedIf(given, new Term.Matches(source, Patterns.of(given.plain(key))));
    }

    /// Which release is later, only one project can say, and so far none does.
    private void refuseOrder() {
        boolean compared = !given.comparison().isEmpty() && !given.isNegated();
        if (compared && !asking.oneProject())
            throw Refusals.form(
                    given.index(), "releases are compared within one project: choose one");
        if (compared) throw Refusals.notYet(given.index(), "the order of releases");
        for (var value : given.all()) {
            if (!value.quoted() && value.text().equals("latest"))
                throw Refusals.notYet(value.index(), "latest");
        }
    }

    private Term listed(Source.OfText text) {
        var values = field.isOrdered() ? given.all() : given.plain(key);
        var words = values.stream().flatMap(value -> compared(value).stream()).distinct().toList();
        return negatedIf(given, new Term.Matches(text, Patterns.words(words)));
    }

    /// The listed words from, up to, or like this one.
    private List<String> compared(Scanner.Value value) {
        var all = field.values;
        int at = all.indexOf(value.text().toLowerCase(Locale.ROOT));
        if (at < 0) throw Refusals.value(value.index(), value.text(), key, all);
        return switch (Term.Comparison.of(given.comparison())) {
            case EQUAL -> all.subList(at, at + 1);
            case LESS -> all.subList(0, at);
            case AT_MOST -> all.subList(0, at + 1);
            case AT_LEAST -> all.subList(at, all.size());
            case MORE -> all.subList(at + 1, all.size());
        };
    }

    private Term numbers(Source.Count count) {
        var numbers = given.all().stream().map(this::number).distinct().toList();
        var comparison = Term.Comparison.of(given.comparison());
        return negatedIf(given, new Term.Number(count, comparison, numbers));
    }

    private long number(Scanner.Value value) {
        var text = value.text().toLowerCase(Locale.ROOT);
        long unit = text.endsWith("k") ? 1_000 : text.endsWith("m") ? 1_000_000 : 1;
        var digits = unit == 1 ? text : text.substring(0, text.length() - 1);
        boolean good =
                !digits.isEmpty()
                        && digits.length() <= LONGEST_NUMBER
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!good) {
            throw Refusals.form(
                    value.index(),
                    "%s is a whole number such as 100, >100 or >=1k, not \"%s\""
                            .formatted(key, Refusals.shown(value.text())));
        }
        return Long.parseLong(digits) * unit;
    }

    /// `me`, `none`, `#team` or an address.
    private Term assigned() {
        var values = given.plain(key).stream().map(this::assignee).toList();
        var patterns = Patterns.of(values);
        return negatedIf(given, new Term.Matches(ASSIGNEE, patterns));
    }

    private Scanner.Value assignee(Scanner.Value value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "none" -> value.with("");
            case "me" -> {
                if (asking.me().isEmpty())
                    throw Refusals.form(value.index(), "nobody asks that is \"me\"");
                yield value.with(asking.me());
            }
            default -> value;
        };
    }

    private Term states() {
        var assignment = new ArrayList<Term>();
        var states = EnumSet.noneOf(Term.State.class);
        for (var value : given.plain(key)) {
            var word = value.text().toLowerCase(Locale.ROOT);
            if (STATES_NOT_YET.contains(word)) throw Refusals.notYet(value.index(), "is:" + word);
            if (!STATE_WORDS.contains(word))
                throw Refusals.value(value.index(), value.text(), key, STATE_WORDS);
            var has = new Term.Has(List.of(ASSIGNEE));
            if (word.equals(ASSIGNED)) assignment.add(has);
            else if (word.equals(UNASSIGNED)) assignment.add(new Term.Not(has));
            else states.add(state(word));
        }
        if (assignment.isEmpty()) return negatedIf(given, new Term.Is(states));
        if (!states.isEmpty()) assignment.add(new Term.Is(states));
        return negatedIf(given, new Term.Or(assignment));
    }

    /// `ignored` is what Sentry's clients call archived.
    private static Term.State state(String word) {
        if (word.equals("ignored")) return Term.State.ARCHIVED;
        return Term.State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Term eventIds() {
        var ids = new HashSet<UUID>();
        for (var value : given.plain(key)) {
            ids.add(read(EventIds.parse(value.text()), value, "an event id has 32 hex digits"));
        }
        return negatedIf(given, new Term.EventIds(ids));
    }

    private Term issues() {
        given.plain(key);
        return any(
                value ->
                        read(
                                ShortIdText.parse(value.text()),
                                value,
                                "an issue is named by its short id, such as SHOP-1A"));
    }

    private static <T> T read(Optional<T> value, Scanner.Value from, String wanted) {
        return value.orElseThrow(() -> Refusals.form(from.index(), wanted));
    }

    private Term any(Function<Scanner.Value, Term> read) {
        var all = given.all().stream().map(read).toList();
        return negatedIf(given, all.size() == 1 ? all.getFirst() : new Term.Or(all));
    }

    private static Term negatedIf(Scanner.Given given, Term term) {
        return given.isNegated() ? new Term.Not(term) : term;
    }
}
