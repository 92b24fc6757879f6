package dev.mayday.ui.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mayday.ui.UiConfig;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Waits for the answer of another service, on the virtual thread of the page, and turns what went
/// wrong into the page a person should see.
@RequestScoped
public class Neighbor {

    private static final String SILENT =
            "It does not answer in time: perhaps its database hangs, or is overloaded.";
    private static final String UNREACHABLE = "It cannot be reached.";

    private final UiConfig config;
    private final SignInDetour signIn;
    private final ErrorPages pages;
    private final FormerSlug former;
    private final WallClock clock;
    private final Instant begun;

    Neighbor(
            UiConfig config,
            SignInDetour signIn,
            ErrorPages pages,
            FormerSlug former,
            WallClock clock) {
        this.config = config;
        this.signIn = signIn;
        this.pages = pages;
        this.former = former;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /// The answer of issues-service, or a [Detour] to the page that says why there is none.
    public <T> T answer(Uni<T> question) {
        return answer(Service.ISSUES, question);
    }

    public <T> T answer(Service service, Uni<T> question) {
        return orDetour(left(config.patience()), service, question);
    }

    /// The same for what is done rather than looked up, where giving up early would leave the
    /// person in doubt.
    public <T> T done(Service service, Uni<T> deed) {
        return orDetour(config.longPatience(), service, deed);
    }

    /// Whether there is time for one more of many deeds: together they may begin for as long as one
    /// may take.
    public boolean hasTime() {
        var gone = Duration.between(begun, clock.instant());
        return gone.compareTo(config.longPatience()) < 0;
    }

    private <T> T orDetour(Duration patience, Service service, Uni<T> question) {
        try {
            return within(patience, service, question);
        } catch (Refused refused) {
            throw new Detour(pages.refused(refused.status(), refused.detail()));
        }
    }

    /// The answer, or the words of a refusal that belong into the form the person just sent.
    public <T> T answerOrRefusal(Service service, Uni<T> question) throws Refused {
        return within(left(config.patience()), service, question);
    }

    /// See [#done].
    public <T> T doneOrRefusal(Service service, Uni<T> deed) throws Refused {
        return within(config.longPatience(), service, deed);
    }

    /// All questions of a page share its patience, so that it never adds up.
    private Duration left(Duration patience) {
        var left = patience.minus(Duration.between(begun, clock.instant()));
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private <T> T within(Duration patience, Service service, Uni<T> question) throws Refused {
        try {
            return question.await().atMost(patience);
        } catch (WebApplicationException answered) {
            throw refusal(service, answered.getResponse());
        } catch (TimeoutException silent) {
            throw new Detour(pages.away(service, SILENT));
        } catch (ProcessingException | CompletionException away) {
            throw new Detour(pages.away(service, UNREACHABLE));
        }
    }

    private Refused refusal(Service service, Response response) {
        var status = response.getStatus();
        return switch (status) {
            case 401 -> throw new Detour(unauthorized(service));
            case 403 -> throw new Detour(pages.forbidden(detail(response)));
            case 404 -> throw new Detour(missing(response));
            case 502, 503, 504 -> throw new Detour(pages.away(service, why(response)));
            default -> {
                if (status >= 500) throw new Detour(pages.broken(service));
                yield refused(status, body(response));
            }
        };
    }

    private Response missing(Response response) {
        return former.moved(text(response, "slug")).orElseGet(pages::notFound);
    }

    /// Only issues-service knows people; where another refuses us, the installation is at fault.
    private Response unauthorized(Service service) {
        return service == Service.ISSUES ? signIn.response() : pages.broken(service);
    }

    public Detour forbidden(String detail) {
        return new Detour(pages.forbidden(detail));
    }

    private static String why(Response response) {
        var detail = detail(response);
        return detail.isBlank() ? UNREACHABLE : detail.endsWith(".") ? detail : detail + ".";
    }

    private static String detail(Response response) {
        return text(response, "detail");
    }

    private static Refused refused(int status, JsonNode body) {
        var problems = new ArrayList<String>();
        for (var problem : body.path("errors")) problems.add(problem.path("message").asText(""));
        return new Refused(status, body.path("detail").asText(""), problems);
    }

    private static String text(Response response, String field) {
        return body(response).path(field).asText("");
    }

    private static JsonNode body(Response response) {
        try {
            @Nullable JsonNode body = response.readEntity(JsonNode.class);
            return body == null ? MissingNode.getInstance() : body;
        } catch (RuntimeException notJson) {
            return MissingNode.getInstance();
        }
    }
}
