package dev.mayday.issues.operations;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.OperationsApi.DeadEnvelopes;
import dev.mayday.contracts.issues.OperationsApi.Deleted;
import dev.mayday.contracts.issues.OperationsApi.Overview;
import dev.mayday.contracts.issues.OperationsApi.Run;
import dev.mayday.contracts.issues.OperationsApi.Runs;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The same for programs: a token of an instance admin with `org:admin`.
@Path("/api/0/operations")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Who.INSTANCE_ADMIN)
class DeadEnvelopesResource {

    private static final String BEARER_IS_KNOWN = "";

    private final OperationsResource operations;

    DeadEnvelopesResource(OperationsResource operations) {
        this.operations = operations;
    }

    @GET
    public Uni<Overview> overview() {
        return operations.overview(BEARER_IS_KNOWN);
    }

    @GET
    @Path("/dead-envelopes")
    public Uni<DeadEnvelopes> list(
            @RestQuery @Nullable String cursor, @RestQuery @Nullable String limit) {
        return operations.deadEnvelopes(BEARER_IS_KNOWN, cursor, number(limit));
    }

    @POST
    @Path("/dead-envelopes/runs")
    public Uni<Runs> rerunAll() {
        return operations.rerunAll(BEARER_IS_KNOWN);
    }

    @POST
    @Path("/dead-envelopes/{node}/{sequence: [0-9]{1,18}}/runs")
    public Uni<Run> rerun(@RestPath String node, @RestPath long sequence) {
        return operations.rerun(BEARER_IS_KNOWN, node, sequence);
    }

    @DELETE
    @Path("/dead-envelopes/{node}/{sequence: [0-9]{1,18}}")
    public Uni<Void> delete(@RestPath String node, @RestPath long sequence) {
        return operations.delete(BEARER_IS_KNOWN, node, sequence);
    }

    /// @param until ISO time, required: the one up to which the caller has looked
    @DELETE
    @Path("/dead-envelopes")
    public Uni<Deleted> deleteAll(@RestQuery @Nullable String until) {
        return operations.deleteAll(BEARER_IS_KNOWN, until);
    }

    /// A number, as the edge has seen to it.
    static @Nullable Integer number(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Integer.valueOf(text);
    }
}
