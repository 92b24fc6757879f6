package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.AffectedApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.affected.TagDistributions;
import dev.mayday.issues.api.edge.QueryParameters;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.read.Issues;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The tags of an issue: all keys, one key, the values of a key. All values that are told apart
/// are one page.
@Path("/api/0")
class TagsResource {

    private final CurrentCaller caller;
    private final Issues issues;
    private final TagDistributions tags;
    private final Pages pages;

    TagsResource(CurrentCaller caller, Issues issues, TagDistributions tags, Pages pages) {
        this.caller = caller;
        this.issues = issues;
        this.tags = tags;
        this.pages = pages;
    }

    @Needs("event:read")
    @GET
    @Path("/organizations/{organization}/issues/{issue}/tags")
    public Uni<List<TagJson>> allInOrganization(@RestPath String issue, @Context UriInfo request) {
        return all(caller.organization(), issue, request);
    }

    @Needs("event:read")
    @GET
    @Path("/issues/{issue}/tags")
    public Uni<List<TagJson>> all(@RestPath String issue, @Context UriInfo request) {
        return all(caller.organization(), issue, request);
    }

    @Needs("event:read")
    @GET
    @Path("/organizations/{organization}/issues/{issue}/tags/{key}")
    public Uni<TagJson> oneInOrganization(
            @RestPath String issue, @RestPath String key, @Context UriInfo request) {
        QueryParameters.allow(request, Set.of());
        return one(caller.organization(), issue, key).map(TagJson::of);
    }

    @Needs("event:read")
    @GET
    @Path("/issues/{issue}/tags/{key}")
    public Uni<TagJson> one(
            @RestPath String issue, @RestPath String key, @Context UriInfo request) {
        QueryParameters.allow(request, Set.of());
        return one(caller.organization(), issue, key).map(TagJson::of);
    }

    @Needs("event:read")
    @GET
    @Path("/organizations/{organization}/issues/{issue}/tags/{key}/values")
    public Uni<RestResponse<List<TagJson.ValueJson>>> valuesInOrganization(
            @RestPath String issue,
            @RestPath String key,
            @RestQuery @Nullable String sort,
            @Context UriInfo request) {
        return values(caller.organization(), issue, key, sort, request);
    }

    @Needs("event:read")
    @GET
    @Path("/issues/{issue}/tags/{key}/values")
    public Uni<RestResponse<List<TagJson.ValueJson>>> values(
            @RestPath String issue,
            @RestPath String key,
            @RestQuery @Nullable String sort,
            @Context UriInfo request) {
        return values(caller.organization(), issue, key, sort, request);
    }

    private Uni<List<TagJson>> all(Organization mine, String issue, UriInfo request) {
        QueryParameters.allow(request, Set.of());
        return issues.find(mine, issue)
                .chain(tags::of)
                .map(all -> all.stream().map(TagJson::of).toList());
    }

    private Uni<AffectedApi.Tag> one(Organization mine, String issue, String key) {
        return issues.find(mine, issue)
                .chain(found -> tags.of(found, key))
                .map(found -> found.stream().findFirst().orElseThrow(Refused::notFound));
    }

    private Uni<RestResponse<List<TagJson.ValueJson>>> values(
            Organization mine, String issue, String key, @Nullable String sort, UriInfo request) {
        QueryParameters.allow(request, Set.of("sort"));
        var order = TagJson.ValueJson.order(sort);
        return one(mine, issue, key)
                .map(tag -> TagJson.values(tag).stream().sorted(order).toList())
                .map(values -> pages.page(values, null, request));
    }
}
