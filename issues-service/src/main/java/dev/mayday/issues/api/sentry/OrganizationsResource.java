package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.access.Needs;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.organization.BaseUrl;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/// Organizations: those of the caller.
@Path("/api/0")
class OrganizationsResource {

    private final CurrentCaller caller;
    private final Pages pages;
    private final BaseUrl baseUrl;

    OrganizationsResource(CurrentCaller caller, Pages pages, BaseUrl baseUrl) {
        this.caller = caller;
        this.pages = pages;
        this.baseUrl = baseUrl;
    }

    @Needs("org:read")
    @GET
    @Path("/organizations")
    public RestResponse<List<OrganizationJson>> all(@Context UriInfo request) {
        var all =
                caller.organizations(Scope.ORG_READ).stream()
                        .map(each -> OrganizationJson.of(each, baseUrl))
                        .toList();
        return pages.page(all, null, request);
    }

    @Needs("org:read")
    @GET
    @Path("/organizations/{organization}")
    public OrganizationJson one() {
        return OrganizationJson.of(caller.organization(), baseUrl);
    }
}
