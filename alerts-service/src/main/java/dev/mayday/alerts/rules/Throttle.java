package dev.mayday.alerts.rules;

import dev.mayday.alerts.rules.Evaluation.Code;
import dev.mayday.alerts.rules.Evaluation.Firing;
import dev.mayday.contracts.alerts.RuleMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// Function `throttle`: may a match speak now? (S6–S12, as far as they exist)
sealed interface Throttle {

    DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    record Suppress(Code code, Trace trace) implements Throttle {}

    /// The rule only watches: it fires, in silence.
    record Watch(Trace trace) implements Throttle {}

    record Send(Trace trace) implements Throttle {}

    static Throttle decide(Trace trace, Rule rule, Firing firing, Instant now) {
        if (firing.active()) {
            return suppressed(
                    "S6",
                    Code.ALREADY_FIRING,
                    trace,
                    "The rule has fired for this episode of the issue already.");
        }
        var last = firing.lastSent();
        if (last != null && now.isBefore(last.plus(rule.settings().throttle()))) {
            var until = CLOCK.format(last.plus(rule.settings().throttle()));
            return suppressed("S8", Code.THROTTLED, trace, "throttled until " + until + " UTC.");
        }
        var free = trace.plus("S8", "throttle.free", "No message of this episode is too recent.");
        if (rule.settings().mode() == RuleMode.WATCH) {
            return new Watch(
                    free.plus(
                            "S10",
                            "throttle.would_fire",
                            "The rule only watches; active, it would have sent."));
        }
        return new Send(free.plus("S10", "throttle.active", "The rule is active."));
    }

    private static Suppress suppressed(String step, Code code, Trace trace, String text) {
        return new Suppress(code, trace.plus(step, "throttle." + code.text(), text, Map.of()));
    }
}
