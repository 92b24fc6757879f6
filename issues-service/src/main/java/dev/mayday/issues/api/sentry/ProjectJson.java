package dev.mayday.issues.api.sentry;

import dev.mayday.issues.read.ProjectInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project as the API shows it.
///
/// @param team there are none yet
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
        List<String> features,
        @Nullable Object team,
        List<String> teams,
        OrganizationJson organization) {

    static ProjectJson of(ProjectInfo project, OrganizationJson organization) {
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
                List.of(),
                null,
                List.of(),
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
