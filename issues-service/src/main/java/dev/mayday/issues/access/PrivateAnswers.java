package dev.mayday.issues.access;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Answers of this service are for the asker alone, and never anything but what they say they are.
/// As with the [Doorkeeper], what other services of the process answer is left alone.
record PrivateAnswers() {

    @ServerResponseFilter
    public void keepPrivate(ResourceInfo resource, ContainerResponseContext response) {
        if (!Doorkeeper.guards(resource.getResourceClass())) return;
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    }
}
