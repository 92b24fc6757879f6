package dev.mayday.ui.shell;

import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.contracts.issues.SessionsApi.Person;
import dev.mayday.ui.web.Count;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands around a page: who looks at it, and the ways from it.
///
/// @param project slug of the project that the page is about; empty for none
/// @param flash what was just done; null for nothing
/// @param troubles of the installation, for who runs it; null for everyone else
public record Shell(
        Person person,
        List<ProjectLink> projects,
        Place here,
        String project,
        @Nullable Flash flash,
        @Nullable Count troubles) {

    /// So many projects the switcher lists; a search finds the others.
    private static final int NEAR = 10;

    public Shell {
        projects = List.copyOf(projects);
    }

    /// As much as can be said when nobody can be asked: the ways, but not to whom they are shown.
    static Shell unasked() {
        var nobody = new Person(0, "", "", "", "", false);
        return new Shell(nobody, List.of(), Place.ELSEWHERE, "", null, null);
    }

    static Shell of(
            Person person,
            List<ProjectSummary> projects,
            Place here,
            String project,
            @Nullable Flash flash,
            @Nullable Count troubles) {
        var links = projects.stream().map(one -> ProjectLink.of(one, here, project)).toList();
        return new Shell(person, links, here, project, flash, troubles);
    }

    /// Whether the visitor's name is known.
    public boolean known() {
        return !person.email().isEmpty();
    }

    public Navigation navigation() {
        return Navigation.of(here, project, administers(), troubles);
    }

    /// What somebody who came in by break-glass should know.
    public String glass() {
        var told =
                person.mails()
                        ? "all owners were told by mail"
                        : "nobody was told, as no mail server is set: tell the owners";
        return "You came in by break-glass: the session ends within an hour, what you do is written"
                + " down, and "
                + told
                + ".";
    }

    /// Whether the person decides anything: a viewer only reads.
    public boolean acts() {
        return !person.role().equals("viewer");
    }

    /// Whether the organization at hand is theirs to run.
    public boolean administers() {
        return person.role().equals("admin") || person.role().equals("owner");
    }

    /// The environments of the project that the page is about, else of all.
    public List<String> environments() {
        return projects.stream()
                .filter(link -> project.isEmpty() || link.current())
                .flatMap(link -> link.environments().stream())
                .distinct()
                .sorted()
                .toList();
    }

    public String projectName() {
        return projects.stream()
                .filter(ProjectLink::current)
                .map(ProjectLink::name)
                .findFirst()
                .orElse(project.isEmpty() ? "All projects" : project);
    }

    /// What the settings are of, in words.
    public String scope() {
        return project.isEmpty()
                ? "Choose a project to see its own settings too."
                : "Of " + projectName() + ", and of all projects.";
    }

    /// The projects that the switcher lists, the current one among them.
    public List<ProjectLink> near() {
        return Stream.concat(
                        projects.stream().filter(ProjectLink::current),
                        projects.stream().filter(link -> !link.current()))
                .limit(NEAR)
                .toList();
    }

    public int more() {
        return Math.max(0, projects.size() - NEAR);
    }

    /// The same page for all projects, as far as there is one.
    public String everywhere() {
        var same = here.href("");
        return same.isEmpty() ? Place.ISSUES.href("") : same;
    }

    /// @param href the same page of this project, as far as there is one
    /// @param current whether the page is about this project
    /// @param silent whether no event has come yet
    public record ProjectLink(
            String slug,
            String name,
            String href,
            Count unresolved,
            boolean current,
            boolean silent,
            List<String> environments) {

        public ProjectLink {
            environments = List.copyOf(environments);
        }

        static ProjectLink of(ProjectSummary project, Place here, String current) {
            return new ProjectLink(
                    project.slug(),
                    project.name(),
                    here.ofProjects().href(project.slug()),
                    Count.of(project.unresolved()),
                    project.slug().equals(current),
                    project.firstEventAt() == null,
                    project.environments());
        }
    }

    /// One or two letters for the person's badge.
    public String initials() {
        var name = person.name().isBlank() ? person.email() : person.name();
        var words = name.strip().split("[\\s.@]+");
        var first = letter(words[0]);
        return (words.length > 1 ? first + letter(words[1]) : first).toUpperCase(Locale.ROOT);
    }

    private static String letter(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
