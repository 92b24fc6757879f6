package dev.mayday.ui.issues;

import dev.mayday.contracts.bus.IssueChange;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which changes belong to an open list: those of its filter, in projects that the person can read.
record LiveFilter(Set<Long> projects, IssueFilter filter) {

    private static final Pattern BARE_WORDS = Pattern.compile("[\\p{L}\\p{N}_.\\s-]*+");

    LiveFilter {
        projects = Set.copyOf(projects);
    }

    boolean admits(IssueChange change) {
        return projects.contains(change.project().id())
                && (filter.project().isEmpty() || filter.project().equals(change.project().slug()))
                && isNewHere(change)
                && inEnvironment(change)
                && saysAllWords(change.issue());
    }

    /// In a list of all environments an issue that reaches another one is no news.
    private boolean isNewHere(IssueChange change) {
        return change.kind() != IssueChange.Kind.FIRST_IN_ENVIRONMENT
                || !filter.environment().isEmpty();
    }

    /// Changes that people make name no environment; they concern every list of the project.
    private boolean inEnvironment(IssueChange change) {
        var event = change.event();
        return filter.environment().isEmpty()
                || event == null
                || event.environment().equals(filter.environment());
    }

    /// Only bare words can be judged here; what says more may always have changed.
    private boolean saysAllWords(IssueChange.Issue issue) {
        if (!BARE_WORDS.matcher(filter.query()).matches()) return true;
        var said = (issue.title() + " " + issue.culprit()).toLowerCase(Locale.ROOT);
        return Arrays.stream(filter.query().toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(said::contains);
    }
}
