package dev.mayday.ui.operations;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.ui.neighbors.Clients.DeadChanges;
import dev.mayday.ui.neighbors.Clients.Operations;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.SameOrigin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.stream.LongStream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What a person does with what was put aside. Plain forms can only post: each names the run or the
/// deletion it means by its address.
@Path("/operations")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class PutAside {

    private final OperationsDesk desk;
    private final Visit visit;

    PutAside(OperationsDesk desk, Visit visit) {
        this.desk = desk;
        this.visit = visit;
    }

    @POST
    @Path("/dead-envelopes/{node}/{sequence: [0-9]{1,18}}/runs")
    public Response rerun(@RestPath String node, @RestPath long sequence) {
        return told(
                desk.done((operations, bearer) -> operations.rerun(bearer, node, sequence)).done());
    }

    @POST
    @Path("/dead-envelopes/{node}/{sequence: [0-9]{1,18}}/deletion")
    public Response delete(@RestPath String node, @RestPath long sequence) {
        desk.answer((operations, bearer) -> operations.delete(bearer, node, sequence));
        return told(Flash.Deed.DELETED, 1);
    }

    @POST
    @Path("/dead-envelopes/runs")
    public Response rerunAll() {
        var runs = desk.done(Operations::rerunAll);
        return told(Flash.Deed.RUN_AGAIN, runs.done(), runs.failed(), runs.left());
    }

    /// @param until when the person looked
    @POST
    @Path("/dead-envelopes/deletion")
    public Response deleteAll(@RestForm @Nullable String until) {
        var gone = desk.answer((operations, bearer) -> operations.deleteAll(bearer, until));
        return told(Flash.Deed.DELETED, gone.deleted());
    }

    @POST
    @Path("/dead-changes/{id: [0-9]{1,18}}/runs")
    public Response rerunChange(@RestPath long id) {
        desk.admit();
        return told(desk.order((changes, bearer) -> changes.rerun(bearer, id)).done());
    }

    @POST
    @Path("/dead-changes/{id: [0-9]{1,18}}/deletion")
    public Response deleteChange(@RestPath long id) {
        desk.admit();
        desk.order((changes, bearer) -> changes.delete(bearer, id));
        return told(Flash.Deed.DELETED, 1);
    }

    @POST
    @Path("/dead-changes/runs")
    public Response rerunAllChanges() {
        desk.admit();
        var runs = desk.order(DeadChanges::rerunAll);
        return told(Flash.Deed.RUN_AGAIN, runs.done(), runs.failed(), runs.left());
    }

    /// @param until see [#deleteAll]
    @POST
    @Path("/dead-changes/deletion")
    public Response deleteAllChanges(@RestForm @Nullable String until) {
        desk.admit();
        var gone = desk.order((changes, bearer) -> changes.deleteAll(bearer, until));
        return told(Flash.Deed.DELETED, gone.deleted());
    }

    @POST
    @Path("/nodes/{node}/deletion")
    public Response forget(@RestPath String node) {
        desk.answer((operations, bearer) -> operations.forgetNode(bearer, node));
        return told(Flash.Deed.NODE_FORGOTTEN);
    }

    private Response told(boolean ranWell) {
        return told(Flash.Deed.RUN_AGAIN, ranWell ? 1 : 0, ranWell ? 0 : 1, 0);
    }

    private Response told(Flash.Deed deed, long... counts) {
        var flash = new Flash(deed, LongStream.of(counts).boxed().toList());
        return visit.onTo("/operations", flash);
    }
}
