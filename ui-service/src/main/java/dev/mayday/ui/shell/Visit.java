package dev.mayday.ui.shell;

import dev.mayday.contracts.issues.SessionsApi.Person;
import dev.mayday.ui.neighbors.Clients.Dashboard;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.Htmx;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.Service;
import dev.mayday.ui.web.ViewerClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// A person's visit of a page, and all that a page needs for it: who they are, what the other
/// services answer them, what stands around the page, how much of it they want, what time it is for
/// them, and where they go from there.
@RequestScoped
public class Visit {

    /// What is asked or done in the name of the person.
    @FunctionalInterface
    public interface Errand<T> {
        Uni<T> begin(Dashboard dashboard, String bearer);
    }

    private final Dashboard dashboard;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final Shells shells;
    private final Htmx htmx;
    private final FlashCookie flash;
    private final ViewerClock clock;

    Visit(
            @RestClient Dashboard dashboard,
            Visitor visitor,
            Neighbor neighbor,
            Shells shells,
            Htmx htmx,
            FlashCookie flash,
            ViewerClock clock) {
        this.dashboard = dashboard;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.shells = shells;
        this.htmx = htmx;
        this.flash = flash;
        this.clock = clock;
    }

    /// The answer, or a [Detour] to the page that says why there is none.
    public <T> T answer(Errand<T> question) {
        return neighbor.answer(begun(question));
    }

    /// The answer, or the words of a refusal that belong into the form the person just sent.
    public <T> T answerOrRefusal(Errand<T> question) throws Refused {
        return neighbor.answerOrRefusal(Service.ISSUES, begun(question));
    }

    /// See [Neighbor#done].
    public <T> T done(Errand<T> deed) {
        return neighbor.done(Service.ISSUES, begun(deed));
    }

    /// For what streams: begun, and nobody waits for it.
    public <T> Uni<T> begun(Errand<T> errand) {
        return errand.begin(dashboard, visitor.bearer());
    }

    /// The same of a service that the page itself speaks with. It gets the bearer of the person.
    public <T> T answer(Service of, Function<String, Uni<T>> question) {
        return neighbor.answer(of, question.apply(visitor.bearer()));
    }

    public <T> T answerOrRefusal(Service of, Function<String, Uni<T>> question) throws Refused {
        return neighbor.answerOrRefusal(of, question.apply(visitor.bearer()));
    }

    public <T> T done(Service of, Function<String, Uni<T>> deed) {
        return neighbor.done(of, deed.apply(visitor.bearer()));
    }

    /// See [Neighbor#hasTime].
    public boolean hasTime() {
        return neighbor.hasTime();
    }

    /// Who it is, as issues-service knows them now.
    public Person person() {
        return shells.person();
    }

    /// To be thrown when the person lacks a right.
    ///
    /// @param detail which one
    public Detour forbidden(String detail) {
        return neighbor.forbidden(detail);
    }

    /// @param project slug of the project that the page is about; empty for none
    public Shell shell(Place here, String project) {
        return shells.around(here, project);
    }

    /// See [Htmx#wantsFragment].
    public boolean wantsFragment() {
        return htmx.wantsFragment();
    }

    public Instant now() {
        return clock.now();
    }

    /// In which zone to write a time out.
    public ZoneId zone() {
        return clock.zone();
    }

    /// To a page that says what was just done.
    public Response onTo(String path, Flash done) {
        return Response.fromResponse(onTo(path)).cookie(flash.holding(done)).build();
    }

    public Response onTo(String path) {
        return Response.status(Response.Status.SEE_OTHER).header("Location", path).build();
    }

    /// To the whole page, also for htmx, which asked for a part of it.
    public Response whole(String path) {
        return htmx.moved(path);
    }
}
