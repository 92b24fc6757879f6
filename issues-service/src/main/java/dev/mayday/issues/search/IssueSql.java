package dev.mayday.issues.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A query as a condition on issue `i` in project `p`. Whatever a person wrote stands in numbered
/// parameters; the text of the condition is made of constants alone.
public final class IssueSql {

    private static final String TAG =
            "EXISTS (SELECT 1 FROM issue_tag t WHERE t.project_id = i.project_id AND t.issue_id = i.id AND t.key = %s%s)";

    private static final String EVENT =
            "EXISTS (SELECT 1 FROM event e WHERE e.project_id = i.project_id AND e.issue_id = i.id AND e.id = ANY (%s))";

    private final List<@Nullable Object> parameters;
    private final Instant now;

    private IssueSql(List<@Nullable Object> parameters, Instant now) {
        this.parameters = parameters;
        this.now = now;
    }

    /// @param parameters of the condition, after those that were there before
    public record Condition(String sql, List<@Nullable Object> parameters) {
        public Condition {
            parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
        }
    }

    public static Condition of(Query query, List<@Nullable Object> before, Instant now) {
        var writer = new IssueSql(new ArrayList<>(before), now);
        return new Condition(writer.sql(query.term()), writer.parameters);
    }

    private String sql(Term term) {
        return switch (term) {
            case Term.All(var terms) -> terms.isEmpty() ? "true" : joined(terms, " AND ");
            case Term.Any(var terms) -> terms.isEmpty() ? "false" : joined(terms, " OR ");
            case Term.Not(var inner) -> "NOT " + sql(inner);
            case Term.Phrase(var text) -> phrase(text);
            case Term.Matches(var source, var values) -> matches(source, values);
            case Term.Has(var tag) -> TAG.formatted(parameter(tag.key()), "");
            case Term.Number number ->
                    "(%s %s %s)"
                            .formatted(
                                    number.source().sql(),
                                    number.comparison().sign,
                                    parameter(number.value()));
            case Term.Time time -> time(time.source(), time.span().at(now));
            case Term.Is(var states) ->
                    states.stream().map(IssueSql::state).sorted().collect(joining(" OR "));
            case Term.EventIds(var ids) -> EVENT.formatted(parameter(ids.toArray(UUID[]::new)));
            case Term.Issue(var project, var number) ->
                    "(p.slug = %s AND i.number = %s)"
                            .formatted(parameter(project), parameter(number));
        };
    }

    private String joined(List<Term> terms, String between) {
        return terms.stream().map(this::sql).collect(joining(between));
    }

    private static java.util.stream.Collector<CharSequence, ?, String> joining(String between) {
        return Collectors.joining(between, "(", ")");
    }

    private String phrase(String text) {
        var pattern = parameter("%" + new Glob(text, true).like() + "%");
        return "(lower(concat_ws(' ', i.title, i.value, i.culprit)) LIKE %s)".formatted(pattern);
    }

    private String matches(Source source, List<Glob> values) {
        return switch (source) {
            case Source.Text text -> like(text.sql(), values);
            case Source.Tag(var key) ->
                    TAG.formatted(parameter(key), " AND " + like("t.value", values));
            case Source.Count _,
                    Source.Moment _,
                    Source.States _,
                    Source.EventId _,
                    Source.ShortId _ ->
                    throw new IllegalArgumentException("has no text: " + source);
        };
    }

    private String like(String expression, List<Glob> values) {
        var patterns = values.stream().map(Glob::like).toArray(String[]::new);
        return "(lower(%s) LIKE ANY (%s))".formatted(expression, parameter(patterns));
    }

    private String time(Source.Moment source, Term.Span.Between between) {
        var parts = new ArrayList<String>();
        if (between.from() != null)
            parts.add(source.sql() + " >= " + parameter(utc(between.from())));
        if (between.to() != null) parts.add(source.sql() + " < " + parameter(utc(between.to())));
        return parts.isEmpty() ? "true" : parts.stream().collect(joining(" AND "));
    }

    private static String state(Term.State state) {
        return switch (state) {
            case UNRESOLVED -> "i.status = 'unresolved'";
            case RESOLVED -> "i.status = 'resolved'";
            case ARCHIVED -> "i.status = 'archived'";
            case NEW -> "i.status = 'unresolved' AND i.substatus = 'new'";
            case ONGOING -> "i.status = 'unresolved' AND i.substatus = 'ongoing'";
            case ESCALATING -> "i.status = 'unresolved' AND i.substatus = 'escalating'";
            case REGRESSED -> "i.status = 'unresolved' AND i.substatus = 'regressed'";
        };
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private String parameter(@Nullable Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }
}
