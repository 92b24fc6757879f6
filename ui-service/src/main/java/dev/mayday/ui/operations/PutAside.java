package dev.mayday.ui.operations;

import dev.mayday.contracts.alerts.DeadChangesApi;
import dev.mayday.ui.neighbors.DeadChanges;
import dev.mayday.ui.neighbors.Operations;
import dev.mayday.ui.neighbors.ServiceBearer;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.FlashCookie;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.SameOrigin;
import dev.mayday.ui.web.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.stream.LongStream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What a person does with what was put aside. Plain forms can only post: each names the run or the
/// deletion it means by its address.
@Path("/operations")
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class PutAside {

    private static final int AT_ONCE = 100;

    private final Operations operations;
    private final DeadChanges deadChanges;
    private final ServiceBearer service;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final FlashCookie flash;

    PutAside(
            @RestClient Operations operations,
            @RestClient DeadChanges deadChanges,
            ServiceBearer service,
            Visitor visitor,
            Neighbor neighbor,
            FlashCookie flash) {
        this.operations = operations;
        this.deadChanges = deadChanges;
        this.service = service;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.flash = flash;
    }

    @POST
    @Path("/dead-envelopes/{node}/{sequence: [0-9]{1,18}}/runs")
    public Response rerun(@RestPath String node, @RestPath long sequence) {
        var run = neighbor.done(Service.ISSUES, operations.rerun(visitor.bearer(), node, sequence));
        return told(Flash.Deed.RUN_AGAIN, run.done() ? 1 : 0, run.done() ? 0 : 1, 0);
    }

    @POST
    @Path("/dead-envelopes/{node}/{sequence: [0-9]{1,18}}/deletion")
    public Response delete(@RestPath String node, @RestPath long sequence) {
        neighbor.answer(operations.delete(visitor.bearer(), node, sequence));
        return told(Flash.Deed.DELETED, 1);
    }

    @POST
    @Path("/dead-envelopes/runs")
    public Response rerunAll() {
        var runs = neighbor.done(Service.ISSUES, operations.rerunAll(visitor.bearer()));
        return told(Flash.Deed.RUN_AGAIN, runs.done(), runs.failed(), runs.left());
    }

    /// @param until when the person looked
    @POST
    @Path("/dead-envelopes/deletion")
    public Response deleteAll(@RestForm @Nullable String until) {
        var gone = neighbor.answer(operations.deleteAll(visitor.bearer(), until));
        return told(Flash.Deed.DELETED, gone.deleted());
    }

    @POST
    @Path("/dead-changes/{id: [0-9]{1,18}}/runs")
    public Response rerunChange(@RestPath long id) {
        admit();
        var run = neighbor.done(Service.ALERTS, deadChanges.rerun(service.value(), id));
        return told(Flash.Deed.RUN_AGAIN, run.done() ? 1 : 0, run.done() ? 0 : 1, 0);
    }

    @POST
    @Path("/dead-changes/{id: [0-9]{1,18}}/deletion")
    public Response deleteChange(@RestPath long id) {
        admit();
        neighbor.answer(Service.ALERTS, deadChanges.delete(service.value(), id));
        return told(Flash.Deed.DELETED, 1);
    }

    @POST
    @Path("/dead-changes/runs")
    public Response rerunAllChanges() {
        admit();
        long done = 0;
        long failed = 0;
        var page = changes();
        for (var change : page.changes()) {
            var run =
                    neighbor.done(Service.ALERTS, deadChanges.rerun(service.value(), change.id()));
            if (run.done()) done++;
            else failed++;
        }
        return told(Flash.Deed.RUN_AGAIN, done, failed, page.total() - done);
    }

    @POST
    @Path("/dead-changes/deletion")
    public Response deleteAllChanges() {
        admit();
        var page = changes();
        for (var change : page.changes()) {
            neighbor.done(Service.ALERTS, deadChanges.delete(service.value(), change.id()));
        }
        return told(Flash.Deed.DELETED, page.changes().size());
    }

    @POST
    @Path("/nodes/{node}/deletion")
    public Response forget(@RestPath String node) {
        neighbor.answer(operations.forgetNode(visitor.bearer(), node));
        return told(Flash.Deed.NODE_FORGOTTEN);
    }

    /// alerts-service knows no people: whether this one may, issues-service says.
    private void admit() {
        neighbor.answer(operations.overview(visitor.bearer()));
    }

    private DeadChangesApi.Page changes() {
        return neighbor.answer(Service.ALERTS, deadChanges.list(service.value(), null, AT_ONCE));
    }

    private Response told(Flash.Deed deed, long... counts) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", "/operations")
                .cookie(flash.holding(new Flash(deed, LongStream.of(counts).boxed().toList())))
                .build();
    }
}
