package dev.mayday.ui.issues;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.UiConfig;
import dev.mayday.ui.live.LiveHub;
import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.shell.Visit;
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
import java.time.Duration;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.ResponseHeader;

/// One stream per open list: at most once a second the bar that says how much is new. It ends after
/// a while, so that the browser connects again and the session is looked at again.
@Path("/live/issues")
class LiveIssues {

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration LIFE = Duration.ofMinutes(10);

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance bar(String href, String words);

        private Templates() {}
    }

    private final Visit visit;
    private final LiveHub hub;
    private final UiConfig config;

    LiveIssues(Visit visit, LiveHub hub, UiConfig config) {
        this.visit = visit;
        this.hub = hub;
        this.config = config;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> stream(UriInfo uri, Sse sse) {
        var filter = IssueFilter.parse(uri.getQueryParameters()).after("");
        return visit.begun(Dashboard::projects)
                .map(projects -> projects.stream().map(ProjectSummary::id))
                .map(ids -> new LiveFilter(ids.collect(Collectors.toSet()), filter))
                .onItem()
                .transformToMulti(admitted -> events(admitted, sse));
    }

    private Multi<OutboundSseEvent> events(LiveFilter admitted, Sse sse) {
        var bars = bars(hub.changes().select().where(admitted::admits), admitted.filter(), sse);
        return Multi.createBy().merging().streams(heartbeat(sse), bars).select().first(LIFE);
    }

    private static Multi<OutboundSseEvent> bars(
            Multi<IssueChange> changes, IssueFilter filter, Sse sse) {
        return changes.group()
                .intoLists()
                .every(PACE)
                .onItem()
                .scan(() -> LiveTally.NOTHING, LiveTally::with)
                .skip()
                .first()
                .select()
                .where(tally -> !tally.isNothing())
                .skip()
                .repetitions()
                .map(tally -> sse.newEvent(Templates.bar(filter.href(), tally.words()).render()));
    }

    /// Begins at once, so that the browser knows the stream is open.
    private Multi<OutboundSseEvent> heartbeat(Sse sse) {
        return Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(_ -> sse.newEventBuilder().comment("here").build());
    }
}
