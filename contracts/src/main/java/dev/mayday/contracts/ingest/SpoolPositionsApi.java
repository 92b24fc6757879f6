package dev.mayday.contracts.ingest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far issues-service has digested the spool of a node: what ingest compares with its own
/// position, so that neither a restored database nor a restored spool loses anything in silence.
/// Bearer: the service token.
@Path("/internal/ingest/positions")
public interface SpoolPositionsApi {

    /// @param node the name under which the spool gives receipts
    /// @return the lanes that have a position, in order; none for a node that was never heard of
    @GET
    @Path("/{node}")
    Uni<List<LanePosition>> positions(
            @HeaderParam("Authorization") String bearer, @PathParam("node") String node);

    /// @param sequence the last one that is committed; 0 when none is
    /// @param missing what was passed over up to there, since nobody had it any more. Whoever has
    /// it again should send it
    /// @param waitingFor when the lane waits for a gap to be filled: the `before` of the batch that
    /// stands behind the gap. Whoever has what lies between should send it again
    record LanePosition(int lane, long sequence, List<Missing> missing, @Nullable Long waitingFor) {

        public LanePosition {
            missing = List.copyOf(missing);
        }
    }

    /// Those of the lane between two sequences, both of them included.
    record Missing(long from, long to) {}
}
