package dev.mayday.issues.ingestion.read;

import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.grouping.Grouper;
import dev.mayday.issues.grouping.Grouping;
import dev.mayday.issues.grouping.GroupingConfig;
import dev.mayday.issues.grouping.rules.StackRules;
import java.util.function.Function;

/// The grouping in force.
public final class Groupings {

    private Groupings() {}

    public static Function<NormalisedEvent, Grouping> current() {
        return new Grouper(GroupingConfig.NATIVE_1, StackRules.NONE)::decide;
    }
}
