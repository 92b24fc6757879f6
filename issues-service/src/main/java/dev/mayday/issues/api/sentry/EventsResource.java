package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.EventIds;
import dev.mayday.contracts.access.Needs;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.api.edge.QueryParameters;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.read.Cursor;
import dev.mayday.issues.read.EventSearch;
import dev.mayday.issues.read.Events;
import dev.mayday.issues.read.IssueSearch;
import dev.mayday.issues.read.Issues;
import dev.mayday.issues.read.StoredEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// Events: of an issue, of a project by id, and by id alone.
@Path("/api/0")
class EventsResource {

    private final CurrentCaller caller;
    private final Issues issues;
    private final Events events;
    private final EventSearch search;
    private final Pages pages;

    EventsResource(
            CurrentCaller caller, Issues issues, Events events, EventSearch search, Pages pages) {
        this.caller = caller;
        this.issues = issues;
        this.events = events;
        this.search = search;
        this.pages = pages;
    }

    record Found(
            String organizationSlug,
            String projectSlug,
            String groupId,
            String eventId,
            EventJson event) {}

    @Needs("event:read")
    @GET
    @Path("/projects/{organization}/{project}/events/{event}")
    public Uni<EventJson> ofProject(
            @RestPath String project, @RestPath String event, @Context UriInfo request) {
        var mine = caller.organization();
        QueryParameters.allow(request, Set.of());
        return events.inProject(mine, project, event).map(EventJson::of);
    }

    @Needs("event:read")
    @GET
    @Path("/organizations/{organization}/eventids/{event}")
    public Uni<Found> byId(@RestPath String event, @Context UriInfo request) {
        var mine = caller.organization();
        QueryParameters.allow(request, Set.of());
        return events.inOrganization(mine, event).map(found -> found(mine, found));
    }

    @Needs("event:read")
    @GET
    @Path("/organizations/{organization}/issues/{issue}/events")
    public Uni<RestResponse<List<EventJson>>> ofIssueInOrganization(
            @RestPath String issue, @BeanParam EventListForm form, @Context UriInfo request) {
        var mine = caller.organization();
        return page(mine, issue, form, request);
    }

    @Needs("event:read")
    @GET
    @Path("/issues/{issue}/events")
    public Uni<RestResponse<List<EventJson>>> ofIssue(
            @RestPath String issue, @BeanParam EventListForm form, @Context UriInfo request) {
        var mine = caller.organization();
        return page(mine, issue, form, request);
    }

    @Needs("event:read")
    @GET
    @Path("/organizations/{organization}/issues/{issue}/events/{which}")
    public Uni<EventJson> oneInOrganization(
            @RestPath String issue, @RestPath String which, @Context UriInfo request) {
        return one(caller.organization(), issue, which, request);
    }

    @Needs("event:read")
    @GET
    @Path("/issues/{issue}/events/{which}")
    public Uni<EventJson> one(
            @RestPath String issue, @RestPath String which, @Context UriInfo request) {
        return one(caller.organization(), issue, which, request);
    }

    private Uni<EventJson> one(Organization mine, String issue, String which, UriInfo request) {
        QueryParameters.allow(request, Set.of());
        return issues.find(mine, issue)
                .chain(found -> events.ofIssue(found, which))
                .map(EventJson::of);
    }

    private Uni<RestResponse<List<EventJson>>> page(
            Organization mine, String issue, EventListForm form, UriInfo request) {
        QueryParameters.allow(request, EventListForm.PARAMETERS);
        var query = form.wanted();
        boolean full = form.isFull();
        var after = Cursor.parse(form.cursor());
        int limit = IssueSearch.Order.limit(Parameters.limit(form.limit(), form.perPage()));
        return issues.find(mine, issue)
                .chain(found -> search.page(found, query, after, limit))
                .map(
                        page -> {
                            var json =
                                    page.events().stream()
                                            .map(full ? EventJson::of : EventJson::brief)
                                            .toList();
                            return pages.page(json, page.nextCursor(), request);
                        });
    }

    private static Found found(Organization mine, StoredEvent event) {
        return new Found(
                mine.slug(),
                event.project(),
                Long.toString(event.issue().id()),
                EventIds.format(event.id()),
                EventJson.of(event));
    }
}
