package dev.mayday.ui.operations;

import dev.mayday.contracts.alerts.DeadChangesApi;
import dev.mayday.ui.neighbors.Clients.DeadChanges;
import dev.mayday.ui.neighbors.Clients.Operations;
import dev.mayday.ui.neighbors.ServiceBearer;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.Service;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Speaks for a person with the services about the installation: with issues-service, which knows
/// whether they may, and with alerts-service, which does not know people.
@RequestScoped
class OperationsDesk {

    private static final Duration PATIENCE_WITH_ALERTS = Duration.ofSeconds(1);

    private final Operations operations;
    private final DeadChanges deadChanges;
    private final ServiceBearer service;
    private final Visitor visitor;
    private final Neighbor neighbor;

    OperationsDesk(
            @RestClient Operations operations,
            @RestClient DeadChanges deadChanges,
            ServiceBearer service,
            Visitor visitor,
            Neighbor neighbor) {
        this.operations = operations;
        this.deadChanges = deadChanges;
        this.service = service;
        this.visitor = visitor;
        this.neighbor = neighbor;
    }

    <T> T answer(BiFunction<Operations, String, Uni<T>> question) {
        return neighbor.answer(question.apply(operations, visitor.bearer()));
    }

    /// See [Neighbor#done].
    <T> T done(BiFunction<Operations, String, Uni<T>> deed) {
        return neighbor.done(Service.ISSUES, deed.apply(operations, visitor.bearer()));
    }

    /// Whether this person may, issues-service says: every [#order] comes after it.
    void admit() {
        answer(Operations::overview);
    }

    /// What alerts-service does for this installation; see [Neighbor#done].
    <T> T order(BiFunction<DeadChanges, String, Uni<T>> deed) {
        return neighbor.done(Service.ALERTS, deed.apply(deadChanges, service.value()));
    }

    /// Nothing when alerts-service is away: the rest of a page is no worse for it.
    Optional<DeadChangesApi.Page> changes(@Nullable Long before, int limit) {
        return neighbor.answer(
                deadChanges
                        .list(service.value(), before, limit)
                        .map(Optional::of)
                        .ifNoItem()
                        .after(PATIENCE_WITH_ALERTS)
                        .recoverWithItem(Optional.empty())
                        .onFailure()
                        .recoverWithItem(Optional.empty()));
    }
}
