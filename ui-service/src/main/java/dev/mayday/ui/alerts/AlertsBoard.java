package dev.mayday.ui.alerts;

import dev.mayday.contracts.alerts.AlertsApi.Destination;
import java.util.List;

/// All that the alerts page of a project shows.
///
/// @param editable whether the visitor may change rules and destinations
record AlertsBoard(
        String project,
        String name,
        boolean editable,
        List<RuleLine> rules,
        List<Destination> destinations,
        List<ChannelForm> forms,
        List<DeliveryLine> deliveries) {

    public boolean fixed() {
        return !editable;
    }

    public String note() {
        return "Who is told about " + name + ", and when.";
    }

    /// Whether a rule is switched on while there is nobody to tell.
    public boolean unheard() {
        return destinations.isEmpty()
                && rules.stream().anyMatch(rule -> rule.mode().equals("active"));
    }
}
