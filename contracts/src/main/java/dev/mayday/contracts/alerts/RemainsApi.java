package dev.mayday.contracts.alerts;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/// What alerts-service keeps of projects that are no more. Bearer: the service token.
@Path("/internal/alerts/remains")
public interface RemainsApi {

    /// Deletes all of it: rules, destinations, deliveries and what waits. To be asked again until
    /// it answers: it takes up where it stopped. 400 for the installation, which is no project.
    @DELETE
    @Path("/{id}")
    Uni<Void> delete(@HeaderParam("Authorization") String bearer, @PathParam("id") long project);
}
