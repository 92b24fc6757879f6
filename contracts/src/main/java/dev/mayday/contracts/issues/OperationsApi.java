package dev.mayday.contracts.issues;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.mayday.contracts.ingest.IngestNodesApi.Loss;
import dev.mayday.contracts.ingest.IngestNodesApi.NodeReport;
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

/// How the installation is, for the operations page. Bearer: the session of an instance admin; for
/// everyone else there is nothing here (404).
@Path("/internal/operations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface OperationsApi {

    @GET
    Uni<Overview> overview(@HeaderParam("Authorization") String bearer);

    /// Forgets an ingest node that will not come back. One that lives reports again.
    @DELETE
    @Path("/nodes/{node}")
    Uni<Void> forgetNode(
            @HeaderParam("Authorization") String bearer, @PathParam("node") String node);

    /// What was put aside last comes first.
    ///
    /// @param cursor of the page before; null for the first page
    /// @param limit 1–100, default 25
    @GET
    @Path("/dead-envelopes")
    Uni<DeadEnvelopes> deadEnvelopes(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    /// Digests the record again. Done means stored and gone from the list, in one transaction; when
    /// it fails again it stays, with the new reason. 404 when there is none.
    @POST
    @Path("/dead-envelopes/{node}/{sequence}/runs")
    Uni<Run> rerun(
            @HeaderParam("Authorization") String bearer,
            @PathParam("node") String node,
            @PathParam("sequence") long sequence);

    /// Digests all again, the newest first, as many as fit into one request; what is left is told.
    @POST
    @Path("/dead-envelopes/runs")
    Uni<Runs> rerunAll(@HeaderParam("Authorization") String bearer);

    /// Forgets the record for good. 404 when there is none.
    @DELETE
    @Path("/dead-envelopes/{node}/{sequence}")
    Uni<Void> delete(
            @HeaderParam("Authorization") String bearer,
            @PathParam("node") String node,
            @PathParam("sequence") long sequence);

    /// Forgets all records that were put aside until then, so that nobody deletes what they have
    /// not seen.
    ///
    /// @param until ISO time, required
    @DELETE
    @Path("/dead-envelopes")
    Uni<Deleted> deleteAll(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("until") @Nullable String until);

    /// @param nodes by name
    /// @param waiting lanes that stand before a gap
    /// @param auditBroken whether somebody wrote to the audit log in the database
    record Overview(
            List<IngestNode> nodes,
            List<WaitingLane> waiting,
            long deadEnvelopes,
            boolean auditBroken) {
        @JsonCreator
        public Overview {
            nodes = List.copyOf(nodes);
            waiting = List.copyOf(waiting);
        }

        public Overview(List<IngestNode> nodes, List<WaitingLane> waiting, long deadEnvelopes) {
            this(nodes, waiting, deadEnvelopes, false);
        }
    }

    /// @param heard when its last report came, by the clock of issues-service
    /// @param report null when it cannot be read, as of a node of another version
    record IngestNode(String name, Instant heard, @Nullable NodeReport report) {

        /// What its report says was lost.
        public List<Loss> losses() {
            return report == null ? List.of() : report.losses();
        }
    }

    /// @param node mark of the spool
    /// @param sequence the last one that is digested
    /// @param waitingFor the sequence that must come first, while records behind it are here
    record WaitingLane(String node, int lane, long sequence, long waitingFor) {}

    record DeadEnvelopes(List<DeadEnvelope> envelopes, long total, @Nullable String nextCursor) {
        public DeadEnvelopes {
            envelopes = List.copyOf(envelopes);
        }
    }

    /// The body is never shown: it may hold what scrubbing would have removed.
    ///
    /// @param at when it was put aside
    /// @param projectId 0 when nobody can tell
    /// @param project slug; empty when it is not known
    /// @param bytes of the record as it is kept
    record DeadEnvelope(
            String node,
            long sequence,
            Instant at,
            long projectId,
            String project,
            Instant received,
            long bytes,
            String reason) {}

    /// @param reason why it stays; empty when done
    record Run(boolean done, String reason) {}

    /// @param left how many there still are, those that failed again included
    record Runs(long done, long failed, long left) {}

    record Deleted(long deleted) {}
}
