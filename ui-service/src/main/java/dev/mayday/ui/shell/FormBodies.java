package dev.mayday.ui.shell;

import dev.mayday.front.Refusals;
import dev.mayday.ui.UiConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes in what is sent to pages, before anybody asks who sent it: plain forms, small and in time.
/// The framework would write parts of a `multipart/form-data` to files, and wait for their end as
/// long as something comes.
@Singleton
record FormBodies(Vertx vertx, UiConfig config) {

    /// Behind ingest, which has addresses that look like ours, before all that lets others wait.
    private static final int EARLY = -9_000;

    private static final int MOST_BYTES = 64 << 10;
    private static final Set<HttpMethod> SHOWING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern FORM =
            Pattern.compile(
                    "application/x-www-form-urlencoded"
                            + "(?:\\s*;\\s*charset=\"?(?:utf-8|us-ascii|iso-8859-1)\"?)?\\s*",
                    Pattern.CASE_INSENSITIVE);

    void routes(@Observes Router router) {
        router.route().order(EARLY).handler(this::take);
    }

    private void take(RoutingContext routing) {
        var request = routing.request();
        if (SHOWING.contains(request.method()) || !ProblemWords.ours(routing.normalizedPath())) {
            routing.next();
            return;
        }
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null ? hasBody(request) : !FORM.matcher(type).matches()) {
            refuse(routing, 415);
        } else if (length(request) > MOST_BYTES) {
            refuse(routing, 413);
        } else if (hasBody(request) || mayHaveBody(request)) {
            read(routing);
        } else {
            routing.next();
        }
    }

    private void read(RoutingContext routing) {
        var request = routing.request().pause();
        var body = Buffer.buffer();
        long timer = vertx.setTimer(config.formDeadline().toMillis(), _ -> refuse(routing, 408));
        routing.addEndHandler(_ -> vertx.cancelTimer(timer));
        request.handler(
                part -> {
                    if (body.length() + part.length() > MOST_BYTES) refuse(routing, 413);
                    else body.appendBuffer(part);
                });
        request.endHandler(
                _ -> {
                    vertx.cancelTimer(timer);
                    if (routing.response().ended()) return;
                    ((RoutingContextInternal) routing).setBody(body);
                    routing.next();
                });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void refuse(RoutingContext routing, int status) {
        if (routing.response().ended() || routing.response().closed()) return;
        Refusals.closePolitely(vertx, routing.request());
        LastResort.refuse(routing, status);
    }

    private static boolean hasBody(HttpServerRequest request) {
        return length(request) > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /// With HTTP/2 nobody needs to say beforehand.
    private static boolean mayHaveBody(HttpServerRequest request) {
        return length(request) < 0 && request.version() == HttpVersion.HTTP_2;
    }

    /// -1 when it is not said.
    private static long length(HttpServerRequest request) {
        var said = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (said == null) return -1;
        return LENGTH.matcher(said).matches() ? Long.parseLong(said) : Long.MAX_VALUE;
    }
}
