package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.delivery.Outbox;
import dev.mayday.alerts.rules.AlertRule;
import dev.mayday.alerts.rules.Evaluation;
import dev.mayday.alerts.rules.Facts;
import dev.mayday.alerts.rules.Firing;
import dev.mayday.alerts.rules.Recipient;
import dev.mayday.alerts.rules.Standing;
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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// One change, one transaction: load, decide, write. What it decides stands in
/// [dev.mayday.alerts.rules.Evaluation]; here it is only carried out.
@ApplicationScoped
class Evaluator {

    private final Pool pool;
    private final IssueLedger ledger;
    private final Firings firings;
    private final EvaluationLog log;
    private final Outbox outbox;
    private final RuleStore rules;
    private final DestinationStore destinations;
    private final Surroundings surroundings;
    private final MeterRegistry meters;

    Evaluator(
            @ReactiveDataSource("alerts") Pool pool,
            IssueLedger ledger,
            Firings firings,
            EvaluationLog log,
            Outbox outbox,
            RuleStore rules,
            DestinationStore destinations,
            Surroundings surroundings,
            MeterRegistry meters) {
        this.pool = pool;
        this.ledger = ledger;
        this.firings = firings;
        this.log = log;
        this.outbox = outbox;
        this.rules = rules;
        this.destinations = destinations;
        this.surroundings = surroundings;
        this.meters = meters;
    }

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
                .call(() -> closeFirings(tx, change))
                .flatMap(facts -> judge(tx, facts, now));
    }

    private Uni<Void> closeFirings(SqlConnection tx, IssueChange change) {
        var left = Standing.after(change.kind()).filter(now -> now != Standing.UNRESOLVED);
        return left.isPresent() ? firings.close(tx, change) : nothing();
    }

    private Uni<Void> judge(SqlConnection tx, Facts facts, Instant now) {
        var project = facts.change().project().id();
        return Uni.combine()
                .all()
                .unis(rules.of(tx, project), recipients(tx, project))
                .asTuple()
                .flatMap(
                        known ->
                                Multi.createFrom()
                                        .iterable(known.getItem1())
                                        .onItem()
                                        .transformToUniAndConcatenate(
                                                rule ->
                                                        judge(
                                                                tx,
                                                                facts,
                                                                rule,
                                                                known.getItem2(),
                                                                now))
                                        .collect()
                                        .last())
                .replaceWithVoid();
    }

    private Uni<List<Recipient>> recipients(SqlConnection tx, long project) {
        return destinations
                .usedBy(tx, project)
                .map(all -> all.stream().map(Destination::recipient).toList());
    }

    private Uni<Void> judge(
            SqlConnection tx,
            Facts facts,
            AlertRule rule,
            List<Recipient> recipients,
            Instant now) {
        return firings.of(tx, facts.change(), rule)
                .flatMap(
                        firing ->
                                Evaluation.of(facts, rule, firing, recipients, now)
                                        .map(made -> apply(tx, facts, made, firing, now))
                                        .orElseGet(Evaluator::nothing));
    }

    private Uni<Void> apply(
            SqlConnection tx, Facts facts, Evaluation evaluation, Firing firing, Instant now) {
        var change = facts.change();
        var code = evaluation.code().text();
        meters.counter("mayday.alerts.evaluations", "code", code).increment();
        return log.record(tx, change, evaluation, now)
                .chain(() -> firings.apply(tx, change, evaluation, now))
                .chain(() -> speak(tx, change, evaluation, firing, now));
    }

    private Uni<Void> speak(
            SqlConnection tx,
            IssueChange change,
            Evaluation evaluation,
            Firing firing,
            Instant now) {
        if (evaluation.recipients().isEmpty()) {
            return nothing();
        }
        var speech =
                new Outbox.Speech(
                        change,
                        evaluation.rule().trigger(),
                        evaluation.reason(change),
                        firing.suppressed(),
                        evaluation.recipients(),
                        now);
        return outbox.put(tx, speech);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
