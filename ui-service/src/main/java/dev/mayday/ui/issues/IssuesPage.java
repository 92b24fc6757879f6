package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.DashboardApi.IssuePage;
import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Shells;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.ErrorPages;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Htmx;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.Service;
import dev.mayday.ui.web.WallClock;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// The issue list, whole or only what a search changes.
@Path("/issues")
@HtmlPage
@RunOnVirtualThread
class IssuesPage {

    private static final int ROWS = 25;

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance list(Shell shell, IssueList list);

        static native TemplateInstance list$issues(Shell shell, IssueList list);

        static native TemplateInstance problem(String problem);

        private Templates() {}
    }

    private final Dashboard dashboard;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final Shells shells;
    private final Htmx htmx;
    private final WallClock clock;
    private final ErrorPages pages;

    IssuesPage(
            @RestClient Dashboard dashboard,
            Visitor visitor,
            Neighbor neighbor,
            Shells shells,
            Htmx htmx,
            WallClock clock,
            ErrorPages pages) {
        this.dashboard = dashboard;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.shells = shells;
        this.htmx = htmx;
        this.clock = clock;
        this.pages = pages;
    }

    @GET
    public Response list(UriInfo uri) {
        var filter = IssueFilter.parse(uri.getQueryParameters());
        var shell = shells.around("issues", filter.project());
        try {
            var list = IssueList.of(filter, page(filter), shell, "", clock.instant());
            if (!htmx.wantsFragment()) return Html.ok(Templates.list(shell, list));
            return Response.fromResponse(Html.ok(Templates.list$issues(shell, list)))
                    .header("HX-Push-Url", filter.href())
                    .build();
        } catch (Refused refused) {
            return refused(filter, refused, shell);
        }
    }

    /// The text stays in its field with the reason under it; what was listed before stays too.
    private Response refused(IssueFilter filter, Refused refused, Shell shell) {
        if (filter.query().isEmpty()) return pages.refused(refused.status(), refused.detail());
        if (htmx.wantsFragment()) {
            return Response.fromResponse(Html.of(422, Templates.problem(refused.detail())))
                    .header("HX-Retarget", "#search-problem")
                    .header("HX-Reswap", "outerHTML")
                    .header("HX-Push-Url", "false")
                    .build();
        }
        var all = neighbor.answer(ask(filter.containing("")));
        var list = IssueList.of(filter, all, shell, refused.detail(), clock.instant());
        return Html.of(422, Templates.list(shell, list));
    }

    @GET
    @Path("/{rest: .+}")
    public Response nothing() {
        return pages.notFound();
    }

    private IssuePage page(IssueFilter filter) throws Refused {
        return neighbor.answerOrRefusal(Service.ISSUES, ask(filter));
    }

    private Uni<IssuePage> ask(IssueFilter filter) {
        return dashboard.issues(
                visitor.bearer(),
                orNull(filter.project()),
                status(filter),
                orNull(filter.query()),
                orNull(filter.environment()),
                filter.period().wire(),
                filter.sort().wire(),
                orNull(filter.cursor()),
                ROWS);
    }

    /// Left open where the search itself may say which (`is:resolved`).
    private static @Nullable String status(IssueFilter filter) {
        return filter.status() == Status.UNRESOLVED && filter.query().contains("is:")
                ? null
                : filter.status().wire();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
