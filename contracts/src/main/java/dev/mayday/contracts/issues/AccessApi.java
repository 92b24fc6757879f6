package dev.mayday.contracts.issues;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/// What a bearer may, for services that know no people: issues-service decides.
@Path("/internal/access")
public interface AccessApi {

    /// Who it is that has this right in the project. 401 when nobody is behind the bearer, 404 when
    /// the project is not theirs to see, 403 with the missing right.
    ///
    /// @param scope such as `alerts:write`; docs/reference/access.md lists them
    /// @param orTeamAdmin whether an admin of a team of the project has it too
    @GET
    @Path("/projects/{project}")
    Uni<Admitted> inProject(
            @HeaderParam("Authorization") String bearer,
            @PathParam("project") long project,
            @QueryParam("scope") String scope,
            @QueryParam("orTeamAdmin") boolean orTeamAdmin);

    /// The projects whose contents the bearer may read, in the organization at hand. 401 when
    /// nobody is behind it, 403 when there is none.
    @GET
    @Path("/projects")
    Uni<List<Long>> readable(@HeaderParam("Authorization") String bearer);

    /// Who it is that runs the installation. 401 when nobody is behind the bearer, 404 for all
    /// others.
    @GET
    @Path("/installation")
    Uni<Admitted> inInstallation(@HeaderParam("Authorization") String bearer);

    /// @param name as histories name them
    record Admitted(String name) {}
}
