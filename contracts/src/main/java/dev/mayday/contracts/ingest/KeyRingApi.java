package dev.mayday.contracts.ingest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/// What ingest asks of issues-service. Bearer: the service token.
@Path("/internal/ingest")
public interface KeyRingApi {

    /// All keys that are not revoked, for the whole ring at start and at refresh.
    @GET
    @Path("/keys")
    Uni<List<ClientKey>> keys(@HeaderParam("Authorization") String bearer);

    /// One key; 404 when there is none.
    ///
    /// @param publicKey 32 lowercase hex digits
    @GET
    @Path("/keys/{publicKey}")
    Uni<ClientKey> key(
            @HeaderParam("Authorization") String bearer, @PathParam("publicKey") String publicKey);

    /// Takes the counts of one flush; they are added up by minute. A flush that is sent again with
    /// the same id is counted once.
    @POST
    @Path("/outcomes")
    Uni<Void> record(@HeaderParam("Authorization") String bearer, OutcomeFlush flush);
}
