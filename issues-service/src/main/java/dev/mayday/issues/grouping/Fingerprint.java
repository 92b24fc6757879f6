package dev.mayday.issues.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What the SDK wants events to be grouped by. `{{ default }}` stands for the built-in key, other
/// variables for what
/// the event says.
final class Fingerprint {

    private static final String DEFAULT = "default";

    private final List<String> values;
    private final FingerprintVariables variables;

    Fingerprint(GroupingInput input) {
        values = input.client().fingerprint();
        variables = new FingerprintVariables(input);
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

    DefaultKey key(Supplier<DefaultKey> builtIn) {
        if (values.stream().noneMatch(Fingerprint::isDefault)) return custom(own());
        return hybrid(builtIn.get());
    }

    private static DefaultKey custom(List<KeyEntry> own) {
        return new DefaultKey(own, KeyEntry.key(own), Evidence.FINGERPRINT, false, null, List.of());
    }

    private List<KeyEntry> own() {
        return values.stream().filter(value -> !isDefault(value)).map(this::entry).toList();
    }

    private KeyEntry entry(String value) {
        return KeyEntry.of("fingerprint of the SDK", "fp", variables.resolve(value));
    }

    /// The built-in key stands where it was asked for, once.
    private DefaultKey hybrid(DefaultKey builtIn) {
        var entries = new ArrayList<KeyEntry>();
        boolean stands = false;
        for (var value : values) {
            if (!isDefault(value)) entries.add(entry(value));
            else if (!stands) stands = entries.addAll(builtIn.entries());
        }
        var full = new ArrayList<>(KeyEntry.key(own()));
        full.addAll(builtIn.full());
        return new DefaultKey(
                entries,
                full,
                builtIn.evidence(),
                builtIn.strong(),
                builtIn.exception(),
                builtIn.leftOut());
    }
}
