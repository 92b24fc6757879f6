package dev.mayday.contracts.issues;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// Ways to look at the issue list that people keep (semantics 10.6). Bearer: the person's session
/// token. What a person may not see is 404.
@Path("/internal/views")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ViewsApi {

    int MOST = 50;

    /// Those of the person and those for everybody in the organization, in their order.
    @GET
    Uni<List<View>> views(@HeaderParam("Authorization") String bearer);

    /// Keeps one more, behind the others; 400 with the reason when the person has [#MOST], the name
    /// is empty or too long, or the query is too long.
    @POST
    Uni<View> save(@HeaderParam("Authorization") String bearer, Draft draft);

    /// The same view with what the draft says. One for everybody takes a member to change; only who
    /// made it can take it from everybody.
    @PUT
    @Path("/{id}")
    Uni<View> change(
            @HeaderParam("Authorization") String bearer, @PathParam("id") long id, Draft draft);

    /// Puts these first, in this order.
    @POST
    @Path("/orders")
    Uni<List<View>> order(@HeaderParam("Authorization") String bearer, List<Long> ids);

    @POST
    @Path("/{id}/removal")
    Uni<View> remove(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// Takes the removal back, for 30 days; 400 as for one more.
    @DELETE
    @Path("/{id}/removal")
    Uni<View> restore(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// @param query of the list's address, normalised: search, state, order, period, environment
    ///     and project in one
    record Draft(String name, String query, Visibility visibility) {}

    /// @param changeable by the person: their own, and with the right for it those for everybody
    record View(long id, String name, String query, Visibility visibility, boolean changeable) {}

    /// Who sees a view.
    enum Visibility {
        ME,
        ORGANIZATION
    }
}
