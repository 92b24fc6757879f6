package dev.mayday.alerts.rules;

import dev.mayday.contracts.bus.IssueChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one rule makes of one change.
///
/// @param recipients who gets a message; empty unless the code is `sent`
public record Evaluation(AlertRule rule, Code code, Trace trace, List<Recipient> recipients) {

    public Evaluation {
        recipients = List.copyOf(recipients);
    }

    /// Empty when the rule is not concerned: that is not recorded.
    ///
    /// @param destinations of the project, disabled ones included
    public static Optional<Evaluation> of(
            Facts facts, AlertRule rule, Firing firing, List<Recipient> destinations, Instant now) {
        return switch (Alert.decide(facts, rule)) {
            case Alert.NotAtHand() -> Optional.empty();
            case Alert.NoMatch(var code, var trace) -> Optional.of(silent(rule, code, trace));
            case Alert.Match(var trace) ->
                    Optional.of(
                            speak(rule, Throttle.decide(trace, rule, firing, now), destinations));
        };
    }

    /// Whether the firing becomes active with it: S9 has passed.
    public boolean fires() {
        return switch (code) {
            case WOULD_FIRE, DESTINATION_MISSING, DESTINATION_DISABLED, SENT -> true;
            case ISSUE_RESOLVED, ISSUE_ARCHIVED, ALREADY_FIRING, THROTTLED -> false;
        };
    }

    /// What the message gives as its reason: the words of whoever decided the change, if it was the
    /// change itself that the rule waited for.
    public String reason(IssueChange change) {
        var told = change.kind() != IssueChange.Kind.SEEN && !change.reason().isBlank();
        return told ? change.reason() : trace.entries().get(1).text();
    }

    private static Evaluation speak(AlertRule rule, Throttle verdict, List<Recipient> all) {
        return switch (verdict) {
            case Throttle.Suppress(var code, var trace) -> silent(rule, code, trace);
            case Throttle.Watch(var trace) -> silent(rule, Code.WOULD_FIRE, trace);
            case Throttle.Send(var trace) -> {
                var route = Route.decide(trace, all);
                yield new Evaluation(rule, route.code(), route.trace(), route.recipients());
            }
        };
    }

    private static Evaluation silent(AlertRule rule, Code code, Trace trace) {
        return new Evaluation(rule, code, trace, List.of());
    }
}
