package dev.mayday.ui.issues;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.DashboardApi.EventPage;
import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.ui.affected.AffectedDesk;
import dev.mayday.ui.affected.AffectedView;
import dev.mayday.ui.affected.IssueAddress;
import dev.mayday.ui.event.EventView;
import dev.mayday.ui.event.StackChoice;
import dev.mayday.ui.event.TraceText;
import dev.mayday.ui.shell.Place;
import dev.mayday.ui.shell.Shell;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.shell.Visit.Errand;
import dev.mayday.ui.web.Choice;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPage;
import dev.mayday.ui.web.Refused;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// An issue with one of its events, the recommended one unless another is asked for.
@Path("/issues/{id: [0-9]+}")
@Admits(Who.PERSON)
@HtmlPage
@RunOnVirtualThread
class IssueDetailPage {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance issue(
                Shell shell,
                IssueView issue,
                AffectedView affected,
                EventView event,
                EventNav nav,
                StackWays ways,
                List<TagLink> tags);

        static native TemplateInstance events(Shell shell, EventList list);

        static native TemplateInstance json(String json);

        private Templates() {}
    }

    private static final int ROWS = 25;
    private static final String STACK = "mayday-stack";
    private static final int YEAR = 365 * 24 * 60 * 60;

    /// No tag has a longer one.
    private static final int LONGEST_KEY = 200;

    private final Visit visit;
    private final AffectedDesk desk;

    IssueDetailPage(Visit visit, AffectedDesk desk) {
        this.visit = visit;
        this.desk = desk;
    }

    /// @param query among which events one walks, and which are counted; all when empty
    /// @param by the tag that users are counted by
    /// @param frames with `order` and `form` how stacks are shown, see [StackChoice]
    @GET
    public Response recommended(
            @RestPath long id,
            @RestQuery @Nullable String query,
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String frames,
            @RestQuery @Nullable String order,
            @RestQuery @Nullable String form,
            @RestCookie(STACK) @Nullable String remembered) {
        var choice = StackChoice.of(frames, order, form, remembered);
        return remember(
                choice, remembered, page(new EventAddress(id, "", text(query)), by, choice));
    }

    /// The kept events.
    ///
    /// @param query which of them, in the search language
    @GET
    @Path("/events")
    public Response events(
            @RestPath long id,
            @RestQuery @Nullable String query,
            @RestQuery @Nullable String cursor) {
        var at = new EventsAddress(id, text(query), text(cursor));
        try {
            return Html.ok(events(at, visit.answerOrRefusal(found(at)), ""));
        } catch (Refused refused) {
            var all = EventsAddress.of(id, "");
            return Html.of(422, events(at, visit.answer(found(all)), refused.detail()));
        }
    }

    private TemplateInstance events(EventsAddress at, EventPage page, String problem) {
        var issue = visit.answer((dashboard, bearer) -> dashboard.issue(bearer, at.issue())).row();
        return Templates.events(
                visit.shell(Place.ISSUES, issue.project()),
                EventList.of(at, issue, page, problem, visit.now(), visit.zone()));
    }

    private Errand<EventPage> found(EventsAddress at) {
        return (dashboard, bearer) ->
                dashboard.events(
                        bearer,
                        at.issue(),
                        at.query().isEmpty() ? null : at.query(),
                        at.cursor().isEmpty() ? null : at.cursor(),
                        ROWS,
                        visit.zone().getId());
    }

    /// @param which 32 hex digits, `latest`, `oldest` or `recommended`
    @GET
    @Path("/events/{which: [0-9a-z]+}")
    public Response event(
            @RestPath long id,
            @RestPath String which,
            @RestQuery @Nullable String query,
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String frames,
            @RestQuery @Nullable String order,
            @RestQuery @Nullable String form,
            @RestCookie(STACK) @Nullable String remembered) {
        var choice = StackChoice.of(frames, order, form, remembered);
        return remember(
                choice, remembered, page(new EventAddress(id, which, text(query)), by, choice));
    }

    /// The next stack is shown like this one.
    private static Response remember(
            StackChoice choice, @Nullable String remembered, Response page) {
        var now = choice.remembered();
        if (now.equals(remembered == null ? StackChoice.USUAL.remembered() : remembered)) {
            return page;
        }
        var cookie =
                new NewCookie.Builder(STACK)
                        .value(now)
                        .path("/issues")
                        .maxAge(YEAR)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build();
        return Response.fromResponse(page).cookie(cookie).build();
    }

    /// What the event threw, as a text to take along.
    @GET
    @Path("/events/{which: [0-9a-z]+}/trace")
    public Response trace(
            @RestPath long id, @RestPath String which, @RestQuery @Nullable String as) {
        var reader = Choice.of(TraceText.For.class, as, TraceText.For.TEXT);
        var issue = visit.answer((dashboard, bearer) -> dashboard.issue(bearer, id));
        var text = TraceText.of(reader, stored(id, which), issue.row().shortId());
        return Response.ok(text).type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8")).build();
    }

    /// The payload as stored; as a file for browsers, as text for the page that asks for it later.
    @GET
    @Path("/events/{which: [0-9a-z]+}/json")
    public Response json(@RestPath long id, @RestPath String which) {
        var json = stored(id, which).body().toPrettyString();
        return visit.wantsFragment()
                ? Html.ok(Templates.json(json))
                : Response.ok(json)
                        .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                        .build();
    }

    /// @param by the tag that users are counted by
    private Response page(EventAddress address, @Nullable String by, StackChoice choice) {
        if (by != null && by.length() > LONGEST_KEY) throw new BadRequestException();
        try {
            return page(address, by, choice, visit.answerOrRefusal(event(address)), "");
        } catch (Refused refused) {
            var all = new EventAddress(address.issue(), address.which(), "");
            return page(address, by, choice, visit.answer(event(all)), refused.detail());
        }
    }

    /// @param problem of the query; then the event is one of all
    private Response page(
            EventAddress address,
            @Nullable String by,
            StackChoice choice,
            EventDetail stored,
            String problem) {
        var id = address.issue();
        var walked = problem.isEmpty() ? address : new EventAddress(id, address.which(), "");
        var at = IssueAddress.of(id, walked.query(), by);
        var issue = visit.answer((dashboard, bearer) -> dashboard.issue(bearer, id));
        var now = visit.now();
        var event = EventView.of(stored, choice, now, visit.zone());
        var page =
                Templates.issue(
                        visit.shell(Place.ISSUES, issue.row().project()),
                        IssueView.of(issue, event.hasOurs(), now),
                        AffectedView.of(issue, desk.of(at), at, now),
                        event,
                        EventNav.of(walked, address.query(), stored, problem),
                        StackWays.of(choice, walked, new EventAddress(id, event.id(), "")),
                        TagLink.all(id, stored.tags()));
        return Html.of(problem.isEmpty() ? 200 : 422, page);
    }

    private Errand<EventDetail> event(EventAddress address) {
        var which = address.isRecommended() ? "recommended" : address.which();
        return (dashboard, bearer) ->
                dashboard.event(
                        bearer,
                        address.issue(),
                        which,
                        address.query().isEmpty() ? null : address.query(),
                        visit.zone().getId());
    }

    private EventDetail stored(long id, String which) {
        return visit.answer(event(new EventAddress(id, which, "")));
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter.strip();
    }
}
