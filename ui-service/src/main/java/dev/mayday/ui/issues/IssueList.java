package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.DashboardApi.IssuePage;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.web.Choice;
import dev.mayday.ui.web.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The list as a page needs it: rows, the filter in words, and a link for everything that can be
/// changed.
///
/// @param older address of the next page; empty on the last one
/// @param newest address of the first page
/// @param problem what is wrong with the search, in words; then the rows are those without it
record IssueList(
        IssueFilter filter,
        List<IssueLine> rows,
        Count total,
        List<Tab> tabs,
        List<Tab> periods,
        List<Tab> columns,
        List<Tab> chips,
        List<Tab> projects,
        List<Tab> environments,
        String older,
        String newest,
        String problem) {

    /// A link of a set; for a chip the link that takes it away.
    record Tab(String value, String words, String href, boolean current) {}

    static IssueList of(
            IssueFilter filter, IssuePage page, Shell shell, String problem, Instant now) {
        var environments = shell.environments();
        var period = filter.period().words();
        return new IssueList(
                filter,
                page.issues().stream().map(row -> IssueLine.of(row, period, now)).toList(),
                Count.of(page.total()),
                Arrays.stream(Status.values())
                        .map(s -> tab(s, filter.with(s), filter.status() == s))
                        .toList(),
                Arrays.stream(Period.values())
                        .map(p -> tab(p, filter.with(p), filter.period() == p))
                        .toList(),
                Arrays.stream(Sort.values())
                        .map(s -> tab(s, filter.with(s), filter.sort() == s))
                        .toList(),
                chips(filter),
                projects(filter, shell),
                environments(filter, environments),
                page.nextCursor() == null ? "" : filter.after(page.nextCursor()).href(),
                filter.after("").href(),
                problem);
    }

    private static Tab tab(Choice choice, IssueFilter target, boolean current) {
        return new Tab(choice.wire(), choice.words(), target.href(), current);
    }

    private static List<Tab> chips(IssueFilter filter) {
        var chips = new ArrayList<Tab>();
        if (!filter.project().isEmpty()) {
            chips.add(new Tab("project", filter.project(), filter.in("").href(), true));
        }
        if (!filter.environment().isEmpty()) {
            var without = filter.inEnvironment("");
            chips.add(new Tab("environment", filter.environment(), without.href(), true));
        }
        if (!filter.query().isEmpty()) {
            chips.add(new Tab("search", filter.query(), filter.containing("").href(), true));
        }
        return chips;
    }

    private static List<Tab> projects(IssueFilter filter, Shell shell) {
        return shell.projects().stream()
                .map(
                        project ->
                                new Tab(
                                        project.slug(),
                                        project.name(),
                                        filter.in(project.slug()).href(),
                                        project.slug().equals(filter.project())))
                .toList();
    }

    private static List<Tab> environments(IssueFilter filter, List<String> names) {
        return names.stream()
                .filter(name -> !name.isEmpty())
                .map(
                        name ->
                                new Tab(
                                        name,
                                        name,
                                        filter.inEnvironment(name).href(),
                                        name.equals(filter.environment())))
                .toList();
    }

    /// The filter in words: "41 unresolved issues in document-api, production, by events".
    public String summary() {
        var words = new StringBuilder(total.exact());
        if (filter.status() != Status.ALL)
            words.append(' ').append(filter.status().words().toLowerCase());
        words.append(total.isOne() ? " issue in " : " issues in ");
        words.append(filter.project().isEmpty() ? "all projects" : filter.project());
        if (!filter.environment().isEmpty()) words.append(", ").append(filter.environment());
        if (!filter.query().isEmpty() && problem.isEmpty())
            words.append(", matching “").append(filter.query()).append('”');
        return words.append(", by ").append(filter.sort().words().toLowerCase()).toString();
    }

    /// Where the signals for this list come from.
    public String stream() {
        return filter.href("/live/issues");
    }

    /// Differs when the stream differs, so that a changed list does not keep the old one.
    public String streamKey() {
        return Integer.toHexString(stream().hashCode());
    }

    public boolean filtered() {
        return !chips.isEmpty();
    }

    public boolean paged() {
        return !filter.cursor().isEmpty();
    }
}
