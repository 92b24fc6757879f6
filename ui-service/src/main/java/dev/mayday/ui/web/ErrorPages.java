package dev.mayday.ui.web;

import dev.mayday.ui.web.Problem.Around;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/// What a person is told when there is nothing else to show.
@ApplicationScoped
public class ErrorPages {

    /// Asks nobody about the person whom the other site used.
    Response crossOrigin() {
        return answer(
                new Problem(
                        403,
                        "That came from another site",
                        "Mayday only accepts changes made on its own pages. Go back and try again"
                                + " here.",
                        false,
                        Around.NOTHING));
    }

    public Response forbidden(String detail) {
        return answer(
                Problem.of(
                        403,
                        "You may not do that",
                        sentence(detail, "Your role does not allow this.")));
    }

    public Response notFound() {
        return answer(Problem.of(404));
    }

    public Response refused(int status, String detail) {
        var bare = Problem.of(status);
        return answer(Problem.of(status, bare.headline(), sentence(detail, bare.advice())));
    }

    /// @param why in its own words, or in ours when it has none
    Response away(Service service, String why) {
        return answer(
                new Problem(
                        503,
                        service.words() + " is away",
                        why + " Mayday keeps accepting errors meanwhile; nothing is lost.",
                        true,
                        service == Service.ISSUES ? Around.UNASKED : Around.NAVIGATION));
    }

    Response broken(Service service) {
        return answer(
                new Problem(
                        500,
                        "Something broke on our side",
                        service.words() + " could not answer. Its log says why.",
                        true,
                        service == Service.ISSUES ? Around.UNASKED : Around.NAVIGATION));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status()).type(Html.TYPE).entity(problem).build();
    }

    private static String sentence(String detail, String otherwise) {
        return detail.isBlank() ? otherwise : detail;
    }
}
