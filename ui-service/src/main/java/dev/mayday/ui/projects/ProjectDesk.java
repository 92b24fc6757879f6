package dev.mayday.ui.projects;

import dev.mayday.contracts.issues.ProjectsApi.Change;
import dev.mayday.contracts.issues.ProjectsApi.Confirmation;
import dev.mayday.contracts.issues.ProjectsApi.Key;
import dev.mayday.contracts.issues.ProjectsApi.KeyChange;
import dev.mayday.contracts.issues.ProjectsApi.Removed;
import dev.mayday.contracts.issues.ProjectsApi.Settings;
import dev.mayday.contracts.issues.ProjectsApi.Weight;
import dev.mayday.ui.neighbors.Clients.Projects;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.Service;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Asks issues-service about projects, their keys and the bin, and changes them.
@RequestScoped
class ProjectDesk {

    /// Who looks into the bin; that they may is for issues-service to say.
    private static final Set<String> KEEPERS = Set.of("owner", "admin");

    private final Projects projects;
    private final Visit visit;

    ProjectDesk(@RestClient Projects projects, Visit visit) {
        this.projects = projects;
        this.visit = visit;
    }

    Settings settings(String slug) {
        return visit.answer(Service.ISSUES, bearer -> projects.settings(bearer, slug));
    }

    Settings change(String slug, Change change) throws Refused {
        return visit.answerOrRefusal(
                Service.ISSUES, bearer -> projects.change(bearer, slug, change));
    }

    Weight weigh(String slug) {
        return visit.answer(Service.ISSUES, bearer -> projects.weigh(bearer, slug));
    }

    Removed remove(String slug, String typed) throws Refused {
        return visit.answerOrRefusal(
                Service.ISSUES, bearer -> projects.remove(bearer, slug, new Confirmation(typed)));
    }

    /// Nothing for who does not look after projects.
    List<Removed> bin() {
        return KEEPERS.contains(visit.person().role())
                ? visit.answer(Service.ISSUES, projects::removed)
                : List.of();
    }

    Settings restore(long id) {
        return visit.done(Service.ISSUES, bearer -> projects.restore(bearer, id));
    }

    Key addKey(String slug, String label) throws Refused {
        return visit.answerOrRefusal(
                Service.ISSUES,
                bearer -> projects.addKey(bearer, slug, new KeyChange(label, null)));
    }

    Key changeKey(String slug, String key, KeyChange change) throws Refused {
        return visit.answerOrRefusal(
                Service.ISSUES, bearer -> projects.changeKey(bearer, slug, key, change));
    }

    Key revokeKey(String slug, String key) {
        return visit.done(Service.ISSUES, bearer -> projects.revokeKey(bearer, slug, key));
    }
}
