package dev.mayday.ui.alerts;

import dev.mayday.contracts.alerts.AlertsApi.Rule;
import dev.mayday.ui.kit.Option;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A rule, ready to be read and switched.
///
/// @param when what it waits for
/// @param mode as chosen
/// @param was what was chosen before
/// @param environments to choose from; the chosen one is marked
/// @param problem why the choice could not be saved; empty otherwise
record RuleLine(
        long id,
        String name,
        String when,
        String mode,
        String was,
        List<Option> modes,
        List<Option> environments,
        String problem) {

    /// @param known environments of the project
    /// @param refused what was chosen in vain; null for none
    static RuleLine of(Rule rule, List<String> known, @Nullable RuleChoice refused) {
        var settings = rule.settings();
        var kept = RuleChoice.of(settings);
        var chosen = refused == null ? kept : refused;
        var names = new LinkedHashSet<>(List.of(""));
        names.add(kept.environments());
        names.add(chosen.environments());
        names.addAll(known);
        return new RuleLine(
                rule.id(),
                settings.name(),
                rule.sentence(),
                chosen.mode(),
                kept.shown(),
                Stream.of("off", "watch", "active")
                        .map(mode -> new Option(mode, capital(mode), mode.equals(chosen.mode())))
                        .toList(),
                names.stream()
                        .map(
                                name ->
                                        new Option(
                                                name,
                                                words(name),
                                                name.equals(chosen.environments())))
                        .toList(),
                chosen.problem());
    }

    private static String capital(String mode) {
        return mode.substring(0, 1).toUpperCase(Locale.ROOT) + mode.substring(1);
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
