package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.delivery.Outbox;
import dev.mayday.alerts.rules.Evaluation;
import dev.mayday.alerts.rules.Evaluation.Firing;
import dev.mayday.alerts.rules.Facts;
import dev.mayday.alerts.rules.Route.Recipient;
import dev.mayday.alerts.rules.Rule;
import dev.mayday.alerts.settings.Destination;
import dev.mayday.alerts.settings.DestinationStore;
import dev.mayday.alerts.settings.RuleStore;
import dev.mayday.contracts.bus.IssueChange;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// One change, one transaction: learn from it, and let each rule of the project judge it. What a
/// rule decides stands in [Evaluation]; here it is only carried out.
@Singleton
record Evaluator(
        @ReactiveDataSource("alerts") Pool pool,
        IssueLedger ledger,
        Firings firings,
        Outbox outbox,
        RuleStore rules,
        DestinationStore destinations,
        Surroundings surroundings,
        MeterRegistry meters) {

    /// Done when the change and all it causes are on disk. A change that was evaluated before
    /// changes nothing.
    Uni<Void> evaluate(IssueChange change) {
        var now = surroundings.now();
        return pool.withTransaction(
                tx ->
                        ledger.isNews(tx, change, now)
                                .flatMap(news -> news ? evaluate(tx, change, now) : nothing()));
    }

    private Uni<Void> evaluate(SqlConnection tx, IssueChange change, Instant now) {
        return ledger.learn(tx, change)
                .call(learned -> learned.settles() ? firings.close(tx, change) : nothing())
                .flatMap(learned -> judge(tx, learned.facts(), now));
    }

    private Uni<Void> judge(SqlConnection tx, Facts facts, Instant now) {
        var project = facts.change().project().id();
        return rules.of(tx, project)
                .map(all -> all.stream().filter(rule -> concerns(facts, rule)).toList())
                .flatMap(
                        concerned ->
                                concerned.isEmpty()
                                        ? nothing()
                                        : recipients(tx, project)
                                                .map(who -> new Case(tx, facts, who, now))
                                                .flatMap(on -> judge(on, concerned)));
    }

    /// A change with all that is the same for every rule.
    ///
    /// @param recipients the destinations of the project
    private record Case(SqlConnection tx, Facts facts, List<Recipient> recipients, Instant now) {

        IssueChange change() {
            return facts.change();
        }
    }

    private Uni<Void> judge(Case on, List<Rule> concerned) {
        return Multi.createFrom()
                .iterable(concerned)
                .onItem()
                .transformToUniAndConcatenate(rule -> judge(on, rule))
                .toUni();
    }

    private Uni<Void> judge(Case on, Rule rule) {
        var condition = Evaluation.concern(on.facts(), rule).orElseThrow();
        return firings.of(on.tx(), on.change(), rule, condition)
                .flatMap(firing -> judge(on, rule, firing));
    }

    private Uni<Void> judge(Case on, Rule rule, Firing firing) {
        return Evaluation.of(on.facts(), rule, firing, on.recipients(), on.now())
                .map(evaluation -> apply(on, evaluation, firing))
                .orElseGet(Evaluator::nothing);
    }

    private Uni<Void> apply(Case on, Evaluation evaluation, Firing firing) {
        var code = evaluation.code().text();
        meters.counter("mayday.alerts.evaluations", "code", code).increment();
        return firings.record(on.tx(), on.change(), evaluation, on.now())
                .chain(() -> firings.apply(on.tx(), on.change(), evaluation, on.now()))
                .chain(() -> speak(on, evaluation, firing));
    }

    private Uni<Void> speak(Case on, Evaluation evaluation, Firing firing) {
        return evaluation.recipients().isEmpty()
                ? nothing()
                : outbox.put(on.tx(), on.change(), evaluation, firing.suppressed(), on.now());
    }

    private static boolean concerns(Facts facts, Rule rule) {
        return Evaluation.concern(facts, rule).isPresent();
    }

    private Uni<List<Recipient>> recipients(SqlConnection tx, long project) {
        return destinations
                .usedBy(tx, project)
                .map(all -> all.stream().map(Destination::recipient).toList());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
