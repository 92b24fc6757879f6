package dev.mayday.issues.search;

import dev.mayday.issues.Refused;
import java.util.Locale;

/// Tests a query on one event.
public final class EventTest {

    private EventTest() {}

    /// @throws Refused 400 when the query asks for what only an issue has
    public static void check(Query query) {
        check(query.term());
    }

    public static boolean matches(Query query, SearchedEvent event) {
        return matches(query.term(), event);
    }

    private static boolean matches(Term term, SearchedEvent event) {
        return switch (term) {
            case Term.All(var terms) -> terms.stream().allMatch(each -> matches(each, event));
            case Term.Any(var terms) -> terms.stream().anyMatch(each -> matches(each, event));
            case Term.Not(var inner) -> !matches(inner, event);
            case Term.Phrase(var text) -> contains(event, text.toLowerCase(Locale.ROOT));
            case Term.Matches(var source, var values) ->
                    values.stream().anyMatch(glob -> isValue(source, event, glob));
            case Term.Has(var tag) -> event.tags().containsKey(tag.key());
            case Term.EventIds(var ids) -> ids.contains(event.id());
            case Term.Number _, Term.Time _, Term.Is _, Term.Issue _ -> throw onlyIssues();
        };
    }

    private static void check(Term term) {
        switch (term) {
            case Term.All(var terms) -> terms.forEach(EventTest::check);
            case Term.Any(var terms) -> terms.forEach(EventTest::check);
            case Term.Not(var inner) -> check(inner);
            case Term.Matches(Source.Text text, var _) -> {
                if (text.onEvent() == null) throw onlyIssues();
            }
            case Term.Matches _, Term.Phrase _, Term.Has _, Term.EventIds _ -> {}
            case Term.Number _, Term.Time _, Term.Is _, Term.Issue _ -> throw onlyIssues();
        }
    }

    private static boolean contains(SearchedEvent event, String text) {
        var all = event.title() + ' ' + event.message() + ' ' + event.culprit();
        return all.toLowerCase(Locale.ROOT).contains(text);
    }

    private static boolean isValue(Source source, SearchedEvent event, Glob glob) {
        return switch (source) {
            case Source.Text text -> {
                if (text.onEvent() == null) throw onlyIssues();
                yield glob.matches(text.onEvent().apply(event));
            }
            case Source.Tag(var key) -> {
                var value = event.tags().get(key);
                yield value != null && glob.matches(value);
            }
            case Source.Count _, Source.Moment _, Source.States _ -> throw onlyIssues();
            case Source.EventId _, Source.ShortId _ -> throw onlyIssues();
        };
    }

    private static Refused onlyIssues() {
        return Refused.invalid("the query asks for what only an issue has, not an event");
    }
}
