package dev.mayday.issues.api.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mayday.database.Fault;
import dev.mayday.front.Seldom;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// The edge of the API. By path and on the router, because a filter or mapper of JAX-RS would be
/// global to the process that we share with other services.
@ApplicationScoped
class ApiEdge {

    private static final Logger LOG = Logger.getLogger(ApiEdge.class);
    private static final List<String> PREFIXES = List.of("/api/0", "/internal");

    /// Before everything else, and after it.
    private static final int FIRST = -100_000;

    private static final int LAST = 1_000_000;

    private final Seldom troubles;

    ApiEdge(Surroundings surroundings) {
        this.troubles = new Seldom(surroundings.clock());
    }

    void install(@Observes Router router) {
        for (var prefix : PREFIXES) {
            router.route(prefix + "/*")
                    .order(FIRST)
                    .handler(ApiEdge::refuseAddress)
                    .failureHandler(this::explain);
            router.route(prefix + "/*").order(LAST).handler(context -> answer(context, 404, null));
        }
    }

    private static void refuseAddress(RoutingContext context) {
        var request = context.request();
        var fault = HostileText.fault(String.valueOf(request.path()), request.query());
        if (fault == null) fault = QueryParameters.fault(context.queryParams());
        if (fault == null) context.next();
        else answer(context, 400, fault);
    }

    private void explain(RoutingContext context) {
        var failure = context.failure();
        var trouble = failure == null ? Optional.<Throwable>empty() : Fault.passing(failure);
        if (failure == null) {
            answer(context, context.statusCode(), null);
        } else if (failure instanceof JsonProcessingException) {
            answer(context, 400, null);
        } else if (trouble.isPresent()) {
            var name = name(failure);
            troubles.say(
                    Fault.kind(trouble.get()),
                    () -> LOG.warnf("request failed for now status=503 error=%s", name));
            context.response().putHeader("Retry-After", "5");
            answer(context, 503, null);
        } else {
            LOG.errorf(failure, "request failed status=500");
            answer(context, 500, null);
        }
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /// A project that has another slug now. Whatever was asked for is asked for again there, with
    /// the same method; not for ever, because another project may take the slug.
    @ServerResponseFilter
    void lead(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Refused.Moved moved)) return;
        FormerAddress.of(request.getUriInfo().getRequestUri())
                .ifPresent(
                        former -> {
                            response.setStatus(307);
                            response.getHeaders().putSingle("Location", former.now(moved.slug()));
                        });
    }

    /// Refusals of JAX-RS itself come without a body.
    @ServerResponseFilter
    void explain(ContainerRequestContext request, ContainerResponseContext response) {
        var path = request.getUriInfo().getPath();
        int status = response.getStatus();
        if (status < 400
                || isOurs(response.getEntity())
                || PREFIXES.stream().noneMatch(path::startsWith)) {
            return;
        }
        response.setEntity(
                new Refused.Detail(Words.of(status)), null, MediaType.APPLICATION_JSON_TYPE);
    }

    /// The framework's own words about a body name classes of ours.
    private static boolean isOurs(@Nullable Object entity) {
        return entity != null && !entity.getClass().getName().startsWith("io.quarkus.");
    }

    private static void answer(RoutingContext context, int status, @Nullable String detail) {
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        var words = detail == null ? Words.of(status) : detail;
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(JsonObject.of("detail", words).encode());
    }
}
