package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.ViewsApi.Draft;
import dev.mayday.contracts.issues.ViewsApi.View;
import dev.mayday.ui.neighbors.Clients.Views;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.Service;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Asks issues-service for the views of who is here, and changes them.
@RequestScoped
class ViewDesk {

    private final Views views;
    private final Visit visit;

    ViewDesk(@RestClient Views views, Visit visit) {
        this.views = views;
        this.visit = visit;
    }

    List<View> all() {
        return visit.answer(Service.ISSUES, views::views);
    }

    View save(Draft draft) throws Refused {
        return visit.answerOrRefusal(Service.ISSUES, bearer -> views.save(bearer, draft));
    }

    View change(long id, Draft draft) throws Refused {
        return visit.answerOrRefusal(Service.ISSUES, bearer -> views.change(bearer, id, draft));
    }

    List<View> order(List<Long> ids) {
        return done(bearer -> views.order(bearer, ids));
    }

    View remove(long id) {
        return done(bearer -> views.remove(bearer, id));
    }

    View restore(long id) {
        return done(bearer -> views.restore(bearer, id));
    }

    private <T> T done(Function<String, Uni<T>> deed) {
        return visit.done(Service.ISSUES, deed);
    }
}
