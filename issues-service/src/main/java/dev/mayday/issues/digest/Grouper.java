package dev.mayday.issues.digest;

import dev.mayday.issues.grouping.Grouping;
import dev.mayday.issues.grouping.GroupingInput;

/// The grouping in force.
@FunctionalInterface
interface Grouper {
    Grouping group(GroupingInput input);
}
