package dev.mayday.issues.ingestion.decide;

import dev.mayday.issues.ingestion.read.Occurrence;
import dev.mayday.issues.issue.state.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// An issue's row, while this transaction has it to itself.
///
/// @param number of the short id
/// @param lastSeen refreshed only now and then
/// @param tagKeys per key the number of values kept, or [TagRoom#FOLDED]
/// @param environments the numbers of those in which it has occurred
public record StoredIssue(
        long projectId,
        long id,
        long number,
        Occurrence.Headline headline,
        Standing standing,
        Figures figures,
        Map<String, Integer> tagKeys,
        Set<Integer> environments) {

    public static final Comparator<StoredIssue> ORDER =
            Comparator.comparingLong(StoredIssue::projectId).thenComparingLong(StoredIssue::id);

    public StoredIssue {
        tagKeys = Map.copyOf(tagKeys);
        environments = Set.copyOf(environments);
    }

    /// @param events lifetime count
    /// @param users distinct ones, lifetime
    public record Figures(
            long events,
            long users,
            Instant firstSeen,
            Instant lastSeen,
            String firstRelease,
            String lastRelease,
            UUID lastEventId) {}

    /// As what a release is counted for days. A project that names each event's release anew would
    /// have a row a day for each event.
    public String counted(String release) {
        boolean folded = tagKeys.getOrDefault("release", 0) == TagRoom.FOLDED;
        return folded && !release.isEmpty() ? TagRoom.OTHER : release;
    }

    /// A new one, before its first event is counted.
    public static StoredIssue opened(long id, long number, Occurrence first) {
        var figures =
                new Figures(
                        0,
                        0,
                        first.received(),
                        first.received(),
                        first.release(),
                        first.release(),
                        first.id());
        return new StoredIssue(
                first.projectId(),
                id,
                number,
                first.headline(),
                Standing.opened(),
                figures,
                Map.of(),
                Set.of());
    }
}
