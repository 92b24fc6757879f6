package dev.mayday.contracts.alerts;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The changes that could not be judged and were put aside, for the operations page and for the web
/// API, which issues-service answers. Bearer: the service token.
@Path("/internal/alerts/dead-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface DeadChangesApi {

    /// The newest first.
    ///
    /// @param before ids below this one; the [Page#next] of the page before
    /// @param limit 1–100, default 25
    @GET
    Uni<Page> list(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @Nullable Integer limit);

    /// Judges the change again; one that had its effect before has none. When it fails again it
    /// stays, with the new reason. 404 when there is none.
    @POST
    @Path("/{id}/runs")
    Uni<Run> rerun(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// Judges all again, the newest first, as many as fit into one request; what is left is told.
    @POST
    @Path("/runs")
    Uni<Runs> rerunAll(@HeaderParam("Authorization") String bearer);

    /// Forgets the change. 404 when there is none.
    @DELETE
    @Path("/{id}")
    Uni<Void> delete(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// Forgets all changes that were put aside until then, so that nobody deletes what they
    /// have not seen.
    ///
    /// @param until ISO time, required
    @DELETE
    Uni<Deleted> deleteAll(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("until") @Nullable String until);

    /// @param total how many there are
    /// @param next where the next page begins; null on the last one
    record Page(List<DeadChange> changes, long total, @Nullable Long next) {
        public Page {
            changes = List.copyOf(changes);
        }
    }

    /// @param at when it was put aside
    /// @param reason one sentence
    /// @param project 0 when the text does not tell
    /// @param change id of the change, 0 when the text does not tell
    /// @param payload the beginning of its text
    record DeadChange(
            long id, Instant at, String reason, long project, long change, String payload) {}

    /// @param done it was judged and is gone from the list
    /// @param reason why it stays; empty when done
    record Run(boolean done, String reason) {}

    /// @param left how many there still are, those that failed again included
    record Runs(long done, long failed, long left) {}

    record Deleted(long deleted) {}
}
