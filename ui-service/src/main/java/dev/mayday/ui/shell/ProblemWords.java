package dev.mayday.ui.shell;

import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPageFilter;
import dev.mayday.ui.web.Htmx;
import dev.mayday.ui.web.Problem;
import dev.mayday.ui.web.WayBack;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Puts every [Problem] into words, around it the navigation of whoever is signed in. Also speaks
/// where the framework refused a request of ours without a word: 405, 415, a number that is none.
record ProblemWords(Shells shells, Htmx htmx, WayBack back) {

    @CheckedTemplate(basePath = "error")
    static final class Templates {
        static native TemplateInstance alone(Problem problem, String back);

        static native TemplateInstance within(Shell shell, Problem problem, String back);

        static native TemplateInstance line(Problem problem, String back);

        private Templates() {}
    }

    /// Bodies of other services in the same process are theirs.
    private static final List<String> NOT_OURS = List.of("api/", "internal/", "q/", "live/");

    private static final int BEFORE_PAGE_FILTER = Priorities.USER + 1000;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @ServerResponseFilter(priority = BEFORE_PAGE_FILTER)
    public Uni<Void> speak(ContainerRequestContext request, ContainerResponseContext response) {
        var problem = problem(request, response);
        if (problem.isEmpty()) return Uni.createFrom().voidItem();
        return words(problem.get(), response)
                .invoke(html -> response.setEntity(html.render(), null, Html.TYPE))
                .invoke(_ -> HtmlPageFilter.protect(response.getHeaders()))
                .replaceWithVoid();
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
    private Uni<TemplateInstance> words(Problem problem, ContainerResponseContext response) {
        if (!htmx.wantsFragment()) {
            return shell(problem)
                    .map(
                            shell ->
                                    shell.map(s -> Templates.within(s, problem, back.path()))
                                            .orElseGet(
                                                    () -> Templates.alone(problem, back.path())));
        }
        response.getHeaders().putSingle("HX-Retarget", "#flash");
        response.getHeaders().putSingle("HX-Reswap", "innerHTML");
        return Uni.createFrom().item(Templates.line(problem, back.path()));
    }

    private Uni<Optional<Shell>> shell(Problem problem) {
        if (problem.alone() || !shells.signedIn()) return Uni.createFrom().item(Optional.empty());
        return shells.ask("", "")
                .map(Optional::of)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
