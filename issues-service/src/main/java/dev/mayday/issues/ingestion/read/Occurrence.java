package dev.mayday.issues.ingestion.read;

import dev.mayday.contracts.Level;
import dev.mayday.issues.event.body.StoredBody;
import dev.mayday.issues.event.model.ClaimedTime;
import dev.mayday.issues.grouping.Explanation;
import dev.mayday.issues.issue.state.Occasion;
import dev.mayday.issues.search.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event, decided as far as it can be without the database.
///
/// @param source whose it is, for the ledger
/// @param timestamp the event's own time, corrected and clamped
/// @param claimed the same before it was clamped, or why there is none
/// @param environment empty when it names none
/// @param release empty when it names none
/// @param tags hostile text of bounded length
/// @param facts what else the issue list is asked for: likewise
/// @param userHash 16 bytes; null counts for no user
/// @param explanation of the group key
public record Occurrence(
        UUID id,
        Outcome.Source source,
        Instant timestamp,
        ClaimedTime claimed,
        GroupKey group,
        Explanation explanation,
        Headline headline,
        String environment,
        String release,
        Map<String, String> tags,
        List<Facts.Fact> facts,
        byte @Nullable [] userHash,
        StoredBody body) {

    /// What people read of its issue first.
    public record Headline(
            String title,
            @Nullable String type,
            @Nullable String value,
            String culprit,
            Level level,
            String platform,
            String handled) {}

    /// What it tells the life of its issue.
    public Occasion occasion() {
        return new Occasion(source.received(), claimed, release, environment);
    }

    /// What makes an event one and the same.
    public record Key(long projectId, UUID id) {}

    public Key key() {
        return new Key(projectId(), id);
    }

    public long projectId() {
        return source.projectId();
    }

    public Instant received() {
        return source.received();
    }

    /// The UTC day of receipt: its partition.
    public LocalDate day() {
        return LocalDate.ofInstant(source.received(), ZoneOffset.UTC);
    }
}
