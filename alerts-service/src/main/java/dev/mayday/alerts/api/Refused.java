package dev.mayday.alerts.api;

import com.fasterxml.jackson.core.JacksonException;
import dev.mayday.database.Fault;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/// What a caller asked for cannot be; the message says why.
final class Refused extends RuntimeException {

    private static final Logger LOG = Logger.getLogger(Refused.class);

    private final int status;

    private Refused(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static Refused bad(String message) {
        return new Refused(400, message);
    }

    static Refused missing(String message) {
        return new Refused(404, message);
    }

    /// The body of a refusal.
    @RegisterForReflection
    record Detail(String detail) {}

    static Response answer(int status, String detail) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Detail(detail))
                .build();
    }

    private static Response later(String detail) {
        return Response.fromResponse(answer(503, detail)).header("Retry-After", "5").build();
    }

    /// Every failure of these resources in one place: what the caller is to blame for, what passes,
    /// and what is a fault of ours.
    static Response answer(Throwable failure) {
        return switch (failure) {
            case Refused refused -> answer(refused.status, String.valueOf(refused.getMessage()));
            case NotFoundException unread when unread.getCause() instanceof RuntimeException ->
                    answer(400, "a number in the address or the query cannot be read");
            case JacksonException _ -> answer(400, "the JSON body cannot be read");
            case WebApplicationException wrong when wrong.getCause() instanceof JacksonException ->
                    answer(400, "the JSON body cannot be read");
            case WebApplicationException wrong -> wrong.getResponse();
            case Throwable passing when Fault.passing(passing).isPresent() ->
                    later("the database is busy or away, try again");
            case Throwable fault -> broken(fault);
        };
    }

    private static Response broken(Throwable fault) {
        LOG.errorf(fault, "request failed status=500");
        return answer(500, "something broke on our side");
    }
}
