package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.rules.StackRules;
import java.util.List;

/// Decides which issue events belong to, under one configuration and one project's stack rules.
/// Safe for many threads.
public final class Grouper {

    private final GroupingConfig config;
    private final StackRules project;

    public Grouper(GroupingConfig config, StackRules project) {
        this.config = config;
        this.project = project;
    }

    public Grouping decide(GroupingInput input) {
        var stacks = new EventStacks(input, project);
        var decision = decision(input, stacks);
        var key = decision.key();
        return new Grouping(
                GroupingHash.of(KeyEntry.key(key.entries())),
                GroupingHash.of(key.full()),
                KeyEntry.key(key.entries()),
                key.evidence(),
                key.strong(),
                stacks.inApp(),
                key.exception(),
                explanation(decision));
    }

    /// @param source the step of the grouping contract that decided
    private record Decision(String source, DefaultKey key) {}

    private Decision decision(GroupingInput input, EventStacks stacks) {
        var checksum = input.client().checksum();
        if (checksum != null && !checksum.isBlank()) {
            var entry = KeyEntry.of("checksum of the SDK", "checksum", checksum);
            return new Decision("G1", DefaultKey.of(Evidence.CHECKSUM, entry));
        }
        var fingerprint = new Fingerprint(input);
        if (!fingerprint.custom()) return new Decision("G4", defaultKey(input, stacks));
        return new Decision("G3", fingerprint.key(() -> defaultKey(input, stacks)));
    }

    private DefaultKey defaultKey(GroupingInput input, EventStacks stacks) {
        return new DefaultKeys(input, stacks, config).key();
    }

    private Explanation explanation(Decision decision) {
        var key = decision.key();
        List<Explanation.Part> parts = key.entries().stream().map(KeyEntry::part).toList();
        return new Explanation(
                config.id(),
                decision.source(),
                key.evidence().code(),
                key.strong(),
                parts,
                key.leftOut());
    }
}
