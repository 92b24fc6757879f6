package dev.mayday.ui.shell;

import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPageFilter;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Problem;
import dev.mayday.ui.web.RequestId;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MultivaluedHashMap;
import org.jboss.logging.Logger;

/// What fails inside the framework, before or behind all that we wrote, becomes a page too: a form
/// that cannot be decoded, which is the sender's fault, what nobody foresaw, which is ours, and an
/// address that begins like one of ours and ends like none.
@ApplicationScoped
class LastResort {

    private static final Logger LOG = Logger.getLogger(LastResort.class);
    private static final int FIRST = Integer.MIN_VALUE;
    private static final int LAST = 1_000_000;
    private static final String FORM = "application/x-www-form-urlencoded";

    void install(@Observes Router router) {
        router.route().order(FIRST).failureHandler(LastResort::speak);
        router.route().order(LAST).handler(LastResort::leadElsewhere);
    }

    /// To [Elsewhere], which has the navigation around its words.
    private static void leadElsewhere(RoutingContext request) {
        if (ProblemWords.ours(request.normalizedPath())) {
            request.reroute(HttpMethod.GET, "/no/such/page");
        } else {
            request.next();
        }
    }

    private static void speak(RoutingContext request) {
        if (request.response().headWritten() || !ProblemWords.ours(request.normalizedPath())) {
            request.next();
            return;
        }
        var name = RequestId.of(request.request().getHeader(RequestId.HEADER));
        var status = isTooMuch(request) ? 413 : undecodable(request) ? 400 : status(request);
        if (status >= 500) {
            LOG.errorf(request.failure(), "page broke status=%d request=%s", status, name);
        }
        answer(request, status, name);
    }

    /// In words that need nobody.
    static void refuse(RoutingContext request, int status) {
        answer(request, status, RequestId.of(request.request().getHeader(RequestId.HEADER)));
    }

    private static int status(RoutingContext request) {
        return request.statusCode() < 400 ? 500 : request.statusCode();
    }

    private static void answer(RoutingContext request, int status, String name) {
        var headers = new MultivaluedHashMap<String, Object>();
        HtmlPageFilter.protect(headers);
        var answer = request.response().setStatusCode(status);
        headers.forEach((key, values) -> answer.putHeader(key, values.getFirst().toString()));
        answer.putHeader("Content-Type", Html.TYPE.toString())
                .putHeader(RequestId.HEADER, name)
                .end(words(request, Problem.of(status), name));
    }

    private static String words(RoutingContext request, Problem problem, String name) {
        var get = request.request().method() == HttpMethod.GET;
        var back = LocalPath.orRoot(get ? request.request().uri() : "/");
        return ProblemWords.Templates.alone(problem, back, name).render();
    }

    /// More fields than any form of ours has; Quarkus knows no status for it.
    private static boolean isTooMuch(RoutingContext request) {
        return request.failure() instanceof RuntimeException failure
                && String.valueOf(failure.getMessage()).startsWith("Param limit of");
    }

    private static boolean undecodable(RoutingContext request) {
        var type = request.request().getHeader("Content-Type");
        return request.failure() instanceof IllegalArgumentException failure
                && type != null
                && type.startsWith(FORM)
                && String.valueOf(failure.getMessage()).startsWith("Failed to decode");
    }
}
