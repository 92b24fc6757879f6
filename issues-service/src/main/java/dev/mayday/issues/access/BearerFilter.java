package dev.mayday.issues.access;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Answers are for the asker alone, and never anything but what they say they are. Who may ask, the
/// [Doorkeeper] has seen to.
record BearerFilter() {

    @Secured
    @ServerResponseFilter
    public void keepPrivate(ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    }
}
