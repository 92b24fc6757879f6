package dev.mayday.ui.operations;

import dev.mayday.contracts.alerts.DeadChangesApi;
import dev.mayday.ui.neighbors.Clients.Operations;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.SameOrigin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
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

    /// @param before the ones that the person saw, and all older ones
    @POST
    @Path("/dead-changes/runs")
    public Response rerunAllChanges(@RestForm @Nullable Long before) {
        desk.admit();
        return told(
                Flash.Deed.RUN_AGAIN,
                each(
                        before,
                        id -> desk.order((changes, bearer) -> changes.rerun(bearer, id)).done()));
    }

    /// @param before see [#rerunAllChanges]
    @POST
    @Path("/dead-changes/deletion")
    public Response deleteAllChanges(@RestForm @Nullable Long before) {
        desk.admit();
        return told(
                Flash.Deed.DELETED,
                each(
                        before,
                        id -> {
                            desk.order((changes, bearer) -> changes.delete(bearer, id));
                            return true;
                        }));
    }

    /// @param next where to go on when the time was too short; null at the end of the list
    private record Walk(long done, long failed, long left, @Nullable Long next) {}

    /// From the newest to the oldest, page by page, past those that resist, for as long as there is
    /// time.
    private Walk each(@Nullable Long before, LongPredicate deed) {
        @Nullable Long last = before;
        long done = 0;
        long failed = 0;
        var page = changes(before);
        long total = page.total();
        while (!page.changes().isEmpty()) {
            for (var change : page.changes()) {
                if (!desk.hasTime()) return new Walk(done, failed, total - done, last);
                if (succeeds(deed, change.id())) done++;
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

    private static boolean succeeds(LongPredicate deed, long id) {
        try {
            return deed.test(id);
        } catch (Detour failed) {
            return false;
        }
    }

    @POST
    @Path("/nodes/{node}/deletion")
    public Response forget(@RestPath String node) {
        desk.answer((operations, bearer) -> operations.forgetNode(bearer, node));
        return told(Flash.Deed.NODE_FORGOTTEN);
    }

    private DeadChangesApi.Page changes(@Nullable Long before) {
        return desk.order((changes, bearer) -> changes.list(bearer, before, PAGE));
    }

    /// On the page that begins with the next one, "all" means the rest.
    private Response told(Flash.Deed deed, Walk walk) {
        var page = walk.next() == null ? "" : "?changes=" + walk.next() + "#dead-changes";
        return told("/operations" + page, deed, walk.done(), walk.failed(), walk.left());
    }

    private Response told(boolean ranWell) {
        return told(Flash.Deed.RUN_AGAIN, ranWell ? 1 : 0, ranWell ? 0 : 1, 0);
    }

    private Response told(Flash.Deed deed, long... counts) {
        return told("/operations", deed, counts);
    }

    private Response told(String page, Flash.Deed deed, long... counts) {
        return visit.onTo(page, new Flash(deed, LongStream.of(counts).boxed().toList()));
    }
}
