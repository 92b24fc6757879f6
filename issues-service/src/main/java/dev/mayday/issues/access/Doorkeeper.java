package dev.mayday.issues.access;

import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.access.Rule;
import dev.mayday.issues.Refused;
import dev.mayday.issues.organization.Organization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Stands before every route of this service: finds out who asks, and whether the route's mark
/// admits them. Decided once: whom it lets in, and where, a resource finds in [CurrentCaller]. A
/// route without a mark admits nobody (ADR 21).
///
/// A filter is global to the process that we share with other services; routes of theirs it leaves
/// alone.
record Doorkeeper(Bearers bearers, CurrentCaller current, Origin origin) {

    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);
    private static final String OURS = "dev.mayday.issues.";

    /// In paths that name an organization.
    private static final String ORGANIZATION = "organization";

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<Response> admit(ContainerRequestContext request, ResourceInfo resource) {
        var asked = resource.getResourceClass();
        if (!guards(asked)) return Uni.createFrom().nullItem();
        var rule = Rule.of(asked, resource.getResourceMethod());
        if (rule.isEmpty()) return Uni.createFrom().item(unmarked(resource));
        if (rule.get() instanceof Rule.Open(var who) && who == Who.ANYBODY) {
            return Uni.createFrom().nullItem();
        }
        return bearers.find(request.getHeaderString(HttpHeaders.AUTHORIZATION), origin.address())
                .invoke(caller -> current.is(caller, check(caller, rule.get(), request)))
                .map(_ -> (Response) null)
                .onFailure(Refused.class)
                .recoverWithItem(refused -> ((Refused) refused).getResponse());
    }

    /// @param asked null where an address is none of any resource
    static boolean guards(@Nullable Class<?> asked) {
        return asked != null && asked.getName().startsWith(OURS);
    }

    private static Response unmarked(ResourceInfo resource) {
        LOG.errorf(
                "route without a mark, nobody may call it: %s.%s needs @Needs or @Admits",
                resource.getResourceClass().getSimpleName(),
                resource.getResourceMethod().getName());
        return Refused.forbidden("Nobody may call this.").getResponse();
    }

    /// @return where the caller has the right; null when none in an organization is asked for
    /// @throws Refused 403 or 404
    private static @Nullable Organization check(
            Caller caller, Rule rule, ContainerRequestContext request) {
        return switch (rule) {
            case Rule.Right(var word, var orTeamAdmin, var person, var whole) -> {
                if (person) caller.requirePerson();
                var scope = Scope.of(word).orElseThrow();
                var named = request.getUriInfo().getPathParameters().getFirst(ORGANIZATION);
                yield caller.reach(new Right(scope, orTeamAdmin, whole), named);
            }
            case Rule.Open(var who) -> {
                check(caller, who);
                yield null;
            }
        };
    }

    private static void check(Caller caller, Who who) {
        switch (who) {
            case ANYBODY, CALLER -> {}
            case PERSON -> caller.requirePerson();
            case SERVICE -> caller.requireService();
            case INSTANCE_ADMIN -> caller.requireInstanceAdmin();
            case OPERATOR -> {
                if (!(caller instanceof Caller.Service)) caller.requireInstanceAdmin();
            }
        }
    }
}
