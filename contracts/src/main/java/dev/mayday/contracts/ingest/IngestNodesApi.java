package dev.mayday.contracts.ingest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where ingest nodes say how they are, for the operations page. Bearer: the service token.
@Path("/internal/ingest/nodes")
public interface IngestNodesApi {

    /// Sent every 30 s, and when something was lost. Takes the place of the node's report before.
    ///
    /// @param node the configured name of the node (`mayday.ingest.node`), without its spool's mark
    @PUT
    @Path("/{node}")
    Uni<Void> report(
            @HeaderParam("Authorization") String bearer,
            @PathParam("node") String node,
            NodeReport report);

    /// @param mark the name under which its spool gives receipts now; another one than before means
    /// that the spool has lost its past
    /// @param at when this was true
    /// @param spool what lies on its disk
    /// @param losses what was lost or set aside, the newest last; the oldest are folded when there
    /// are too many. Stays until the spool is removed, so that a report says all of it again
    record NodeReport(String mark, Instant at, SpoolState spool, List<Loss> losses) {
        public NodeReport {
            losses = List.copyOf(losses);
        }
    }

    /// @param bytes on disk, of them `keptBytes` only in case they must be digested again
    /// @param limit bytes from which envelopes are refused, kept ones not counted
    /// @param backlog records that are not yet taken
    /// @param oldestUnsent when the oldest of them was received; null when there is none
    /// @param accepting false when the spool has failed or is full
    record SpoolState(
            long bytes,
            long keptBytes,
            long limit,
            long backlog,
            @Nullable Instant oldestUnsent,
            boolean accepting) {}

    /// One thing that went wrong with what had been answered 200.
    ///
    /// @param reason one word of a fixed list: `torn`, `damaged`, `missing`, `not_kept`,
    /// `set_back`, `overlapping`, `unreadable`, `foreign`
    /// @param records that are lost for the digest; null when nobody can tell
    /// @param bytes that were set aside, or cut
    /// @param file where they were set aside, in the spool's directory; null when nowhere
    /// @param words one sentence for a person
    record Loss(
            Instant at,
            String reason,
            @Nullable Long records,
            long bytes,
            @Nullable String file,
            String words) {}
}
