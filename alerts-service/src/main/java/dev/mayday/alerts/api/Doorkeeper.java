package dev.mayday.alerts.api;

import dev.mayday.contracts.ServiceAuth;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.access.Rule;
import dev.mayday.contracts.issues.AccessApi;
import dev.mayday.front.ServiceTokens;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Stands before every route of this service. Who a person is and what they may, issues-service
/// says, at each request anew; nothing is kept. A route without a mark admits nobody.
///
/// A filter is global to the process that we share with other services; routes of theirs it leaves
/// alone.
class Doorkeeper {

    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);
    private static final String OURS = "dev.mayday.alerts.";
    private static final String BEARER = ServiceAuth.bearer("");

    private final AccessClient issues;
    private final ServiceTokens services;

    Doorkeeper(@RestClient AccessClient issues, ServiceTokens services) {
        this.issues = issues;
        this.services = services;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<Response> admit(ContainerRequestContext request, ResourceInfo resource) {
        var asked = resource.getResourceClass();
        if (!asked.getName().startsWith(OURS)) return Uni.createFrom().nullItem();
        var bearer = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return Rule.of(asked, resource.getResourceMethod())
                .flatMap(rule -> admitted(rule, bearer == null ? "" : bearer, request))
                .orElseGet(() -> unmarked(resource));
    }

    /// Empty for a mark that nobody here knows how to judge: people, and what a token is limited
    /// to, are known to issues-service alone.
    private Optional<Uni<Response>> admitted(
            Rule rule, String bearer, ContainerRequestContext request) {
        return switch (rule) {
            case Rule.Right right when right.person() || right.whole() -> Optional.empty();
            case Rule.Right right -> Optional.of(inProject(right, bearer, request));
            case Rule.Open(var who) -> admitted(who, bearer);
        };
    }

    private Uni<Response> inProject(
            Rule.Right right, String bearer, ContainerRequestContext request) {
        var project = request.getUriInfo().getPathParameters().getFirst("project");
        if (project == null || !project.matches("[0-9]{1,18}")) {
            return refusal(400, "a number in the address or the query cannot be read");
        }
        return decided(
                issues.inProject(
                        bearer, Long.parseLong(project), right.scope(), right.orTeamAdmin()));
    }

    private Optional<Uni<Response>> admitted(Who who, String bearer) {
        return switch (who) {
            case ANYBODY -> Optional.of(Uni.createFrom().nullItem());
            case INSTANCE_ADMIN -> Optional.of(decided(issues.inInstallation(bearer)));
            case OPERATOR ->
                    Optional.of(
                            isService(bearer)
                                    ? Uni.createFrom().nullItem()
                                    : decided(issues.inInstallation(bearer)));
            case SERVICE ->
                    Optional.of(
                            isService(bearer)
                                    ? Uni.createFrom().nullItem()
                                    : refusal(401, "the service token is missing or wrong"));
            case CALLER, PERSON -> Optional.empty();
        };
    }

    private boolean isService(String bearer) {
        return bearer.startsWith(BEARER) && services.knows(bearer.substring(BEARER.length()));
    }

    private static Uni<Response> decided(Uni<AccessApi.Admitted> question) {
        return question.map(_ -> (Response) null)
                .onFailure(WebApplicationException.class)
                .recoverWithItem(said -> theirs(((WebApplicationException) said).getResponse()))
                .onFailure(ProcessingException.class)
                .recoverWithItem(Doorkeeper::away)
                .onFailure(TimeoutException.class)
                .recoverWithItem(Doorkeeper::away);
    }

    /// As issues-service said it; a fault of its own is its absence for us.
    private static Response theirs(Response said) {
        if (said.getStatus() >= 500) return away();
        return Refused.answer(said.getStatus(), words(said));
    }

    private static String words(Response said) {
        try {
            return said.readEntity(Refused.Detail.class).detail();
        } catch (RuntimeException unreadable) {
            return "refused";
        }
    }

    private static Response away() {
        return Response.fromResponse(
                        Refused.answer(
                                503, "issues-service, which knows who may, is away, try again"))
                .header("Retry-After", "5")
                .build();
    }

    private static Uni<Response> unmarked(ResourceInfo resource) {
        LOG.errorf(
                "route without a mark that is known here, nobody may call it: %s.%s needs @Needs or @Admits",
                resource.getResourceClass().getSimpleName(),
                resource.getResourceMethod().getName());
        return refusal(403, "nobody may call this");
    }

    private static Uni<Response> refusal(int status, String detail) {
        return Uni.createFrom().item(Refused.answer(status, detail));
    }
}
