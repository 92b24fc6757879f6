package dev.mayday.ui.operations;

import dev.mayday.contracts.alerts.DeadChangesApi;
import dev.mayday.contracts.alerts.DeadChangesApi.Run;
import dev.mayday.ui.neighbors.Clients.DeadChanges;
import dev.mayday.ui.neighbors.Clients.Operations;
import dev.mayday.ui.neighbors.ServiceBearer;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.FlashCookie;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.SameOrigin;
import dev.mayday.ui.web.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.function.LongFunction;
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

    private static final int PAGE = 100;

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

    /// @param before the ones that the person saw, and all older ones
    @POST
    @Path("/dead-changes/runs")
    public Response rerunAllChanges(@RestForm @Nullable Long before) {
        admit();
        return told(
                Flash.Deed.RUN_AGAIN,
                each(before, id -> deadChanges.rerun(service.value(), id).map(Run::done)));
    }

    /// @param before see [#rerunAllChanges]
    @POST
    @Path("/dead-changes/deletion")
    public Response deleteAllChanges(@RestForm @Nullable Long before) {
        admit();
        return told(
                Flash.Deed.DELETED,
                each(before, id -> deadChanges.delete(service.value(), id).replaceWith(true)));
    }

    /// @param next where to go on when the time was too short; null at the end of the list
    private record Walk(long done, long failed, long left, @Nullable Long next) {}

    /// From the newest to the oldest, page by page, past those that resist, for as long as there is
    /// time.
    private Walk each(@Nullable Long before, LongFunction<Uni<Boolean>> deed) {
        @Nullable Long last = before;
        long done = 0;
        long failed = 0;
        var page = changes(before);
        long total = page.total();
        while (!page.changes().isEmpty()) {
            for (var change : page.changes()) {
                if (!neighbor.hasTime()) return new Walk(done, failed, total - done, last);
                if (succeeds(deed.apply(change.id()))) done++;
                else failed++;
                last = change.id();
            }
            if (page.next() == null) break;
            try {
                page = changes(last);
            } catch (Detour away) {
                return new Walk(done, failed, total - done, last);
            }
        }
        return new Walk(done, failed, total - done, null);
    }

    private boolean succeeds(Uni<Boolean> deed) {
        try {
            return neighbor.done(Service.ALERTS, deed);
        } catch (Detour failed) {
            return false;
        }
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

    private DeadChangesApi.Page changes(@Nullable Long before) {
        return neighbor.done(Service.ALERTS, deadChanges.list(service.value(), before, PAGE));
    }

    /// On the page that begins with the next one, "all" means the rest.
    private Response told(Flash.Deed deed, Walk walk) {
        var page = walk.next() == null ? "" : "?changes=" + walk.next() + "#dead-changes";
        return told("/operations" + page, deed, walk.done(), walk.failed(), walk.left());
    }

    private Response told(Flash.Deed deed, long... counts) {
        return told("/operations", deed, counts);
    }

    private Response told(String page, Flash.Deed deed, long... counts) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", page)
                .cookie(flash.holding(new Flash(deed, LongStream.of(counts).boxed().toList())))
                .build();
    }
}
