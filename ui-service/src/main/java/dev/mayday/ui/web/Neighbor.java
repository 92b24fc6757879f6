package dev.mayday.ui.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.ui.UiConfig;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Waits for the answer of another service, on the virtual thread of the page, and turns what went
// wrong into the
/// page a person should see.
@RequestScoped
public class Neighbor {

    private final UiConfig config;
    private final SignInDetour signIn;

    Neighbor(UiConfig config, SignInDetour signIn) {
        this.config = config;
        this.signIn = signIn;
    }

    /// The answer, or a [Detour] to the page that says why there is none.
    public <T> T answer(Uni<T> question) {
        try {
            return answerOrRefusal(question);
        } catch (Refused refused) {
            throw new Detour(ErrorPages.refused(refused.status(), refused.detail()));
        }
    }

    /// The answer, or the words of a refusal that belong into the form the person just sent.
    public <T> T answerOrRefusal(Uni<T> question) throws Refused {
        try {
            return question.await().atMost(config.patience());
        } catch (WebApplicationException answered) {
            throw refusal(answered.getResponse());
        } catch (ProcessingException | TimeoutException | UncheckedIOException away) {
            throw new Detour(ErrorPages.away(NAME));
        } catch (CompletionException wrapped) {
            throw new Detour(ErrorPages.away(NAME));
        }
    }

    private static final String NAME = "issues-service";

    private Refused refusal(Response response) {
        var status = response.getStatus();
        return switch (status) {
            case 401 -> throw new Detour(signIn.response());
            case 403 -> throw new Detour(ErrorPages.forbidden(detail(response)));
            case 404 -> throw new Detour(ErrorPages.notFound());
            case 502, 503, 504 -> throw new Detour(ErrorPages.away(NAME));
            default -> {
                if (status >= 500) throw new Detour(ErrorPages.broken(NAME));
                yield new Refused(status, detail(response));
            }
        };
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
