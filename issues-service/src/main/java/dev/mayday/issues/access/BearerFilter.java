package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Turns the `Authorization` header into a [Caller], for [Secured] resources only.
record BearerFilter(Bearers bearers, CurrentCaller current, Origin origin) {

    @Secured
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<Response> authenticate(ContainerRequestContext request) {
        return bearers.find(request.getHeaderString(HttpHeaders.AUTHORIZATION), origin.address())
                .invoke(current::is)
                .map(_ -> (Response) null)
                .onFailure(Refused.class)
                .recoverWithItem(refused -> ((Refused) refused).getResponse());
    }

    @ServiceOnly
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void admitServices() {
        current.requireService();
    }

    /// Answers are for the asker alone, and never anything but what they say they are.
    @Secured
    @ServerResponseFilter
    public void keepPrivate(ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    }
}
