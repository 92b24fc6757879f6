package dev.mayday.ui.issues;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.live.LiveHub;
import dev.mayday.ui.live.LiveStream;
import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.WallClock;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/// One stream per open list: at most once a second the bar that says how much is new, and the rows
/// that something happened to, each in its place.
@Path("/live/issues")
@Admits(Who.PERSON)
class LiveIssues {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance bar(String href, String words);

        static native TemplateInstance rows(List<IssueLine> rows);

        private Templates() {}
    }

    private final Visit visit;
    private final LiveHub hub;
    private final LiveStream stream;
    private final WallClock clock;

    LiveIssues(Visit visit, LiveHub hub, LiveStream stream, WallClock clock) {
        this.visit = visit;
        this.hub = hub;
        this.stream = stream;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> stream(
            UriInfo uri, @RestHeader("Last-Event-ID") @Nullable String last, Sse sse) {
        var filter = IssueFilter.parse(uri.getQueryParameters()).after("");
        var shown = LiveRows.of(uri.getQueryParameters());
        return visit.begun(
                        (dashboard, bearer) ->
                                dashboard
                                        .projects(bearer)
                                        .map(projects -> admitted(projects, filter))
                                        .map(
                                                admitted ->
                                                        events(
                                                                admitted,
                                                                rows(
                                                                        shown,
                                                                        last != null,
                                                                        admitted,
                                                                        dashboard,
                                                                        bearer),
                                                                sse,
                                                                bearer)))
                .onItem()
                .transformToMulti(events -> events);
    }

    private static LiveFilter admitted(List<ProjectSummary> projects, IssueFilter filter) {
        var ids = projects.stream().map(ProjectSummary::id).collect(Collectors.toSet());
        return new LiveFilter(ids, filter);
    }

    private Multi<OutboundSseEvent> events(
            LiveFilter admitted, Multi<List<IssueRow>> rows, Sse sse, String bearer) {
        var bars = bars(hub.changes().select().where(admitted::admits), admitted.filter(), sse);
        var told =
                rows.map(
                        moved -> sse.newEventBuilder().id("1").data(told(moved, admitted)).build());
        return stream.of(
                sse, Multi.createBy().merging().streams(bars, told), bearer, admitted.projects());
    }

    /// @param again whether the browser was connected before, and may have missed something
    private Multi<List<IssueRow>> rows(
            LiveRows shown,
            boolean again,
            LiveFilter admitted,
            Dashboard dashboard,
            String bearer) {
        var filter = admitted.filter();
        return shown.read(
                again,
                hub.changes(),
                hub.figures(),
                ids ->
                        dashboard.rows(
                                bearer,
                                ids,
                                filter.environment().isEmpty() ? null : filter.environment(),
                                filter.period().wire()));
    }

    private String told(List<IssueRow> moved, LiveFilter admitted) {
        var period = admitted.filter().period().words();
        var now = clock.instant();
        return Templates.rows(moved.stream().map(row -> IssueLine.of(row, period, now)).toList())
                .render();
    }

    private static Multi<OutboundSseEvent> bars(
            Multi<IssueChange> changes, IssueFilter filter, Sse sse) {
        return changes.group()
                .intoLists()
                .every(LiveStream.PACE)
                .onItem()
                .scan(() -> LiveTally.NOTHING, LiveTally::with)
                .skip()
                .first()
                .select()
                .where(tally -> !tally.isNothing())
                .skip()
                .repetitions()
                .map(tally -> Templates.bar(filter.href(), tally.words()).render())
                .map(bar -> sse.newEventBuilder().id("1").data(bar).build());
    }
}
