package dev.mayday.ui.issues;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.ViewsApi.Draft;
import dev.mayday.contracts.issues.ViewsApi.View;
import dev.mayday.contracts.issues.ViewsApi.Visibility;
import dev.mayday.ui.shell.Flash;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.SameOrigin;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The views that are kept: saving the list that is open as one, and all of them with what can be
/// done about each.
@Path("/issues/views")
@Admits(Who.PERSON)
@HtmlPage
@SameOrigin
@RunOnVirtualThread
class ViewsPage {

    private static final String HERE = "/issues/views";

    /// @param href of the list that it shows
    /// @param query that it keeps, as an address says it
    /// @param search of it, as it was typed; empty for none
    /// @param rest what else sets it apart, in words; empty for nothing
    record Line(
            long id,
            String name,
            String href,
            String query,
            String search,
            String rest,
            boolean shared,
            boolean changeable) {

        static Line of(View view) {
            var filter = SavedViews.filter(view);
            return new Line(
                    view.id(),
                    view.name(),
                    filter.href(),
                    view.query(),
                    filter.query(),
                    filter.rest(),
                    view.visibility() == Visibility.ORGANIZATION,
                    view.changeable());
        }

        public String nameId() {
            return "view-" + id;
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance views(Shell shell, List<Line> views);

        private Templates() {}
    }

    private final Visit visit;
    private final ViewDesk desk;

    ViewsPage(Visit visit, ViewDesk desk) {
        this.visit = visit;
        this.desk = desk;
    }

    @GET
    public Response all() {
        var lines = desk.all().stream().map(Line::of).toList();
        return Html.ok(Templates.views(visit.shell(Place.ISSUES, ""), lines));
    }

    /// @param query of the list that is open
    /// @param shared sent when everybody is to see it
    @POST
    public Response save(
            @RestForm @Nullable String name,
            @RestForm @Nullable String query,
            @RestForm @Nullable String shared) {
        try {
            var view = desk.save(draft(name, query, shared));
            return visit.onTo(
                    SavedViews.filter(view).href(),
                    Flash.done("View “" + view.name() + "” saved."));
        } catch (Refused refused) {
            return visit.onTo(filter(query).href(), Flash.failed(refused.detail()));
        }
    }

    /// @param query that it keeps from now on
    /// @param back sent by the list, to which it leads back
    @POST
    @Path("/{id: [0-9]{1,18}}")
    public Response change(
            @RestPath long id,
            @RestForm @Nullable String name,
            @RestForm @Nullable String query,
            @RestForm @Nullable String shared,
            @RestForm @Nullable String back) {
        var page = back == null ? HERE : filter(query).of(id).href();
        try {
            var view = desk.change(id, draft(name, query, shared));
            return visit.onTo(page, Flash.done("View “" + view.name() + "” saved."));
        } catch (Refused refused) {
            return visit.onTo(page, Flash.failed(refused.detail()));
        }
    }

    /// One place up among the others, unless one of the two is not this person's to move.
    @POST
    @Path("/{id: [0-9]{1,18}}/place")
    public Response up(@RestPath long id) {
        var views = desk.all();
        var ids = new ArrayList<>(views.stream().map(View::id).toList());
        int at = ids.indexOf(id);
        if (at > 0) {
            ids.add(at - 1, ids.remove(at));
            if (desk.order(ids).stream().map(View::id).toList().equals(ids)) {
                var name = views.get(at).name();
                return visit.onTo(HERE, Flash.done("View “" + name + "” moved up."));
            }
        }
        return visit.onTo(HERE);
    }

    @POST
    @Path("/{id: [0-9]{1,18}}/removal")
    public Response remove(@RestPath long id, @RestForm("_method") @Nullable String method) {
        if ("DELETE".equals(method)) return restore(id);
        var view = desk.remove(id);
        return visit.onTo(HERE, Flash.viewRemoved(view.name(), id));
    }

    @DELETE
    @Path("/{id: [0-9]{1,18}}/removal")
    public Response restore(@RestPath long id) {
        var view = desk.restore(id);
        return visit.onTo(HERE, Flash.done("View “" + view.name() + "” is back."));
    }

    private static Draft draft(
            @Nullable String name, @Nullable String query, @Nullable String shared) {
        var visibility = shared == null ? Visibility.ME : Visibility.ORGANIZATION;
        return new Draft(name == null ? "" : name, filter(query).kept(), visibility);
    }

    /// Whatever was sent, what is kept is the address of a list.
    private static IssueFilter filter(@Nullable String query) {
        return IssueFilter.ofHref("?" + (query == null ? "" : query)).of(0);
    }
}
