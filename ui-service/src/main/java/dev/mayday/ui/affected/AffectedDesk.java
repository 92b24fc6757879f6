package dev.mayday.ui.affected;

import dev.mayday.contracts.issues.AffectedApi;
import dev.mayday.ui.neighbors.Clients.Affected;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.Service;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Asks whom an issue affects.
@RequestScoped
public class AffectedDesk {

    private final Affected affected;
    private final Visit visit;

    AffectedDesk(@RestClient Affected affected, Visit visit) {
        this.affected = affected;
        this.visit = visit;
    }

    /// Of all events where the query is not understood: what is wrong with it stands at the search.
    public AffectedApi.Affected of(IssueAddress at) {
        try {
            return visit.answerOrRefusal(
                    Service.ISSUES,
                    bearer ->
                            affected.affected(
                                    bearer,
                                    at.issue(),
                                    orNull(at.query()),
                                    orNull(at.by()),
                                    visit.zone().getId()));
        } catch (Refused notUnderstood) {
            return visit.answer(
                    Service.ISSUES,
                    bearer -> affected.affected(bearer, at.issue(), null, orNull(at.by()), null));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
