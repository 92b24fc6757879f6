package dev.mayday.issues.api.internal;

import dev.mayday.contracts.issues.AdministrationApi.ProjectRequest;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.issues.Refused;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.Projects;
import dev.mayday.issues.read.ProjectSummaries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The projects of the dashboard.
@ApplicationScoped
class DashboardProjects {

    private final ProjectSummaries summaries;
    private final Projects projects;

    DashboardProjects(ProjectSummaries summaries, Projects projects) {
        this.summaries = summaries;
        this.projects = projects;
    }

    Uni<List<ProjectSummary>> all(Organization mine) {
        return summaries.all(mine);
    }

    Uni<ProjectSummary> one(Organization mine, String slug) {
        return summaries.one(mine, slug);
    }

    Uni<ProjectSummary> create(Organization mine, @Nullable ProjectRequest request) {
        if (request == null) throw Refused.invalid("name");
        return projects.create(mine, request.name(), request.platform())
                .chain(made -> summaries.one(mine, made.slug()));
    }
}
