package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.NormalisedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What the SDK wants events to be grouped by. `{{ default }}` stands for the built-in key, other
/// variables for what the event says. However much it asks for, it stays within [Budget].
final class Fingerprint {

    private static final String DEFAULT = "default";

    private final List<String> values;
    private final FingerprintVariables variables;

    Fingerprint(NormalisedEvent event) {
        values = event.fingerprint();
        variables = new FingerprintVariables(event);
    }

    /// Whether it says anything of its own.
    boolean custom() {
        return !values.stream().allMatch(Fingerprint::isDefault);
    }

    private static boolean isDefault(String value) {
        var bare = value.strip();
        return bare.startsWith("{{")
                && bare.endsWith("}}")
                && bare.length() >= 4
                && bare.substring(2, bare.length() - 2).strip().equals(DEFAULT);
    }

    /// The built-in key stands where it was asked for, once.
    DefaultKey key(Supplier<DefaultKey> builtIn) {
        boolean hybrid = values.stream().anyMatch(Fingerprint::isDefault);
        var given =
                hybrid
                        ? builtIn.get()
                        : new DefaultKey(
                                List.of(), List.of(), Evidence.FINGERPRINT, false, null, List.of());
        var budget = new Budget();
        var entries = new ArrayList<KeyEntry>();
        boolean stands = false;
        for (var value : values) {
            if (!isDefault(value)) entries.addAll(own(budget.taken(variables.resolve(value))));
            else if (!stands) stands = entries.addAll(given.entries());
        }
        entries.addAll(own(budget.rest()));
        var full = new ArrayList<List<String>>();
        for (var entry : entries)
            if (entry.values().getFirst().equals("fp")) full.add(entry.values());
        full.addAll(given.full());
        return new DefaultKey(
                entries,
                full,
                given.evidence(),
                given.strong(),
                given.exception(),
                given.leftOut());
    }

    private static List<KeyEntry> own(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(KeyEntry.of("fingerprint of the SDK", "fp", text));
    }
}
