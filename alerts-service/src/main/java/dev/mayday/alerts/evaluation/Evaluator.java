package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.evaluation.Judge.Case;
import dev.mayday.alerts.rules.AlertRule;
import dev.mayday.alerts.rules.Facts;
import dev.mayday.alerts.rules.Recipient;
import dev.mayday.alerts.rules.Standing;
import dev.mayday.alerts.settings.Destination;
import dev.mayday.alerts.settings.DestinationStore;
import dev.mayday.alerts.settings.RuleStore;
import dev.mayday.contracts.bus.IssueChange;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// One change, one transaction: learn from it, and let each rule of the project judge it.
@ApplicationScoped
class Evaluator {

    private final Pool pool;
    private final IssueLedger ledger;
    private final Firings firings;
    private final Judge judge;
    private final RuleStore rules;
    private final DestinationStore destinations;
    private final Surroundings surroundings;

    Evaluator(
            @ReactiveDataSource("alerts") Pool pool,
            IssueLedger ledger,
            Firings firings,
            Judge judge,
            RuleStore rules,
            DestinationStore destinations,
            Surroundings surroundings) {
        this.pool = pool;
        this.ledger = ledger;
        this.firings = firings;
        this.judge = judge;
        this.rules = rules;
        this.destinations = destinations;
        this.surroundings = surroundings;
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
                .flatMap(facts -> facts.sayNothing() ? nothing() : judge(tx, facts, now));
    }

    private Uni<Void> closeFirings(SqlConnection tx, IssueChange change) {
        var left = Standing.after(change.kind()).filter(now -> now != Standing.UNRESOLVED);
        return left.isPresent() ? firings.close(tx, change) : nothing();
    }

    private Uni<Void> judge(SqlConnection tx, Facts facts, Instant now) {
        var project = facts.change().project().id();
        return recipients(tx, project)
                .map(recipients -> new Case(tx, facts, recipients, now))
                .flatMap(on -> rules.of(tx, project).flatMap(all -> judge(on, all)));
    }

    private Uni<Void> judge(Case on, List<AlertRule> rules) {
        return Multi.createFrom()
                .iterable(rules)
                .onItem()
                .transformToUniAndConcatenate(rule -> judge.judge(on, rule))
                .toUni();
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
