package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.IssuePage;
import dev.mayday.ui.kit.Option;
import dev.mayday.ui.kit.Tab;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Shell.ProjectLink;
import dev.mayday.ui.web.Choice;
import dev.mayday.ui.web.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The list as a page needs it: rows, the filter in words, and a link for everything that can be
/// changed.
///
/// @param period what somebody would like to see instead
/// @param silent projects, of those listed, that have not sent anything yet
/// @param older address of the next page; empty on the last one
/// @param newest address of the first page
/// @param warnings what the author of the search should know, in words
/// @param problem what is wrong with the search, in words; then there are no rows
/// @param elsewhere when nothing matches in this state, where something does
record IssueList(
        IssueFilter filter,
        List<IssueLine> rows,
        Count total,
        List<Tab> tabs,
        SavedViews views,
        List<Tab> periods,
        PeriodField period,
        List<Tab> columns,
        List<Restriction> chips,
        List<Option> projects,
        List<Option> environments,
        List<ProjectLink> silent,
        String older,
        String newest,
        String problem,
        List<String> warnings,
        List<Tab> elsewhere) {

    /// @param kind of what restricts the list
    /// @param href of the list without it
    record Restriction(String kind, String words, String href) {}

    static IssueList of(
            IssueFilter filter,
            IssuePage page,
            Shell shell,
            SavedViews views,
            PeriodField ownPeriod,
            String problem,
            Instant now) {
        var environments = shell.environments();
        var period = filter.period().words();
        return new IssueList(
                filter,
                page.issues().stream().map(row -> IssueLine.of(row, period, now)).toList(),
                Count.of(page.total()),
                builtIn(filter),
                views,
                periods(filter),
                ownPeriod,
                Arrays.stream(Sort.values())
                        .map(s -> tab(s, filter.with(s), filter.sort() == s))
                        .toList(),
                chips(filter),
                projects(filter, shell),
                environments(filter, environments),
                silent(filter, shell),
                page.nextCursor() == null ? "" : filter.after(page.nextCursor()).href(),
                filter.after("").href(),
                problem,
                page.warnings(),
                elsewhere(filter, page));
    }

    private static List<Tab> elsewhere(IssueFilter filter, IssuePage page) {
        var tabs = new ArrayList<Tab>();
        for (var other : page.elsewhere()) {
            for (var status : Status.values()) {
                if (!status.wire().equals(other.status().wire())) continue;
                var found = Count.of(other.total());
                var verb = found.isOne() ? " matches under " : " match under ";
                tabs.add(
                        new Tab(
                                found.exact() + verb + status.words(),
                                filter.with(status).href(),
                                false));
            }
        }
        return tabs;
    }

    /// In an open view nothing of what is built in is open.
    private static List<Tab> builtIn(IssueFilter filter) {
        return Arrays.stream(Status.values())
                .map(s -> tab(s, filter.of(0).with(s), filter.view() == 0 && filter.status() == s))
                .toList();
    }

    /// The usual ones, and the one that is shown.
    private static List<Tab> periods(IssueFilter filter) {
        var shown = filter.period();
        var own = shown.isUsual() ? Stream.<Period>empty() : Stream.of(shown);
        return Stream.concat(Period.USUAL.stream(), own)
                .map(p -> new Tab(p.words(), filter.with(p).href(), p.equals(shown)))
                .toList();
    }

    private static Tab tab(Choice choice, IssueFilter target, boolean current) {
        return new Tab(choice.words(), target.href(), current);
    }

    private static List<Restriction> chips(IssueFilter filter) {
        var chips = new ArrayList<Restriction>();
        if (!filter.project().isEmpty()) {
            chips.add(new Restriction("project", filter.project(), filter.in("").href()));
        }
        if (!filter.environment().isEmpty()) {
            var without = filter.inEnvironment("");
            chips.add(new Restriction("environment", filter.environment(), without.href()));
        }
        if (!filter.query().isEmpty()) {
            chips.add(new Restriction("search", filter.query(), filter.containing("").href()));
        }
        return chips;
    }

    private static List<Option> projects(IssueFilter filter, Shell shell) {
        var options = new ArrayList<Option>();
        options.add(new Option("", "All projects", filter.project().isEmpty()));
        for (var project : shell.projects()) {
            var chosen = project.slug().equals(filter.project());
            options.add(new Option(project.slug(), project.name(), chosen));
        }
        return options;
    }

    private static List<Option> environments(IssueFilter filter, List<String> names) {
        var options = new ArrayList<Option>();
        options.add(new Option("", "All environments", filter.environment().isEmpty()));
        for (var name : names) {
            if (!name.isEmpty()) {
                options.add(new Option(name, name, name.equals(filter.environment())));
            }
        }
        return options;
    }

    private static List<ProjectLink> silent(IssueFilter filter, Shell shell) {
        return shell.projects().stream()
                .filter(ProjectLink::silent)
                .filter(link -> chips(filter).isEmpty() || link.current())
                .toList();
    }

    /// The filter in words: "41 unresolved issues in document-api, production, by events".
    public String summary() {
        if (refused()) return "The search was not understood";
        var words = new StringBuilder(found());
        if (filter.status() != Status.ALL)
            words.append(' ').append(filter.status().words().toLowerCase());
        words.append(total.isOne() ? " issue in " : " issues in ");
        words.append(filter.project().isEmpty() ? "all projects" : filter.project());
        if (!filter.environment().isEmpty()) words.append(", ").append(filter.environment());
        if (!filter.query().isEmpty())
            words.append(", matching “").append(filter.query()).append('”');
        return words.append(", by ").append(filter.sort().words().toLowerCase()).toString();
    }

    private String found() {
        return total.value() > IssuePage.MOST_COUNTED
                ? Count.of(IssuePage.MOST_COUNTED).exact() + "+"
                : total.exact();
    }

    /// What a decision about more than this page is about; empty when this page is all.
    public String matching() {
        if (total.value() <= rows.size()) return "";
        return total.value() > IssuePage.MOST_COUNTED
                ? "the first " + Count.of(IssuePage.MOST_COUNTED).exact() + " matching"
                : "all " + total.exact() + " matching";
    }

    /// Where the signals for this list come from.
    public String stream() {
        var shown = rows.stream().map(row -> Long.toString(row.id()));
        var all = filter.href("/live/issues");
        return all
                + (all.contains("?") ? "&" : "?")
                + "shown="
                + shown.collect(Collectors.joining(","));
    }

    /// Differs when the stream differs, so that a changed list does not keep the old one.
    public String streamKey() {
        return Integer.toHexString(stream().hashCode());
    }

    public boolean filtered() {
        return !chips.isEmpty();
    }

    public boolean refused() {
        return !problem.isEmpty();
    }

    /// The list without the search.
    public String unsearched() {
        return filter.containing("").href();
    }

    public boolean paged() {
        return !filter.cursor().isEmpty();
    }

    /// Where the first page is; empty on it.
    public String back() {
        return paged() ? newest : "";
    }

    public boolean projectless() {
        return projects.size() == 1;
    }

    /// Of who sees no project and can make none.
    ///
    /// @param admins who can
    public String askFor(String admins) {
        return "You see no project yet. Ask "
                + admins
                + " to add you to a project’s team, or to create a project.";
    }

    public String order() {
        return "By " + filter.sort().words().toLowerCase(Locale.ROOT);
    }

    /// Why the list is empty.
    public String nothing() {
        if (filtered()) {
            var sends = filter.project().isEmpty() || silent.isEmpty();
            return "No issue fits these filters in the last "
                    + filter.period().words()
                    + (sends ? "." : ". The project has not sent anything yet.");
        }
        return switch (filter.status()) {
            case UNRESOLVED ->
                    "No unresolved issues. New ones appear here a second after they happen.";
            case RESOLVED -> "No resolved issues.";
            case ARCHIVED -> "No archived issues.";
            case ALL -> "No issues.";
        };
    }
}
