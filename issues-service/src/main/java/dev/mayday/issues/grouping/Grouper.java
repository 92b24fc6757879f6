package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.grouping.rules.StackRules;

/// Decides which issue events belong to, under one configuration and one project's stack rules.
/// Safe for many threads.
public record Grouper(GroupingConfig config, StackRules project) {

    /// @param event with `in_app` as its SDK said it
    public Grouping decide(NormalisedEvent event) {
        var judged = new JudgedEvent(event, project);
        var decision = decision(judged);
        var key = decision.key();
        return new Grouping(
                GroupingHash.of(KeyEntry.key(key.entries())),
                GroupingHash.of(key.full()),
                KeyEntry.key(key.entries()),
                key.evidence(),
                key.strong(),
                judged.event,
                key.exception(),
                Explanation.bounded(config.id(), decision.source(), key));
    }

    /// @param source the step of the grouping contract that decided
    private record Decision(String source, DefaultKey key) {}

    private Decision decision(JudgedEvent judged) {
        var checksum = judged.event.checksum();
        if (checksum != null && !checksum.isBlank()) {
            var entry = KeyEntry.of("checksum of the SDK", "checksum", checksum);
            return new Decision("G1", DefaultKey.of(Evidence.CHECKSUM, entry));
        }
        var fingerprint = new Fingerprint(judged.event);
        if (!fingerprint.custom()) return new Decision("G4", defaultKey(judged));
        return new Decision("G3", fingerprint.key(() -> defaultKey(judged)));
    }

    private DefaultKey defaultKey(JudgedEvent judged) {
        return new DefaultKeys(judged, config).key();
    }
}
