package dev.mayday.ui.affected;

import dev.mayday.contracts.issues.AffectedApi;
import dev.mayday.ui.neighbors.Clients.Affected;
import dev.mayday.ui.shell.Visit;
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

    public AffectedApi.Affected of(IssueAddress at) {
        return visit.answer(
                Service.ISSUES,
                bearer ->
                        affected.affected(
                                bearer,
                                at.issue(),
                                orNull(at.query()),
                                orNull(at.by()),
                                visit.zone().getId()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
