package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.issues.ProjectsApi.Team;
import dev.mayday.issues.read.ProjectInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project as the API shows it.
///
/// @param team the first of its teams, for clients that know only one
record ProjectJson(
        String id,
        String slug,
        String name,
        @Nullable String platform,
        Instant dateCreated,
        @Nullable Instant firstEvent,
        String status,
        boolean isMember,
        boolean hasAccess,
        boolean isBookmarked,
        boolean isPublic,
        String color,
        List<String> features,
        @Nullable TeamJson team,
        List<TeamJson> teams,
        OrganizationJson organization) {

    /// A team, as far as its projects tell of it.
    record TeamJson(String id, String slug, String name) {
        static TeamJson of(Team team) {
            return new TeamJson(Long.toString(team.id()), team.slug(), team.name());
        }
    }

    static ProjectJson of(ProjectInfo project, List<Team> teams, OrganizationJson organization) {
        var all = teams.stream().map(TeamJson::of).toList();
        return new ProjectJson(
                Long.toString(project.id()),
                project.slug(),
                project.name(),
                project.platform(),
                project.created(),
                project.firstEventAt(),
                project.active() ? "active" : "disabled",
                true,
                true,
                false,
                false,
                "",
                List.of(),
                all.isEmpty() ? null : all.getFirst(),
                all,
                organization);
    }

    /// As much as an issue tells of its project.
    record Brief(String id, String slug, String name, @Nullable String platform) {
        static Brief of(ProjectInfo project) {
            return new Brief(
                    Long.toString(project.id()),
                    project.slug(),
                    project.name(),
                    project.platform());
        }
    }
}
