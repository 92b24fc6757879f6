package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.IssuePage;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.api.edge.QueryParameters;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.read.IssueList;
import dev.mayday.issues.read.ProjectDirectory;
import dev.mayday.issues.read.ProjectInfo;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Lists of issues, and decisions about several at once.
@Path("/api/0")
class IssueListResource {

    private final CurrentCaller caller;
    private final IssueList issues;
    private final ProjectDirectory projects;
    private final Decisions decisions;
    private final IssueJsons json;
    private final Pages pages;

    IssueListResource(
            CurrentCaller caller,
            IssueList issues,
            ProjectDirectory projects,
            Decisions decisions,
            IssueJsons json,
            Pages pages) {
        this.caller = caller;
        this.issues = issues;
        this.projects = projects;
        this.decisions = decisions;
        this.json = json;
        this.pages = pages;
    }

    @Needs("event:read")
    @GET
    @Path("/organizations/{organization}/issues")
    public Uni<RestResponse<List<IssueJson>>> ofOrganization(
            @BeanParam IssueListForm form, @Context UriInfo request) {
        var mine = caller.organization();
        return projects.all(mine).chain(all -> page(mine, all, form, request));
    }

    @Needs("event:read")
    @GET
    @Path("/projects/{organization}/{project}/issues")
    public Uni<RestResponse<List<IssueJson>>> ofProject(
            @RestPath String project, @BeanParam IssueListForm form, @Context UriInfo request) {
        var mine = caller.organization();
        return projects.find(mine, project).chain(one -> page(mine, List.of(one), form, request));
    }

    @Needs("event:write")
    @PUT
    @Path("/organizations/{organization}/issues")
    public Uni<Decisions.Decision> decide(
            @RestQuery List<String> id, @Context UriInfo request, @Nullable JsonNode body) {
        var decision = decision(request, body);
        var mine = caller.organization();
        return decisions.onAll(mine, _ -> true, id, decision);
    }

    @Needs("event:write")
    @PUT
    @Path("/projects/{organization}/{project}/issues")
    public Uni<Decisions.Decision> decide(
            @RestPath String project,
            @RestQuery List<String> id,
            @Context UriInfo request,
            @Nullable JsonNode body) {
        var decision = decision(request, body);
        var mine = caller.organization();
        return projects.find(mine, project)
                .chain(
                        one ->
                                decisions.onAll(
                                        mine, issue -> issue.project() == one.id(), id, decision));
    }

    private static Decisions.Decision decision(UriInfo request, @Nullable JsonNode body) {
        QueryParameters.allow(request, Set.of("id"));
        return Decisions.Decision.parse(body);
    }

    private Uni<RestResponse<List<IssueJson>>> page(
            Organization mine, List<ProjectInfo> among, IssueListForm form, UriInfo request) {
        QueryParameters.allow(request, IssueListForm.PARAMETERS);
        var bySlug =
                among.stream().collect(Collectors.toMap(ProjectInfo::slug, Function.identity()));
        return issues.page(form.search(mine, among, caller.email()), form.named())
                .map(
                        page -> {
                            var rows =
                                    page.issues().stream()
                                            .filter(row -> bySlug.containsKey(row.project()))
                                            .map(
                                                    row ->
                                                            json.row(
                                                                    row,
                                                                    get(bySlug, row.project()),
                                                                    form.counted()))
                                            .toList();
                            return told(page, pages.answer(rows, page.nextCursor(), request));
                        });
    }

    /// Beside the list, which is an array in this API: what the author of the query should know.
    private static <T> RestResponse<T> told(
            IssuePage page, RestResponse.ResponseBuilder<T> answer) {
        for (var warning : page.warnings()) answer.header("X-Mayday-Warning", ascii(warning));
        if (page.opens() != null) answer.header("X-Sentry-Direct-Hit", "1");
        return answer.build();
    }

    /// What a header can carry.
    private static String ascii(String text) {
        return text.codePoints()
                .map(c -> c >= ' ' && c < 127 ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static ProjectInfo get(Map<String, ProjectInfo> bySlug, String slug) {
        return java.util.Objects.requireNonNull(bySlug.get(slug));
    }
}
