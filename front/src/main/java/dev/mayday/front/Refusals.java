package dev.mayday.front;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;

/// The first and the last word: what [StrictDecoder] has refused, and paths of the API that nobody
/// knows. Both say why in JSON, for any page to read.
@Singleton
public record Refusals(Vertx vertx) {

    private static final int BEFORE_ALL = -100_000;
    private static final int AFTER_ALL = 1_000_000;

    /// How long a client may go on writing what nobody reads, before the connection is cut.
    static final long LINGER_MILLIS = 1000;

    void routes(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(this::refuse);
        router.route().order(AFTER_ALL).handler(this::unknown);
    }

    private void refuse(RoutingContext routing) {
        var header = routing.request().getHeader(StrictDecoder.Refused.HEADER);
        if (header == null) {
            routing.next();
            return;
        }
        var refused = StrictDecoder.Refused.parse(header);
        closePolitely(vertx, routing.request());
        answer(routing, refused.status(), refused.detail());
    }

    /// As it was written, not as it would be without its dots.
    private void unknown(RoutingContext routing) {
        var path = routing.request().path();
        if (path != null && path.contains("/api")) answer(routing, 404, "no such path");
        else routing.next();
    }

    static void answer(RoutingContext routing, int status, String detail) {
        if (status == 405) routing.response().putHeader(HttpHeaders.ALLOW, StrictDecoder.ALLOWED);
        onAnswer(detail, routing.response()::putHeader);
        routing.response().setStatusCode(status).end(JsonObject.of("detail", detail).encode());
    }

    static void onAnswer(String detail, BiConsumer<String, String> headers) {
        headers.accept("Content-Type", "application/json");
        headers.accept("Access-Control-Allow-Origin", "*");
        headers.accept("Access-Control-Expose-Headers", "x-sentry-error");
        headers.accept("X-Sentry-Error", detail);
    }

    /// Ends the connection with the answer that is going to be written. Some clients read it only
    /// when they have written everything, so the rest is read and forgotten for a moment.
    public static void closePolitely(Vertx vertx, HttpServerRequest request) {
        boolean isAlone = request.version() != HttpVersion.HTTP_2;
        if (isAlone) request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        if (request.isEnded()) return;
        request.handler(_ -> {});
        if (!isAlone) {
            // Only this stream, the connection has others.
            vertx.setTimer(LINGER_MILLIS, _ -> request.response().reset());
            return;
        }
        var connection = request.connection();
        long timer = vertx.setTimer(LINGER_MILLIS, _ -> connection.close());
        request.endHandler(_ -> connection.close());
        connection.closeHandler(_ -> vertx.cancelTimer(timer));
    }
}
