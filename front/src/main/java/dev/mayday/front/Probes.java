package dev.mayday.front;

import dev.mayday.contracts.ServiceAuth;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `/q`: whether the process lives and is ready, for everybody, within a second, whatever its
/// neighbors do; details and metrics only for who has the token.
@ApplicationScoped
class Probes {

    private static final int BEFORE_ALL_SERVICES = -50_000;
    /// Health for everybody; the rest for who has the token.
    private static final List<String> ADDRESSES =
            List.of(
                    "GET /q/health",
                    "GET /q/health/ready",
                    "GET /q/health/live",
                    "GET /q/health/started",
                    "GET /q/{rest}");

    private static final String BEARER = ServiceAuth.bearer("");
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private enum Kind {
        ALL(SmallRyeHealthReporter::getHealthAsync),
        READY(SmallRyeHealthReporter::getReadinessAsync),
        LIVE(SmallRyeHealthReporter::getLivenessAsync),
        STARTED(SmallRyeHealthReporter::getStartupAsync);

        private final Function<SmallRyeHealthReporter, Uni<SmallRyeHealth>> question;

        Kind(Function<SmallRyeHealthReporter, Uni<SmallRyeHealth>> question) {
            this.question = question;
        }

        static @Nullable Kind of(String path) {
            return switch (path) {
                case "/q/health", "/q/health/" -> ALL;
                case "/q/health/ready", "/q/health/ready/" -> READY;
                case "/q/health/live", "/q/health/live/" -> LIVE;
                case "/q/health/started", "/q/health/started/" -> STARTED;
                default -> null;
            };
        }
    }

    private final SmallRyeHealthReporter health;
    private final @Nullable String operatorToken;
    private final ServiceTokens services;

    /// What is being asked at the moment: who asks again meanwhile shares the answer, so that a
    /// neighbor that hangs holds one question and not one for every probe.
    private final Map<Kind, Uni<SmallRyeHealth>> asked = new ConcurrentHashMap<>();

    Probes(SmallRyeHealthReporter health, FrontConfig config, ServiceTokens services) {
        this.health = health;
        this.operatorToken = config.operatorToken().orElse(null);
        this.services = services;
    }

    void routes(@Observes Router router) {
        router.route("/q/*")
                .order(BEFORE_ALL_SERVICES)
                .handler(this::probe)
                .putMetadata("front", ADDRESSES);
    }

    private void probe(RoutingContext routing) {
        boolean isOperator = isOperator(routing.request().getHeader(HttpHeaders.AUTHORIZATION));
        var kind = Kind.of(routing.normalizedPath());
        if (kind != null) {
            answer(kind).subscribe().with(found -> tell(routing, found, isOperator));
        } else if (isOperator) {
            routing.next();
        } else {
            Refusals.answer(routing, 404, "no such path");
        }
    }

    private boolean isOperator(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) return false;
        var token = authorization.substring(BEARER.length());
        return operatorToken == null
                ? services.knows(token)
                : MessageDigest.isEqual(bytes(operatorToken), bytes(token));
    }

    private Uni<JsonObject> answer(Kind kind) {
        return asked.computeIfAbsent(kind, this::ask)
                .map(found -> new JsonObject(found.getPayload().toString()))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> JsonObject.of("status", "DOWN", "late", true))
                .onFailure()
                .recoverWithItem(
                        failure -> JsonObject.of("status", "DOWN", "error", failure.toString()));
    }

    private Uni<SmallRyeHealth> ask(Kind kind) {
        return Uni.createFrom()
                .deferred(() -> kind.question.apply(health))
                .onTermination()
                .invoke(() -> asked.remove(kind))
                .memoize()
                .indefinitely();
    }

    private static void tell(RoutingContext routing, JsonObject found, boolean details) {
        var status = found.getString("status", "DOWN");
        var body = details ? found : JsonObject.of("status", status);
        routing.response()
                .setStatusCode(status.equals("UP") ? 200 : 503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.encode());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
