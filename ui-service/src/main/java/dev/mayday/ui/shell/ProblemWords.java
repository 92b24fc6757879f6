package dev.mayday.ui.shell;

import dev.mayday.contracts.people.OrganizationApi.Belonging;
import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPageFilter;
import dev.mayday.ui.web.Htmx;
import dev.mayday.ui.web.Problem;
import dev.mayday.ui.web.RequestId;
import dev.mayday.ui.web.WayBack;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Puts every [Problem] into words, around it the navigation of whoever is signed in. Also speaks
/// where the framework refused a request of ours without a word: 405, 415, a number that is none.
record ProblemWords(Shells shells, OtherHomes homes, Htmx htmx, WayBack back, RequestId name) {

    private static final Logger LOG = Logger.getLogger(ProblemWords.class);

    @CheckedTemplate(basePath = "error")
    static final class Templates {
        static native TemplateInstance alone(Problem problem, String back, String request);

        static native TemplateInstance within(
                Shell shell, Problem problem, List<Belonging> homes, String back, String request);

        static native TemplateInstance line(Problem problem, String back);

        private Templates() {}
    }

    /// Bodies of other services in the same process are theirs.
    private static final List<String> NOT_OURS = List.of("api/", "internal/", "q/", "live/");

    private static final int BEFORE_PAGE_FILTER = Priorities.USER + 1000;
    private static final Duration PATIENCE = Duration.ofMillis(400);

    @ServerResponseFilter(priority = BEFORE_PAGE_FILTER)
    public Uni<Void> speak(ContainerRequestContext request, ContainerResponseContext response) {
        var problem = problem(request, response);
        if (problem.isEmpty()) return Uni.createFrom().voidItem();
        if (problem.get().ours()) tell(problem.get());
        return words(problem.get(), request, response)
                .invoke(html -> response.setEntity(html.render(), null, Html.TYPE))
                .invoke(_ -> HtmlPageFilter.protect(response.getHeaders()))
                .invoke(_ -> response.getHeaders().putSingle(RequestId.HEADER, name.value()))
                .replaceWithVoid();
    }

    private void tell(Problem problem) {
        LOG.warnf(
                "page not made status=%d error=%s request=%s",
                problem.status(), problem.headline(), name.value());
    }

    private static Optional<Problem> problem(
            ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem known) return Optional.of(known);
        if (response.getStatus() < 400 || response.hasEntity()) return Optional.empty();
        return ours(request.getUriInfo().getPath())
                ? Optional.of(Problem.of(response.getStatus()))
                : Optional.empty();
    }

    static boolean ours(String path) {
        var name = path.startsWith("/") ? path.substring(1) : path;
        return NOT_OURS.stream().noneMatch(name::startsWith);
    }

    /// A part of a page never takes a whole error page in: the words go to the place for messages.
    private Uni<TemplateInstance> words(
            Problem problem, ContainerRequestContext request, ContainerResponseContext response) {
        if (!htmx.wantsFragment()) return shell(problem).chain(it -> page(it, problem, request));
        response.getHeaders().putSingle("HX-Retarget", "#flash");
        response.getHeaders().putSingle("HX-Reswap", "innerHTML");
        return Uni.createFrom().item(Templates.line(problem, back.path()));
    }

    private Uni<TemplateInstance> page(
            Optional<Shell> shell, Problem problem, ContainerRequestContext request) {
        var way = back.path();
        if (shell.isEmpty()) {
            return Uni.createFrom().item(Templates.alone(problem, way, name.value()));
        }
        var around = shell.get();
        return homes.of(around.person(), problem, request)
                .map(found -> Templates.within(around, problem, found, way, name.value()));
    }

    /// Nothing for a stranger; no more than the ways when who is signed in cannot be asked about.
    private Uni<Optional<Shell>> shell(Problem problem) {
        if (!shells.signedIn()) return Uni.createFrom().item(Optional.empty());
        return switch (problem.around()) {
            case NOTHING -> Uni.createFrom().item(Optional.empty());
            case UNASKED -> Uni.createFrom().item(Optional.of(Shell.unasked()));
            case NAVIGATION ->
                    shells.ask(Place.ELSEWHERE, "")
                            .map(Optional::of)
                            .ifNoItem()
                            .after(PATIENCE)
                            .fail()
                            .onFailure()
                            .recoverWithItem(ProblemWords::unasked);
        };
    }

    private static Optional<Shell> unasked(Throwable failure) {
        return isStranger(failure) ? Optional.empty() : Optional.of(Shell.unasked());
    }

    private static boolean isStranger(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == 401;
    }
}
