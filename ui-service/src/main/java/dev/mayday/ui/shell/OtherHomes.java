package dev.mayday.ui.shell;

import dev.mayday.contracts.issues.SessionsApi.Person;
import dev.mayday.contracts.people.OrganizationApi.Belonging;
import dev.mayday.ui.neighbors.Clients.Organizations;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// For who followed a link and found nothing, because another organization of theirs is at hand:
/// which one has it. The switch itself is theirs to make, as a link changes nothing.
@RequestScoped
class OtherHomes {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final Organizations organizations;
    private final Visitor visitor;

    OtherHomes(@RestClient Organizations organizations, Visitor visitor) {
        this.organizations = organizations;
        this.visitor = visitor;
    }

    /// None when nobody can say it in time: the page of the problem is not held up.
    Uni<List<Belonging>> of(Person person, Problem problem, ContainerRequestContext request) {
        var named = Named.of(request.getUriInfo());
        var looked = problem.status() == 404 && request.getMethod().equals(HttpMethod.GET);
        if (!looked || person.home().isEmpty() || named.isEmpty()) return none();
        var what = named.get();
        return organizations
                .elsewhere(visitor.bearer(), what.issue(), what.project())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(List.of());
    }

    private static Uni<List<Belonging>> none() {
        return Uni.createFrom().item(List.of());
    }
}
