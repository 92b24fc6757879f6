package dev.mayday.ui.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.ui.UiConfig;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Waits for the answer of another service, on the virtual thread of the page, and turns what went
/// wrong into the
/// page a person should see.
@RequestScoped
public class Neighbor {

    private final UiConfig config;
    private final SignInDetour signIn;
    private final ErrorPages pages;

    Neighbor(UiConfig config, SignInDetour signIn, ErrorPages pages) {
        this.config = config;
        this.signIn = signIn;
        this.pages = pages;
    }

    /// The answer of issues-service, or a [Detour] to the page that says why there is none.
    public <T> T answer(Uni<T> question) {
        return answer(Service.ISSUES, question);
    }

    public <T> T answer(Service service, Uni<T> question) {
        try {
            return answerOrRefusal(service, question);
        } catch (Refused refused) {
            throw new Detour(pages.refused(refused.status(), refused.detail()));
        }
    }

    /// The answer, or the words of a refusal that belong into the form the person just sent.
    public <T> T answerOrRefusal(Service service, Uni<T> question) throws Refused {
        try {
            return question.await().atMost(config.patience());
        } catch (WebApplicationException answered) {
            throw refusal(service, answered.getResponse());
        } catch (ProcessingException | TimeoutException | CompletionException away) {
            throw new Detour(pages.away(service));
        }
    }

    private Refused refusal(Service service, Response response) {
        var status = response.getStatus();
        return switch (status) {
            case 401 -> throw new Detour(unauthorized(service));
            case 403 -> throw new Detour(pages.forbidden(detail(response)));
            case 404 -> throw new Detour(pages.notFound());
            case 502, 503, 504 -> throw new Detour(pages.away(service));
            default -> {
                if (status >= 500) throw new Detour(pages.broken(service));
                yield new Refused(status, detail(response));
            }
        };
    }

    /// Only issues-service knows people; where another refuses us, the installation is at fault.
    private Response unauthorized(Service service) {
        return service == Service.ISSUES ? signIn.response() : pages.broken(service);
    }

    private static String detail(Response response) {
        try {
            @Nullable JsonNode body = response.readEntity(JsonNode.class);
            return body == null ? "" : body.path("detail").asText("");
        } catch (RuntimeException notJson) {
            return "";
        }
    }
}
