package dev.mayday.ui.issues;

import dev.mayday.contracts.bus.IssueChange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What has happened to a list since it was read, in numbers.
///
/// @param arrived issues that came into the open list: new, or back again
/// @param changed issues that somebody resolved or archived
record LiveTally(Set<Long> arrived, Set<Long> changed) {

    static final LiveTally NOTHING = new LiveTally(Set.of(), Set.of());

    LiveTally {
        arrived = Set.copyOf(arrived);
        changed = Set.copyOf(changed);
    }

    LiveTally with(List<IssueChange> changes) {
        var nowArrived = new HashSet<>(arrived);
        var nowChanged = new HashSet<>(changed);
        for (var change : changes) {
            switch (change.kind()) {
                case OPENED, REGRESSED, REOPENED, FIRST_IN_ENVIRONMENT -> {
                    nowArrived.add(change.issue().id());
                    nowChanged.remove(change.issue().id());
                }
                case RESOLVED, ARCHIVED -> {
                    nowChanged.add(change.issue().id());
                    nowArrived.remove(change.issue().id());
                }
            }
        }
        return new LiveTally(nowArrived, nowChanged);
    }

    boolean isNothing() {
        return arrived.isEmpty() && changed.isEmpty();
    }

    /// "7 new", "7 new, 2 changed"
    String words() {
        var news = arrived.isEmpty() ? "" : arrived.size() + " new";
        if (changed.isEmpty()) return news;
        return (news.isEmpty() ? "" : news + ", ") + changed.size() + " changed";
    }
}
