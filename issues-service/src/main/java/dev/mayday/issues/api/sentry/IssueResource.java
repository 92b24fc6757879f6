package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.access.Needs;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.affected.TagDistributions;
import dev.mayday.issues.api.edge.QueryParameters;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.read.IssueKey;
import dev.mayday.issues.read.Issues;
import dev.mayday.issues.read.ProjectDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// One issue, by its number or its short id.
@Path("/api/0")
class IssueResource {

    private final CurrentCaller caller;
    private final Issues issues;
    private final TagDistributions tags;
    private final ProjectDirectory projects;
    private final Decisions decisions;
    private final IssueJsons json;

    IssueResource(
            CurrentCaller caller,
            Issues issues,
            TagDistributions tags,
            ProjectDirectory projects,
            Decisions decisions,
            IssueJsons json) {
        this.caller = caller;
        this.issues = issues;
        this.tags = tags;
        this.projects = projects;
        this.decisions = decisions;
        this.json = json;
    }

    @Needs("event:read")
    @GET
    @Path("/organizations/{organization}/issues/{issue}")
    public Uni<IssueJson> ofOrganization(@RestPath String issue) {
        return one(caller.organization(), issue);
    }

    @Needs("event:read")
    @GET
    @Path("/issues/{issue}")
    public Uni<IssueJson> byId(@RestPath String issue) {
        return one(caller.organization(), issue);
    }

    @Needs("event:write")
    @PUT
    @Path("/organizations/{organization}/issues/{issue}")
    public Uni<IssueJson> decideInOrganization(
            @RestPath String issue, @Context UriInfo request, @Nullable JsonNode body) {
        return decide(caller.organization(), issue, request, body);
    }

    @Needs("event:write")
    @PUT
    @Path("/issues/{issue}")
    public Uni<IssueJson> decide(
            @RestPath String issue, @Context UriInfo request, @Nullable JsonNode body) {
        return decide(caller.organization(), issue, request, body);
    }

    private Uni<IssueJson> decide(
            Organization mine, String issue, UriInfo request, @Nullable JsonNode body) {
        QueryParameters.allow(request, Set.of());
        var decision = Decisions.Decision.parse(body);
        return issues.find(mine, issue)
                .call(found -> decisions.on(mine, List.of(found), decision))
                .chain(found -> show(mine, found));
    }

    private Uni<IssueJson> one(Organization mine, String issue) {
        return issues.find(mine, issue).chain(found -> show(mine, found));
    }

    private Uni<IssueJson> show(Organization mine, IssueKey issue) {
        return Uni.combine()
                .all()
                .unis(
                        issues.detail(issue),
                        tags.of(issue),
                        projects.find(mine, Long.toString(issue.project())))
                .with(json::single);
    }
}
