package dev.mayday.ui.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;

/// What a person sees when there is nothing else to show: a page, or a line in the page that asked
/// for a part of it.
@RequestScoped
public class ErrorPages {

    @CheckedTemplate(basePath = "error")
    static final class Templates {
        static native TemplateInstance problem(int status, String headline, String advice);

        static native TemplateInstance line(String headline, String advice);

        private Templates() {}
    }

    private final Htmx htmx;

    ErrorPages(Htmx htmx) {
        this.htmx = htmx;
    }

    Response crossOrigin() {
        return answer(
                403,
                "That came from another site",
                "Mayday only accepts changes made on its own pages. Go back and try again here.");
    }

    public Response forbidden(String detail) {
        return answer(
                403, "You may not do that", sentence(detail, "Your role does not allow this."));
    }

    public Response notFound() {
        return answer(
                404,
                "There is nothing here",
                "It may have been deleted, or it belongs to a project that you cannot see.");
    }

    Response refused(int status, String detail) {
        return answer(
                status, "That did not work", sentence(detail, "The request was not understood."));
    }

    Response away(Service service) {
        return answer(
                503,
                service.words() + " is away",
                "Mayday keeps accepting errors meanwhile; nothing is lost. Try again in a moment.");
    }

    Response broken(Service service) {
        return answer(
                500,
                "Something broke on our side",
                service.words() + " could not answer. Its log says why; trying again may help.");
    }

    /// A part of a page never takes a whole error page in: the words go to the place for messages.
    private Response answer(int status, String headline, String advice) {
        if (!htmx.wantsFragment()) {
            return Html.of(status, Templates.problem(status, headline, advice));
        }
        return Response.fromResponse(Html.of(status, Templates.line(headline, advice)))
                .header("HX-Retarget", "#flash")
                .header("HX-Reswap", "innerHTML")
                .build();
    }

    private static String sentence(String detail, String otherwise) {
        return detail.isBlank() ? otherwise : detail;
    }
}
