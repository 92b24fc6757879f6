package dev.mayday.ui.projects;

import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.web.Count;

/// A project in the list of projects.
///
/// @param silent whether no event has come yet
record ProjectCard(String slug, String name, String platform, Count unresolved, boolean silent) {

    static ProjectCard of(ProjectSummary project) {
        return new ProjectCard(
                project.slug(),
                project.name(),
                project.platform() == null ? "" : project.platform(),
                Count.of(project.unresolved()),
                project.firstEventAt() == null);
    }
}
