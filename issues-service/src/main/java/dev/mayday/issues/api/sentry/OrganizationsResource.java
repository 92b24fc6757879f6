package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.access.Needs;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.organization.BaseUrl;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// Organizations: those of the caller.
@Path("/api/0")
class OrganizationsResource {

    private final Here here;
    private final Pages pages;
    private final BaseUrl baseUrl;

    OrganizationsResource(Here here, Pages pages, BaseUrl baseUrl) {
        this.here = here;
        this.pages = pages;
        this.baseUrl = baseUrl;
    }

    @Needs("org:read")
    @GET
    @Path("/organizations")
    public RestResponse<List<OrganizationJson>> all(@Context UriInfo request) {
        var all =
                here.organizations(Scope.ORG_READ).stream()
                        .map(each -> OrganizationJson.of(each, baseUrl))
                        .toList();
        return pages.page(all, null, request);
    }

    @Needs("org:read")
    @GET
    @Path("/organizations/{organization}")
    public OrganizationJson one(@RestPath String organization) {
        return OrganizationJson.of(here.in(organization, Scope.ORG_READ), baseUrl);
    }
}
