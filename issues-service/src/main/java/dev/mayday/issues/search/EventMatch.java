package dev.mayday.issues.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tests a query on one event and its issue, in time that grows with the sizes of both.
///
/// @param issue null where none exists yet; then queries are read for [Place#FILTER]
public record EventMatch(SearchedEvent event, @Nullable SearchedIssue issue, Instant now) {

    public boolean matches(Query query) {
        return matches(query.term());
    }

    private boolean matches(Term term) {
        return switch (term) {
            case Term.And(var terms) -> terms.stream().allMatch(this::matches);
            case Term.Or(var terms) -> terms.stream().anyMatch(this::matches);
            case Term.Not(var inner) -> !matches(inner);
            case Term.Words(var phrase) ->
                    phrase.isIn(event.title())
                            || phrase.isIn(event.message())
                            || phrase.isIn(event.culprit());
            case Term.Matches(var source, var values) ->
                    texts(source).stream().anyMatch(values::match);
            case Term.Has(var sources) -> sources.stream().anyMatch(this::has);
            case Term.Number(var source, var comparison, var values) -> {
                long number = source.onIssue().applyAsLong(its());
                yield values.stream().anyMatch(value -> comparison.holds(number, value));
            }
            case Term.Time(var source, var span) -> span.at(now).holds(time(source));
            case Term.Is(var states) -> states.stream().anyMatch(state -> state.holds(its()));
            case Term.EventIds(var ids) -> ids.contains(event.id());
            case Term.Issue(var project, var number) ->
                    its().project().equals(project) && its().number() == number;
        };
    }

    private boolean has(Source.OfText source) {
        return texts(source).stream().anyMatch(text -> !text.isEmpty());
    }

    private List<String> texts(Source.OfText source) {
        return switch (source) {
            case Source.Text text -> List.of(text.onEvent().apply(event));
            case Source.IssueText text -> List.of(text.onIssue().apply(its()));
            case Source.Indexed indexed -> indexed.values().apply(event);
            case Source.InEvent inEvent -> inEvent.values().apply(event);
            case Source.Tag(var key) -> {
                var value = event.tags().get(key);
                yield value == null ? List.of() : List.of(value);
            }
        };
    }

    private Instant time(Source.OfTime source) {
        return switch (source) {
            case Source.Moment moment -> moment.onIssue().apply(its());
            case Source.EventMoment moment -> moment.onEvent().apply(event);
        };
    }

    private SearchedIssue its() {
        if (issue == null) throw new IllegalStateException("no issue exists yet");
        return issue;
    }
}
