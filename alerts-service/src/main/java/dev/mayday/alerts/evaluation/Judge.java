package dev.mayday.alerts.evaluation;

import dev.mayday.alerts.delivery.Outbox;
import dev.mayday.alerts.rules.AlertRule;
import dev.mayday.alerts.rules.Evaluation;
import dev.mayday.alerts.rules.Facts;
import dev.mayday.alerts.rules.Firing;
import dev.mayday.alerts.rules.Recipient;
import dev.mayday.contracts.bus.IssueChange;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// One rule on one change: load its firing, decide, write what follows. What it decides stands in
/// [dev.mayday.alerts.rules.Evaluation]; here it is only carried out.
@ApplicationScoped
class Judge {

    private final Firings firings;
    private final EvaluationLog log;
    private final Outbox outbox;
    private final MeterRegistry meters;

    Judge(Firings firings, EvaluationLog log, Outbox outbox, MeterRegistry meters) {
        this.firings = firings;
        this.log = log;
        this.outbox = outbox;
        this.meters = meters;
    }

    /// A change with all that is the same for every rule.
    ///
    /// @param recipients the destinations of the project
    record Case(SqlConnection tx, Facts facts, List<Recipient> recipients, Instant now) {

        IssueChange change() {
            return facts.change();
        }
    }

    Uni<Void> judge(Case on, AlertRule rule) {
        return firings.of(on.tx(), on.change(), rule).flatMap(firing -> judge(on, rule, firing));
    }

    private Uni<Void> judge(Case on, AlertRule rule, Firing firing) {
        return Evaluation.of(on.facts(), rule, firing, on.recipients(), on.now())
                .map(evaluation -> apply(on, evaluation, firing))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> apply(Case on, Evaluation evaluation, Firing firing) {
        var code = evaluation.code().text();
        meters.counter("mayday.alerts.evaluations", "code", code).increment();
        return log.record(on.tx(), on.change(), evaluation, on.now())
                .chain(() -> firings.apply(on.tx(), on.change(), evaluation, on.now()))
                .chain(() -> speak(on, evaluation, firing));
    }

    private Uni<Void> speak(Case on, Evaluation evaluation, Firing firing) {
        if (evaluation.recipients().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var speech =
                new Outbox.Speech(
                        on.change(),
                        evaluation.rule().trigger(),
                        evaluation.reason(on.change()),
                        firing.suppressed(),
                        evaluation.recipients(),
                        on.now());
        return outbox.put(on.tx(), speech);
    }
}
