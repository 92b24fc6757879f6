package dev.mayday.ingest.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.mayday.contracts.EventIds;
import dev.mayday.front.Refusals;
import dev.mayday.ingest.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes answers; the one place that does.
final class Replies {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// Of the length of a body: up to 99,999 bytes.
    private static final int MOST_DIGITS_TO_READ = 5;

    private Replies() {}

    static void preflight(HttpServerRequest request, Route route) {
        Cors.onPreflight(request.response().headers(), route);
        request.response().setStatusCode(200).end();
    }

    /// @param eventId null when nothing in the request has an id
    static void accepted(HttpServerRequest request, Route.Kind kind, @Nullable UUID eventId) {
        switch (kind) {
            case ENVELOPE -> id(request, eventId);
            case STORE -> {
                if (request.method() == HttpMethod.GET) pixel(request);
                else id(request, eventId);
            }
            case SECURITY -> empty(request, 200);
            case CHECK_IN, TRACES, LOGS -> empty(request, 202);
            case ATTACHMENTS -> empty(request, 201);
            case MINIDUMP -> text(request, String.valueOf(eventId));
        }
    }

    private static void empty(HttpServerRequest request, int status) {
        Cors.onAnswer(request.response().headers());
        request.response().setStatusCode(status).end();
    }

    private static void text(HttpServerRequest request, String text) {
        Cors.onAnswer(request.response().headers());
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/plain").end(text);
    }

    private static void id(HttpServerRequest request, @Nullable UUID eventId) {
        var response = request.response();
        Cors.onAnswer(response.headers());
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        response.end(eventId == null ? "{}" : "{\"id\":\"" + EventIds.format(eventId) + "\"}");
    }

    /// For clients that send by loading an image.
    private static void pixel(HttpServerRequest request) {
        var response = request.response();
        Cors.onAnswer(response.headers());
        response.putHeader(HttpHeaders.CONTENT_TYPE, "image/gif");
        response.end(Buffer.buffer(PIXEL));
    }

    static void refused(Vertx vertx, HttpServerRequest request, Refusal refusal) {
        var response = request.response();
        if (response.ended() || response.closed()) return;
        var answer = ErrorResponse.to(refusal);
        Cors.onAnswer(response.headers());
        response.setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader("X-Sentry-Error", answer.detail());
        if (answer.retryAfterSeconds() > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(answer.retryAfterSeconds()));
        }
        if (refusal instanceof Refusal.WrongMethod(var allowed)) {
            response.putHeader(HttpHeaders.ALLOW, allowed + ", OPTIONS");
        }
        if (answer.closes() || hasMuchToCome(request)) Refusals.closePolitely(vertx, request);
        response.end(json(answer));
    }

    /// A small rest of a body is read and forgotten, so that the connection stays of use.
    private static boolean hasMuchToCome(HttpServerRequest request) {
        if (request.isEnded()) return false;
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        return length.length() > MOST_DIGITS_TO_READ;
    }

    private static String json(ErrorResponse response) {
        var causes =
                response.causes().isEmpty()
                        ? ""
                        : response.causes().stream()
                                .map(Replies::quoted)
                                .collect(Collectors.joining(",", ",\"causes\":[", "]"));
        return "{\"detail\":" + quoted(response.detail()) + causes + "}";
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
