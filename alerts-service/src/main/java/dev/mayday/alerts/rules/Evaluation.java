package dev.mayday.alerts.rules;

import dev.mayday.alerts.rules.Route.Recipient;
import dev.mayday.contracts.bus.IssueChange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one rule makes of one change.
///
/// @param condition the one that was met
/// @param recipients who gets a message; empty unless the code is `sent`
public record Evaluation(
        Rule rule, Condition condition, Code code, Trace trace, List<Recipient> recipients) {

    public Evaluation {
        recipients = List.copyOf(recipients);
    }

    /// How an evaluation ended (semantics 12.4).
    public enum Code {
        ISSUE_RESOLVED,
        ISSUE_ARCHIVED,
        ALREADY_FIRING,
        THROTTLED,
        WOULD_FIRE,
        DESTINATION_MISSING,
        DESTINATION_DISABLED,
        SENT;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A rule's state for one condition and one episode of one issue (semantics 12.5).
    ///
    /// @param suppressed matches since the last message
    public record Firing(boolean active, @Nullable Instant lastSent, int suppressed) {

        public static final Firing NONE = new Firing(false, null, 0);
    }

    /// The condition of the rule that the change meets, if it concerns the rule at all.
    public static Optional<Condition> concern(Facts facts, Rule rule) {
        return switch (Alert.decide(facts, rule)) {
            case Alert.NotAtHand() -> Optional.empty();
            case Alert.NoMatch(var condition, _, _) -> Optional.of(condition);
            case Alert.Match(var condition, _) -> Optional.of(condition);
        };
    }

    /// Empty when the rule is not concerned: that is not recorded.
    ///
    /// @param destinations of the project, disabled ones included
    public static Optional<Evaluation> of(
            Facts facts, Rule rule, Firing firing, List<Recipient> destinations, Instant now) {
        return switch (Alert.decide(facts, rule)) {
            case Alert.NotAtHand() -> Optional.empty();
            case Alert.NoMatch(var condition, var code, var trace) ->
                    Optional.of(new Evaluation(rule, condition, code, trace, List.of()));
            case Alert.Match(var condition, var trace) -> {
                var verdict = Throttle.decide(trace, rule, firing, now);
                yield Optional.of(speak(rule, condition, verdict, destinations));
            }
        };
    }

    /// Whether the firing becomes active with it: S9 has passed.
    public boolean fires() {
        return switch (code) {
            case WOULD_FIRE, DESTINATION_MISSING, DESTINATION_DISABLED, SENT -> true;
            case ISSUE_RESOLVED, ISSUE_ARCHIVED, ALREADY_FIRING, THROTTLED -> false;
        };
    }

    /// What the message gives as its reason: the words of whoever decided the change.
    public String reason(IssueChange change) {
        return change.reason().isBlank() ? trace.entries().get(1).text() : change.reason();
    }

    private static Evaluation speak(
            Rule rule, Condition condition, Throttle verdict, List<Recipient> all) {
        return switch (verdict) {
            case Throttle.Suppress(var code, var trace) ->
                    new Evaluation(rule, condition, code, trace, List.of());
            case Throttle.Watch(var trace) ->
                    new Evaluation(rule, condition, Code.WOULD_FIRE, trace, List.of());
            case Throttle.Send(var trace) -> {
                var route = Route.decide(trace, rule.settings().routes(), all);
                yield new Evaluation(
                        rule, condition, route.code(), route.trace(), route.recipients());
            }
        };
    }
}
