package dev.mayday.ui.alerts;

import dev.mayday.contracts.alerts.AlertsApi.Rule;
import dev.mayday.ui.kit.Option;
import java.util.LinkedHashSet;
import java.util.List;

/// A rule, ready to be read and switched.
///
/// @param when what it waits for
/// @param environments to choose from; the chosen one is marked
record RuleLine(long id, String name, String when, String mode, List<Option> environments) {

    /// @param known environments of the project
    static RuleLine of(Rule rule, List<String> known) {
        var settings = rule.settings();
        var chosen = String.join(",", settings.environments());
        var names = new LinkedHashSet<String>();
        names.add("");
        if (!chosen.isEmpty()) names.add(chosen);
        names.addAll(known);
        return new RuleLine(
                rule.id(),
                settings.name(),
                rule.sentence(),
                settings.mode().wire(),
                names.stream()
                        .map(name -> new Option(name, words(name), name.equals(chosen)))
                        .toList());
    }

    private static String words(String environment) {
        return environment.isEmpty() ? "any environment" : environment.replace(",", ", ");
    }

    public String environmentLabel() {
        return "Environment of " + name;
    }

    public String environmentId() {
        return "environments-" + id;
    }
}
