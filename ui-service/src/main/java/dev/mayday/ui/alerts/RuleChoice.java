package dev.mayday.ui.alerts;

import dev.mayday.contracts.Word;
import dev.mayday.contracts.alerts.AlertsApi.Rule;
import dev.mayday.contracts.alerts.AlertsApi.RuleSettings;
import dev.mayday.contracts.alerts.RuleMode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Optional;

/// What is chosen for a rule in the form of all rules.
///
/// @param environments one, several divided by commas, or none for any
/// @param problem why it could not be saved; empty otherwise
record RuleChoice(String mode, String environments, String problem) {

    static RuleChoice of(RuleSettings settings) {
        return new RuleChoice(
                settings.mode().wire(), String.join(",", settings.environments()), "");
    }

    /// Empty when the person left the rule as the page showed it: what somebody else set meanwhile
    /// stays.
    static Optional<RuleChoice> in(MultivaluedMap<String, String> form, Rule rule) {
        var mode = form.getFirst("mode-" + rule.id());
        var environments = form.getFirst("environments-" + rule.id());
        if (mode == null || environments == null) return Optional.empty();
        var chosen = new RuleChoice(mode, environments, "");
        return chosen.shown().equals(form.getFirst("was-" + rule.id()))
                ? Optional.empty()
                : Optional.of(chosen);
    }

    /// As the form tells it back.
    String shown() {
        return mode + " " + environments;
    }

    RuleChoice refused(String words) {
        return new RuleChoice(mode, environments, words);
    }

    RuleSettings put(RuleSettings settings) {
        var names =
                Arrays.stream(environments.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        return settings.with(Word.of(RuleMode.class, mode), names);
    }
}
