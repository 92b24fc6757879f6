package dev.mayday.issues.search;

import java.util.List;
import java.util.stream.Collectors;

/// Writes a query that was understood as a text that leaves no doubt what belongs to what.
final class Shape {

    private Shape() {}

    static String of(Term term) {
        return switch (term) {
            case Term.And(var terms) -> joined(terms, " & ");
            case Term.Or(var terms) -> joined(terms, " | ");
            case Term.Not(var inner) -> "!" + of(inner);
            case Term.Words(var phrase) -> "“" + phrase + "”";
            case Term.Matches(var source, var values) -> name(source) + "=" + of(values);
            case Term.Has(var sources) ->
                    "has " + sources.stream().map(Shape::name).collect(Collectors.joining("/"));
            case Term.Number(var source, var comparison, var values) ->
                    source.sql()
                            + comparison.sign
                            + values.stream().map(String::valueOf).collect(Collectors.joining("/"));
            case Term.Time(var source, var span) -> name(source) + " " + span;
            case Term.Is(var states) ->
                    "is "
                            + states.stream()
                                    .sorted()
                                    .map(Enum::name)
                                    .collect(Collectors.joining("/"));
            case Term.EventIds(var ids) -> "event " + ids;
            case Term.Issue(var project, var number) -> project + "#" + number;
        };
    }

    private static String joined(List<Term> terms, String between) {
        return terms.stream().map(Shape::of).collect(Collectors.joining(between, "(", ")"));
    }

    private static String of(Patterns values) {
        var exact = values.exact().stream().sorted().map(text -> "'" + text + "'");
        var globs = values.globs().stream().map(glob -> "~" + glob);
        return java.util.stream.Stream.concat(exact, globs).collect(Collectors.joining(","));
    }

    private static String name(Source source) {
        return switch (source) {
            case Source.Text(var sql, var _) -> sql;
            case Source.IssueText(var sql, var _) -> sql;
            case Source.Tag(var key) -> "tag " + key;
            case Source.InEvent(var name, var _) -> name;
            case Source.Indexed(var keys, var _, var _, var _) -> String.join("/", keys);
            case Source.Moment(var sql, var _) -> sql;
            case Source.EventMoment _ -> "time";
            default -> source.toString();
        };
    }
}
