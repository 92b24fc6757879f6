package dev.mayday.alerts.rules;

import java.util.List;
import java.util.Map;

/// Function `route`: to whom? (S13, S14) Every destination of the project gets the message.
record Route(Code code, List<Recipient> recipients, Trace trace) {

    Route {
        recipients = List.copyOf(recipients);
    }

    static Route decide(Trace trace, List<Recipient> destinations) {
        if (destinations.isEmpty()) {
            return nobody(Code.DESTINATION_MISSING, trace, "The project has no destination.");
        }
        var enabled = destinations.stream().filter(Recipient::enabled).toList();
        if (enabled.isEmpty()) {
            return nobody(Code.DESTINATION_DISABLED, trace, "Every destination is disabled.");
        }
        var routed = trace;
        for (var destination : destinations) {
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
