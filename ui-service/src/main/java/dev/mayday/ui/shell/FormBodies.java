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
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/// Takes in what is sent to pages, before anybody asks who sent it: plain forms, small and in time.
/// The framework would write parts of a `multipart/form-data` to files, and wait for their end as
/// long as something comes.
@Singleton
final class FormBodies {

    /// Behind ingest, which has addresses that look like ours, before all that lets others wait.
    private static final int EARLY = -9_000;

    private static final int MOST_BYTES = 64 << 10;

    /// Whole texts of rules. Percent signs make three letters of one.
    private static final Pattern TEXTS =
            Pattern.compile("/projects/[^/]+/ownership/(?:rules|codeowners)");

    private static final int MOST_BYTES_OF_TEXTS = 1 << 20;

    /// So many of them are taken in at a time: who sends one may be anybody yet.
    private static final int MOST_TEXTS = 8;
    private static final Set<HttpMethod> SHOWING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern FORM =
            Pattern.compile(
                    "application/x-www-form-urlencoded"
                            + "(?:\\s*;\\s*charset=\"?(?:utf-8|us-ascii|iso-8859-1)\"?)?\\s*",
                    Pattern.CASE_INSENSITIVE);

    private final Vertx vertx;
    private final UiConfig config;
    private final Semaphore texts = new Semaphore(MOST_TEXTS);

    FormBodies(Vertx vertx, UiConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

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
        } else if (TEXTS.matcher(routing.normalizedPath()).matches()) {
            readText(routing);
        } else if (length(request) > MOST_BYTES) {
            refuse(routing, 413);
        } else if (hasBody(request) || mayHaveBody(request)) {
            read(routing, MOST_BYTES);
        } else {
            routing.next();
        }
    }

    private void readText(RoutingContext routing) {
        if (length(routing.request()) > MOST_BYTES_OF_TEXTS) {
            refuse(routing, 413);
        } else if (texts.tryAcquire()) {
            routing.addEndHandler(_ -> texts.release());
            read(routing, MOST_BYTES_OF_TEXTS);
        } else {
            refuse(routing, 503);
        }
    }

    private void read(RoutingContext routing, int most) {
        var request = routing.request().pause();
        var body = Buffer.buffer();
        long timer = vertx.setTimer(config.formDeadline().toMillis(), _ -> refuse(routing, 408));
        routing.addEndHandler(_ -> vertx.cancelTimer(timer));
        request.handler(
                part -> {
                    if (body.length() + part.length() > most) refuse(routing, 413);
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
