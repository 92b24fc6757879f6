package dev.mayday.alerts.rules;

import dev.mayday.alerts.rules.Evaluation.Code;
import dev.mayday.contracts.alerts.RuleMode;
import java.util.Map;

/// Function `alert`: does the change match the rule? (S1–S5)
sealed interface Alert {

    /// Stopped before S3: leaves no record.
    record NotAtHand() implements Alert {}

    record NoMatch(Condition condition, Code code, Trace trace) implements Alert {}

    record Match(Condition condition, Trace trace) implements Alert {}

    /// The first condition that is met speaks for the rule.
    static Alert decide(Facts facts, Rule rule) {
        var inScope = rule.settings().mode() != RuleMode.OFF && rule.covers(facts.environment());
        if (inScope) {
            for (var condition : rule.settings().conditions()) {
                var what = condition.met(facts, rule);
                if (what.isPresent()) {
                    return decide(facts, condition, what.get());
                }
            }
        }
        return new NotAtHand();
    }

    private static Alert decide(Facts facts, Condition condition, String what) {
        var issue = facts.change().issue().shortId();
        var environment = Rule.named(facts.environment());
        var trace =
                Trace.EMPTY
                        .plus("S1", "alert.in_scope", environment + " is in the rule's scope.")
                        .plus("S2", "alert.triggered", what);
        return switch (facts.status()) {
            case UNRESOLVED ->
                    new Match(
                            condition,
                            trace.plus("S4", "alert.unresolved", issue + " is unresolved."));
            case RESOLVED ->
                    stopped(condition, Code.ISSUE_RESOLVED, trace, issue + " is resolved by now.");
            case ARCHIVED ->
                    stopped(condition, Code.ISSUE_ARCHIVED, trace, issue + " is archived by now.");
        };
    }

    private static NoMatch stopped(Condition condition, Code code, Trace trace, String text) {
        var whole = trace.plus("S4", "alert." + code.text(), text, Map.of());
        return new NoMatch(condition, code, whole);
    }
}
