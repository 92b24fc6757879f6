package dev.mayday.issues;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/// A request that ends here, with the words for whoever sent it: `{"detail": …}` (protocol 10). It
/// carries its own answer, because a mapper would be global to the process that we share.
public final class Refused extends WebApplicationException {

    private Refused(Response.ResponseBuilder answer, String detail) {
        this(answer, detail, new Detail(detail));
    }

    private Refused(Response.ResponseBuilder answer, String detail, Object body) {
        super(detail, answer.type(MediaType.APPLICATION_JSON_TYPE).entity(body).build());
    }

    public static Refused anonymous() {
        return unauthenticated("Authentication credentials were not provided.");
    }

    public static Refused unauthenticated(String detail) {
        return new Refused(
                Response.status(401).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"), detail);
    }

    public static Refused forbidden(String because) {
        var detail = "You do not have permission to perform this action. " + because;
        return new Refused(Response.status(403), detail);
    }

    /// The same words whether it does not exist or belongs to somebody else.
    public static Refused notFound() {
        return new Refused(Response.status(404), "The requested resource does not exist");
    }

    /// What is not there any more, and where it is now.
    ///
    /// @param slug by which it is found
    public static Refused moved(String slug) {
        var detail = "It has another slug now: " + slug;
        return new Refused(Response.status(404), detail, new Moved(detail, slug));
    }

    public static Refused invalid(String detail) {
        return new Refused(Response.status(400), detail);
    }

    /// A text that is not understood (semantics 0.1).
    public static Refused wrong(Problem problem) {
        var body = new Problems(problem.message(), List.of(problem));
        return new Refused(Response.status(400), problem.message(), body);
    }

    /// The same of a text with several lines.
    ///
    /// @param problems at least one
    public static Refused wrong(List<Problem> problems) {
        var first = problems.getFirst().message();
        return new Refused(Response.status(400), first, new Problems(first, problems));
    }

    /// @param subject whose tries there were too many of
    public static Refused tooManyTries(String subject, Duration wait) {
        long seconds = Math.max(1, wait.toSeconds() + 1);
        return new Refused(
                Response.status(429).header(HttpHeaders.RETRY_AFTER, seconds),
                "Too many sign-in tries %s. Try again in %d min, or have a link made on the server: mayday sign-in-link"
                        .formatted(subject, (seconds + 59) / 60));
    }

    /// The service is there, but has no room for this now.
    public static Refused busy(String because, Duration retry) {
        return new Refused(
                Response.status(503).header(HttpHeaders.RETRY_AFTER, retry.toSeconds()),
                because + " Try again in %d s.".formatted(retry.toSeconds()));
    }

    /// The body of nearly every refusal.
    public record Detail(String detail) {}

    /// The body of a refusal that knows where to look. [dev.mayday.issues.api.edge] makes it
    /// a redirect of the web API; the dashboard makes one of its own.
    public record Moved(String detail, String slug) {}

    /// The body of a refusal of a text: the first problem, and all of them.
    public record Problems(String detail, List<Problem> errors) {
        public Problems {
            errors = List.copyOf(errors);
        }
    }

    /// What is wrong in a text, and where.
    ///
    /// @param line from 1
    /// @param column from 1, in code points
    /// @param code stable, for programs
    /// @param expected what could stand there instead; empty when that cannot be listed
    public record Problem(
            int line, int column, String code, String message, List<String> expected) {
        public Problem {
            expected = List.copyOf(expected);
        }
    }
}
