package dev.mayday.ui.issues;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.bus.ActivitySummary.Figures;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.live.LiveHub;
import dev.mayday.ui.live.LiveStream;
import dev.mayday.ui.shell.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// One stream per open issue: at most once a second what has happened to it since the page was
/// read. The page says so and moves nothing of what somebody reads.
@Path("/live/issue/{id: [0-9]{1,18}}")
@Admits(Who.PERSON)
class LiveIssue {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance news(long issue, LiveNews news);

        private Templates() {}
    }

    private final Visit visit;
    private final LiveHub hub;
    private final LiveStream stream;

    LiveIssue(Visit visit, LiveHub hub, LiveStream stream) {
        this.visit = visit;
        this.hub = hub;
        this.stream = stream;
    }

    /// @param events how many the page knows
    /// @param since when it was read, in milliseconds since 1970
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> stream(
            @RestPath long id, @RestQuery long events, @RestQuery long since, Sse sse) {
        var known = new LiveNews(events, since, events, 0, "");
        return visit.begun(
                        (dashboard, bearer) ->
                                dashboard
                                        .projects(bearer)
                                        .map(LiveIssue::ids)
                                        .map(ids -> events(id, known, ids, sse, bearer)))
                .onItem()
                .transformToMulti(opened -> opened);
    }

    private static Set<Long> ids(List<ProjectSummary> projects) {
        return projects.stream().map(ProjectSummary::id).collect(Collectors.toSet());
    }

    private Multi<OutboundSseEvent> events(
            long id, LiveNews known, Set<Long> projects, Sse sse, String bearer) {
        var changes =
                hub.changes()
                        .select()
                        .where(one -> one.issue().id() == id)
                        .select()
                        .where(one -> projects.contains(one.project().id()));
        var figures =
                hub.figures()
                        .select()
                        .where(one -> one.issue() == id && projects.contains(one.project()));
        return stream.of(sse, news(id, known, changes, figures, sse), bearer, projects);
    }

    private static Multi<OutboundSseEvent> news(
            long id, LiveNews known, Multi<IssueChange> changes, Multi<Figures> figures, Sse sse) {
        return Multi.createBy()
                .merging()
                .streams(changes.map(LiveIssue::told), figures.map(LiveIssue::told))
                .group()
                .intoLists()
                .every(LiveStream.PACE)
                .onItem()
                .scan(() -> known, LiveNews::with)
                .select()
                .where(LiveNews::isNews)
                .skip()
                .repetitions()
                .map(news -> sse.newEvent(Templates.news(id, news).render()));
    }

    private static UnaryOperator<LiveNews> told(IssueChange change) {
        return news -> news.after(change);
    }

    private static UnaryOperator<LiveNews> told(Figures figures) {
        return news -> news.after(figures);
    }
}
