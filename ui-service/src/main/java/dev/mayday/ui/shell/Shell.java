package dev.mayday.ui.shell;

import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.contracts.issues.SessionsApi.Person;
import dev.mayday.ui.web.Count;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param here which entry of the navigation is the current one: `issues` or `projects`
/// @param project slug of the project that the page is about; empty for none
/// @param flash what was just done; null for nothing
/// @param troubles of the installation, for who runs it; null for everyone else
public record Shell(
        Person person,
        List<ProjectLink> projects,
        String here,
        String project,
        @Nullable Flash flash,
        @Nullable Count troubles) {

    public Shell {
        projects = List.copyOf(projects);
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

    /// @param current whether the page is about this project
    /// @param silent whether no event has come yet
    public record ProjectLink(
            String slug,
            String name,
            Count unresolved,
            boolean current,
            boolean silent,
            List<String> environments) {

        public ProjectLink {
            environments = List.copyOf(environments);
        }

        static ProjectLink of(ProjectSummary project, String current) {
            return new ProjectLink(
                    project.slug(),
                    project.name(),
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
        return (words.length > 1 ? first + letter(words[1]) : first).toUpperCase();
    }

    private static String letter(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
