package dev.mayday.ui.operations;

import dev.mayday.contracts.alerts.DeadChangesApi;
import dev.mayday.ui.neighbors.Clients.DeadChanges;
import dev.mayday.ui.neighbors.Clients.Operations;
import dev.mayday.ui.shell.Visit;
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
    private final Visit visit;

    OperationsDesk(
            @RestClient Operations operations, @RestClient DeadChanges deadChanges, Visit visit) {
        this.operations = operations;
        this.deadChanges = deadChanges;
        this.visit = visit;
    }

    <T> T answer(BiFunction<Operations, String, Uni<T>> question) {
        return visit.answer(Service.ISSUES, bearer -> question.apply(operations, bearer));
    }

    /// See [Visit#done].
    <T> T done(BiFunction<Operations, String, Uni<T>> deed) {
        return visit.done(Service.ISSUES, bearer -> deed.apply(operations, bearer));
    }

    /// Whether this person may, issues-service says: every [#order] comes after it.
    void admit() {
        answer(Operations::overview);
    }

    /// What alerts-service does for this installation; see [Visit#done].
    <T> T order(BiFunction<DeadChanges, String, Uni<T>> deed) {
        return visit.done(Service.ALERTS, bearer -> deed.apply(deadChanges, bearer));
    }

    /// Nothing when alerts-service is away: the rest of a page is no worse for it.
    Optional<DeadChangesApi.Page> changes(@Nullable Long before, int limit) {
        return visit.answer(
                Service.ALERTS,
                bearer ->
                        deadChanges
                                .list(bearer, before, limit)
                                .map(Optional::of)
                                .ifNoItem()
                                .after(PATIENCE_WITH_ALERTS)
                                .recoverWithItem(Optional.empty())
                                .onFailure()
                                .recoverWithItem(Optional.empty()));
    }
}
