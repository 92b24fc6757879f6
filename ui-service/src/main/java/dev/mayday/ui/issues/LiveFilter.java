package dev.mayday.ui.issues;

import dev.mayday.contracts.bus.IssueChange;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Which changes belong to an open list: those of its filter, in projects that the person can read.
record LiveFilter(Set<Long> projects, IssueFilter filter) {

    LiveFilter {
        projects = Set.copyOf(projects);
    }

    boolean admits(IssueChange change) {
        return projects.contains(change.project().id())
                && (filter.project().isEmpty() || filter.project().equals(change.project().slug()))
                && inEnvironment(change)
                && saysAllWords(change.issue());
    }

    /// Changes that people make name no environment; they concern every list of the project.
    private boolean inEnvironment(IssueChange change) {
        var event = change.event();
        return filter.environment().isEmpty()
                || event == null
                || event.environment().equals(filter.environment());
    }

    private boolean saysAllWords(IssueChange.Issue issue) {
        var said = (issue.title() + " " + issue.culprit()).toLowerCase(Locale.ROOT);
        return Arrays.stream(filter.text().toLowerCase(Locale.ROOT).split(" "))
                .allMatch(said::contains);
    }
}
