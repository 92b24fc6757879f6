package dev.mayday.ui.issues;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.IssuePage;
import dev.mayday.contracts.issues.IssuePage.Found;
import dev.mayday.ui.people.Admins;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.shell.Visit.Errand;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Refused;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.List;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The issue list, whole or only what a search changes.
@Path("/issues")
@Admits(Who.PERSON)
@HtmlPage
@RunOnVirtualThread
class IssuesPage {

    private static final int ROWS = 25;

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance list(Shell shell, IssueList list, String admins);

        static native TemplateInstance list$issues(Shell shell, IssueList list, String admins);

        static native TemplateInstance problem(String problem);

        static native TemplateInstance suggestions(List<String> words);

        private Templates() {}
    }

    private final Visit visit;
    private final ViewDesk desk;
    private final Admins admins;

    IssuesPage(Visit visit, ViewDesk desk, Admins admins) {
        this.visit = visit;
        this.desk = desk;
        this.admins = admins;
    }

    /// @param timeZone of the browser, which a script has written down; absent until then
    @GET
    public Response list(UriInfo uri, @RestCookie("time-zone") @Nullable String timeZone) {
        var filter = IssueFilter.parse(uri.getQueryParameters());
        var period = PeriodField.of(filter, uri.getQueryParameters());
        var shell = visit.shell(Place.ISSUES, filter.project());
        var views = SavedViews.of(desk.all(), filter);
        var zone = zone(timeZone);
        try {
            var found =
                    filter.query().isEmpty()
                            ? visit.answer(page(filter, zone, ROWS))
                            : visit.answerOrRefusal(page(filter, zone, ROWS));
            var opens = found.opens();
            if (opens != null && !visit.wantsFragment()) return visit.onTo(address(opens));
            var list = IssueList.of(filter, found, shell, views, period, "", visit.now());
            if (!visit.wantsFragment()) {
                return Html.of(
                        period.refused() ? 422 : 200, Templates.list(shell, list, admins(shell)));
            }
            return Response.fromResponse(Html.ok(Templates.list$issues(shell, list, admins(shell))))
                    .header("HX-Push-Url", filter.href())
                    .build();
        } catch (Refused refused) {
            return refused(filter, refused, shell, views, period);
        }
    }

    /// Whom to ask for a first project; empty for who has one, or can make it.
    private String admins(Shell shell) {
        return shell.projects().isEmpty() && !shell.administers() ? admins.words() : "";
    }

    /// The text stays in its field with the reason under it. A list that is open already stays too;
    /// a whole page has none, and other issues would look like the answer.
    private Response refused(
            IssueFilter filter,
            Refused refused,
            Shell shell,
            SavedViews views,
            PeriodField period) {
        if (visit.wantsFragment()) {
            return Response.fromResponse(Html.of(422, Templates.problem(refused.detail())))
                    .header("HX-Retarget", "#search-problem")
                    .header("HX-Reswap", "outerHTML")
                    .header("HX-Push-Url", "false")
                    .build();
        }
        var none = IssuePage.of(List.of(), 0, null);
        var list = IssueList.of(filter, none, shell, views, period, refused.detail(), visit.now());
        return Html.of(422, Templates.list(shell, list, admins(shell)));
    }

    /// How what is typed in the search could go on, for a script to offer.
    @GET
    @Path("/suggestions")
    public Response suggestions(
            @RestQuery @Nullable String project,
            @RestQuery @Nullable String key,
            @RestQuery @Nullable String start) {
        try {
            return Html.ok(
                    Templates.suggestions(
                            visit.answerOrRefusal(
                                    (dashboard, bearer) ->
                                            dashboard.suggestions(bearer, project, key, start))));
        } catch (Refused nothingToOffer) {
            return Html.ok(Templates.suggestions(List.of()));
        }
    }

    @GET
    @Path("/{rest: .+}")
    public Response nothing() {
        throw new NotFoundException();
    }

    /// While somebody types, what the letters happen to name is only listed.
    private static String address(Found opens) {
        var issue = "/issues/" + opens.issueId();
        return opens.eventId() == null ? issue : issue + "/events/" + opens.eventId();
    }

    static @Nullable String zone(@Nullable String name) {
        return name != null && ZoneId.getAvailableZoneIds().contains(name) ? name : null;
    }

    static Errand<IssuePage> page(IssueFilter filter, @Nullable String zone, int rows) {
        return (dashboard, bearer) ->
                dashboard.issues(
                        bearer,
                        orNull(filter.project()),
                        status(filter),
                        orNull(filter.query()),
                        orNull(filter.environment()),
                        filter.period().wire(),
                        filter.sort().wire(),
                        orNull(filter.cursor()),
                        rows,
                        zone);
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
