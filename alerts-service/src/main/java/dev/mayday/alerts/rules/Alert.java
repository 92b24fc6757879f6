package dev.mayday.alerts.rules;

import java.util.Map;

/// Function `alert`: does the change match the rule? (S1–S5)
sealed interface Alert {

    /// Stopped before S3: leaves no record.
    record NotAtHand() implements Alert {}

    record NoMatch(Code code, Trace trace) implements Alert {}

    record Match(Trace trace) implements Alert {}

    static Alert decide(Facts facts, AlertRule rule) {
        var inScope = rule.mode() != Mode.OFF && rule.covers(facts.environment());
        if (!inScope || !rule.trigger().atHand(facts, rule)) {
            return new NotAtHand();
        }
        var issue = facts.change().issue().shortId();
        var environment = AlertRule.named(facts.environment());
        var trace =
                Trace.EMPTY
                        .plus("S1", "alert.in_scope", environment + " is in the rule's scope.")
                        .plus("S2", "alert.triggered", what(facts, rule, issue, environment));
        return switch (facts.standing()) {
            case UNRESOLVED ->
                    new Match(trace.plus("S4", "alert.unresolved", issue + " is unresolved."));
            case RESOLVED -> stopped(Code.ISSUE_RESOLVED, trace, issue + " is resolved by now.");
            case ARCHIVED -> stopped(Code.ISSUE_ARCHIVED, trace, issue + " is archived by now.");
        };
    }

    private static NoMatch stopped(Code code, Trace trace, String text) {
        return new NoMatch(code, trace.plus("S4", "alert." + code.text(), text, Map.of()));
    }

    private static String what(Facts facts, AlertRule rule, String issue, String environment) {
        return switch (rule.trigger()) {
            case ISSUE_NEW ->
                    facts.seenBefore().isEmpty()
                            ? "First event of " + issue + "."
                            : "First event of " + issue + " in " + environment + ".";
            case ISSUE_REGRESSED -> issue + " was seen again after it was resolved.";
        };
    }
}
