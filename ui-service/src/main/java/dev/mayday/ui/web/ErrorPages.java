package dev.mayday.ui.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;

/// What a person sees when there is nothing else to show.
public final class ErrorPages {

    @CheckedTemplate(basePath = "error")
    static final class Templates {
        static native TemplateInstance problem(int status, String headline, String advice);

        private Templates() {}
    }

    private ErrorPages() {}

    static String crossOrigin() {
        return html(
                403,
                "That came from another site",
                "Mayday only accepts changes made on its own pages. Go back and try again here.");
    }

    static Response forbidden(String detail) {
        return page(403, "You may not do that", sentence(detail, "Your role does not allow this."));
    }

    public static Response notFound() {
        return page(
                404,
                "There is nothing here",
                "It may have been deleted, or it belongs to a project that you cannot see.");
    }

    static Response refused(int status, String detail) {
        return page(
                status, "That did not work", sentence(detail, "The request was not understood."));
    }

    /// @param service as it is called in the house: `issues-service`
    static Response away(String service) {
        return page(
                503,
                service + " is away",
                "Mayday keeps accepting errors meanwhile; nothing is lost. This page comes back by"
                        + " itself once the service does: try again in a moment.");
    }

    static Response broken(String service) {
        return page(
                500,
                "Something broke on our side",
                service + " could not answer. Its log says why; trying again may help.");
    }

    private static Response page(int status, String headline, String advice) {
        return Response.status(status)
                .type(Html.TYPE)
                .entity(html(status, headline, advice))
                .build();
    }

    private static String html(int status, String headline, String advice) {
        return Templates.problem(status, headline, advice).render();
    }

    private static String sentence(String detail, String otherwise) {
        return detail.isBlank() ? otherwise : detail;
    }
}
