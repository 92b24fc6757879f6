package dev.mayday.contracts.issues;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom issues belong to (semantics 6.6). Bearer: the person's session token. Taken back as every
/// decision is: [DashboardApi#undo].
@Path("/internal/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AssignmentsApi {

    /// Who can be assigned issues of a project: teams and members who see it, by name; at most 200.
    ///
    /// @param project slug; null for all of the organization
    @GET
    @Path("/assignees")
    Uni<List<Assignee>> assignees(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("project") @Nullable String project);

    /// Assigns 1–1000 issues, or takes them from whoever has them. 400 when there are none, too
    /// many, or there is no such assignee. Issues in a project that the assignee does not see are
    /// passed over.
    @POST
    Uni<DecisionReport> assign(
            @HeaderParam("Authorization") String bearer, @Nullable Assignment assignment);

    /// @param issues ids; one that is named twice counts once
    /// @param assignee `me`, `#team`, a mail address, or empty for nobody
    record Assignment(@Nullable List<Long> issues, @Nullable String assignee) {}

    /// @param word as in [Assignment]
    /// @param name as people read it
    record Assignee(String word, String name, boolean team) {}
}
