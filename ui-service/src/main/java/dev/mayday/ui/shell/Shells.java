package dev.mayday.ui.shell;

import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.neighbors.Dashboard;
import dev.mayday.ui.neighbors.Sessions;
import dev.mayday.ui.shell.Shell.ProjectLink;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Neighbor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Asks for what every page needs, at the same time.
@RequestScoped
public class Shells {

    private final Sessions sessions;
    private final Dashboard dashboard;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final FlashCookie flash;

    Shells(
            @RestClient Sessions sessions,
            @RestClient Dashboard dashboard,
            Visitor visitor,
            Neighbor neighbor,
            FlashCookie flash) {
        this.sessions = sessions;
        this.dashboard = dashboard;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.flash = flash;
    }

    /// @param here `issues` or `projects`
    /// @param project slug of the project that the page is about; empty for none
    public Shell around(String here, String project) {
        return neighbor.answer(ask(here, project));
    }

    boolean signedIn() {
        return visitor.claimsSession();
    }

    Uni<Shell> ask(String here, String project) {
        return Uni.combine()
                .all()
                .unis(sessions.current(visitor.bearer()), dashboard.projects(visitor.bearer()))
                .asTuple()
                .map(
                        both ->
                                new Shell(
                                        both.getItem1(),
                                        links(both.getItem2(), project),
                                        here,
                                        project,
                                        flash.take()));
    }

    private static List<ProjectLink> links(List<ProjectSummary> projects, String current) {
        return projects.stream().map(project -> ProjectLink.of(project, current)).toList();
    }
}
