package dev.mayday.issues.operations;

import static java.util.stream.Collectors.toSet;

import dev.mayday.issues.Refused;
import dev.mayday.issues.api.edge.QueryParameters;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Nobody else's client asks the routes for programs, so a parameter that they do not read is a
/// mistake, and of one that deletes a dear one.
record UnknownParameters() {

    private static final String ROUTES = "/api/0/operations";

    /// Behind the doorkeeper: what a route takes is told to those only who may know that it is
    /// there.
    ///
    /// @throws Refused 400
    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, ResourceInfo resource) {
        if (!request.getUriInfo().getPath().startsWith(ROUTES)) return;
        var known =
                Arrays.stream(resource.getResourceMethod().getParameters())
                        .filter(each -> each.isAnnotationPresent(RestQuery.class))
                        .map(Parameter::getName)
                        .collect(toSet());
        QueryParameters.allow(request.getUriInfo(), known);
    }
}
