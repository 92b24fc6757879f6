package dev.mayday.ui.issues;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.AssignmentsApi.Assignee;
import dev.mayday.contracts.issues.AssignmentsApi.Assignment;
import dev.mayday.ui.kit.Option;
import dev.mayday.ui.neighbors.Clients.Assignments;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.SameOrigin;
import dev.mayday.ui.web.Service;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// To whom one issue goes, or all that were picked in a list. It leads back where they were picked.
@Path("/issues/assignment")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class AssignmentPage {

    private static final int MOST = 1_000;

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance choose(Shell shell, Board board);

        private Templates() {}
    }

    /// @param issues ids of those that were picked
    /// @param scope `matching` for all that the list has; else empty
    /// @param back the page to return to
    record Board(List<Long> issues, String scope, String back, List<Option> assignees) {

        public String what() {
            if (!scope.isEmpty()) return "all issues of the list";
            return issues.size() == 1 ? "one issue" : issues.size() + " issues";
        }
    }

    private final Visit visit;
    private final Assignments assignments;
    private final Picked picked;

    AssignmentPage(Visit visit, @RestClient Assignments assignments, Picked picked) {
        this.visit = visit;
        this.assignments = assignments;
        this.picked = picked;
    }

    /// @param issue the picked ones
    /// @param scope `matching` for all that the list has, not only those that were picked
    /// @param back the page to return to
    @GET
    public Response choose(
            @RestQuery List<Long> issue,
            @RestQuery @Nullable String scope,
            @RestQuery @Nullable String back) {
        if (issue.isEmpty()) return visit.onTo(page(back));
        var all = visit.answer(Service.ISSUES, bearer -> assignments.assignees(bearer, null));
        var some = issue.stream().distinct().limit(MOST).toList();
        var wide = "matching".equals(scope) ? "matching" : "";
        var board = new Board(some, wide, page(back), options(all));
        return Html.ok(Templates.choose(visit.shell(Place.ISSUES, ""), board));
    }

    private static List<Option> options(List<Assignee> all) {
        var options = new ArrayList<Option>();
        options.add(new Option("me", "me", true));
        options.add(new Option("", "nobody", false));
        for (var one : all) options.add(new Option(one.word(), one.name(), false));
        return options;
    }

    @POST
    public Response assign(
            @RestForm @Nullable List<Long> issue,
            @RestForm @Nullable String scope,
            @RestForm @Nullable String assignee,
            @RestForm @Nullable String back,
            @RestCookie("time-zone") @Nullable String timeZone) {
        if (issue == null) throw new NotSupportedException();
        var page = page(back);
        var ids = picked.ids(issue, scope, page, IssuesPage.zone(timeZone));
        if (ids.isEmpty()) return visit.onTo(page);
        var to = assignee == null ? "" : assignee;
        try {
            var report =
                    visit.answerOrRefusal(
                            Service.ISSUES,
                            bearer -> assignments.assign(bearer, new Assignment(ids, to)));
            if (Told.knowsNone(report)) throw new NotFoundException();
            return visit.onTo(page, Told.assigned(to, report));
        } catch (Refused refused) {
            return visit.onTo(page, Flash.failed(refused.words()));
        }
    }

    private static String page(@Nullable String back) {
        var page = LocalPath.orRoot(back);
        return page.equals("/") ? "/issues" : page;
    }
}
