package dev.mayday.alerts.rules;

import dev.mayday.alerts.rules.Evaluation.Code;
import java.util.List;
import java.util.Map;

/// Function `route`: to whom? (S13, S14) The destinations that the rule names, or all.
public record Route(Code code, List<Recipient> recipients, Trace trace) {

    public Route {
        recipients = List.copyOf(recipients);
    }

    /// A destination as far as a rule cares.
    ///
    /// @param owner the project it belongs to; 0 is the installation
    public record Recipient(long owner, long id, String name, boolean enabled) {}

    static Route decide(Trace trace, List<Long> chosen, List<Recipient> destinations) {
        var named =
                destinations.stream()
                        .filter(one -> chosen.isEmpty() || chosen.contains(one.id()))
                        .toList();
        if (named.isEmpty()) {
            var who = chosen.isEmpty() ? "The project has no destination." : "Not connected.";
            return nobody(Code.DESTINATION_MISSING, trace, who);
        }
        var enabled = named.stream().filter(Recipient::enabled).toList();
        if (enabled.isEmpty()) {
            return nobody(Code.DESTINATION_DISABLED, trace, "Every destination is disabled.");
        }
        var routed = trace;
        for (var destination : named) {
            var code = destination.enabled() ? "route.deliver" : "route.destination_disabled";
            var what = destination.enabled() ? "Goes to " : "Disabled, left out: ";
            var refs = Map.of("destination", Long.toString(destination.id()));
            routed = routed.plus("S13", code, what + destination.name() + ".", refs);
        }
        return new Route(Code.SENT, enabled, routed.plus("S14", "route.sent", "Sent."));
    }

    private static Route nobody(Code code, Trace trace, String text) {
        return new Route(code, List.of(), trace.plus("S13", "route." + code.text(), text));
    }
}
