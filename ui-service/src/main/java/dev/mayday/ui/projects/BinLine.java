package dev.mayday.ui.projects;

import dev.mayday.contracts.issues.ProjectsApi.Removed;
import dev.mayday.ui.web.Moment;
import java.time.Duration;
import java.time.Instant;

/// A project in the bin.
///
/// @param holds what comes back with it
/// @param left how long it can be brought back
record BinLine(long id, String name, String slug, Moment at, String holds, String left) {

    static BinLine of(Removed removed, Instant now) {
        long hours = Math.max(0, Duration.between(now, removed.until()).toHours());
        return new BinLine(
                removed.id(),
                removed.name(),
                removed.slug(),
                Moment.of(removed.at(), now),
                ProjectBoard.counted(removed.weight().issues(), "issue"),
                hours < 48 ? hours + " h left" : hours / 24 + " d left");
    }
}
