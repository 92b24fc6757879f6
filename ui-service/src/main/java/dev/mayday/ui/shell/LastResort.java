package dev.mayday.ui.shell;

import dev.mayday.ui.web.Html;
import dev.mayday.ui.web.HtmlPageFilter;
import dev.mayday.ui.web.Problem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MultivaluedHashMap;

/// A form that cannot be decoded fails inside the framework, before any resource or mapper is
/// asked, and would be answered as a fault of ours. It is the sender's.
@ApplicationScoped
class LastResort {

    private static final int FIRST = Integer.MIN_VALUE;
    private static final String FORM = "application/x-www-form-urlencoded";

    void install(@Observes Router router) {
        router.route().order(FIRST).failureHandler(LastResort::speak);
    }

    private static void speak(RoutingContext request) {
        if (!undecodable(request)) {
            request.next();
            return;
        }
        var headers = new MultivaluedHashMap<String, Object>();
        HtmlPageFilter.protect(headers);
        var answer = request.response().setStatusCode(400);
        headers.forEach((name, values) -> answer.putHeader(name, values.getFirst().toString()));
        answer.putHeader("Content-Type", Html.TYPE.toString())
                .end(ProblemWords.Templates.alone(Problem.of(400), "/").render());
    }

    private static boolean undecodable(RoutingContext request) {
        var type = request.request().getHeader("Content-Type");
        return request.failure() instanceof IllegalArgumentException failure
                && type != null
                && type.startsWith(FORM)
                && ProblemWords.ours(request.normalizedPath())
                && String.valueOf(failure.getMessage()).startsWith("Failed to decode");
    }
}
