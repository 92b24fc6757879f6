package dev.mayday.front;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/// Answers for a database that hangs: it takes the question, and neither answers nor refuses, so
/// that no time-out of a statement or of a pool helps. Whoever asked is told after six seconds, or
/// after fourteen where the answer is worth waiting for: a test message to somebody else's server,
/// a sign-in, records that are run again. So long the dashboard is patient with these, too.
@Singleton
record Deadline(Vertx vertx) {

    /// A little more than a statement may take.
    private static final long MILLIS = 6_000;

    /// A little less than `mayday.ui.long-patience`.
    private static final long LONG_MILLIS = 14_000;

    private static final Pattern WORTH_WAITING =
            Pattern.compile("(?:/internal/.*/test|.*/runs|/internal/sessions)/?");

    /// Behind what refuses at once.
    private static final int EARLY = -90_000;

    /// Before every service that speaks of failures.
    private static final int BEFORE_ALL = -110_000;

    void routes(@Observes Router router) {
        for (var path : List.of("/api/0/*", "/internal/*")) {
            router.route(path).order(EARLY).handler(this::watch);
            router.route(path).order(BEFORE_ALL).failureHandler(Deadline::forgetWhatCameTooLate);
        }
    }

    private void watch(RoutingContext routing) {
        long timer = vertx.setTimer(millis(routing.request()), _ -> expire(routing));
        routing.addEndHandler(_ -> vertx.cancelTimer(timer));
        routing.next();
    }

    /// An answer that nobody waits for any more is no failure that the log must tell.
    private static void forgetWhatCameTooLate(RoutingContext routing) {
        if (!routing.response().ended()) routing.next();
    }

    private static long millis(HttpServerRequest request) {
        boolean isDeed = HttpMethod.POST.equals(request.method());
        return isDeed && WORTH_WAITING.matcher(String.valueOf(request.path())).matches()
                ? LONG_MILLIS
                : MILLIS;
    }

    private void expire(RoutingContext routing) {
        var response = routing.response();
        if (response.headWritten() || response.closed()) return;
        response.putHeader("Retry-After", "5");
        Refusals.closePolitely(vertx, routing.request());
        Refusals.answer(routing, 503, detail(routing.request().method()));
    }

    private static String detail(HttpMethod method) {
        return HttpMethod.GET.equals(method)
                ? "No answer from the database. Try again in 5 s."
                : "No answer from the database. What was asked for may still be done; look before"
                        + " you try again.";
    }
}
