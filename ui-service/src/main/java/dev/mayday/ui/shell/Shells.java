package dev.mayday.ui.shell;

import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.contracts.issues.SessionsApi.Person;
import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.neighbors.Clients.Sessions;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Neighbor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Asks for what every page needs, at the same time.
@RequestScoped
class Shells {

    private final Sessions sessions;
    private final Dashboard dashboard;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final FlashCookie flash;
    private final TroubleCount troubles;

    Shells(
            @RestClient Sessions sessions,
            @RestClient Dashboard dashboard,
            Visitor visitor,
            Neighbor neighbor,
            FlashCookie flash,
            TroubleCount troubles) {
        this.sessions = sessions;
        this.dashboard = dashboard;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.flash = flash;
        this.troubles = troubles;
    }

    /// @param project slug of the project that the page is about; empty for none
    Shell around(Place here, String project) {
        return neighbor.answer(ask(here, project));
    }

    Person person() {
        return neighbor.answer(sessions.current(visitor.bearer()));
    }

    boolean signedIn() {
        return visitor.claimsSession();
    }

    Uni<Shell> ask(Place here, String project) {
        var bearer = visitor.bearer();
        return Uni.combine()
                .all()
                .unis(
                        sessions.current(bearer).chain(this::withTroubles),
                        dashboard.projects(bearer))
                .asTuple()
                .map(both -> shell(both.getItem1(), both.getItem2(), here, project));
    }

    private record Known(Person person, @Nullable Count troubles) {}

    private Shell shell(Known who, List<ProjectSummary> projects, Place here, String project) {
        return Shell.of(who.person(), projects, here, project, flash.take(), who.troubles());
    }

    private Uni<Known> withTroubles(Person person) {
        if (!person.instanceAdmin()) return Uni.createFrom().item(new Known(person, null));
        return troubles.ask(visitor.bearer()).map(count -> new Known(person, Count.of(count)));
    }
}
