package dev.mayday.issues.ingestion.decide;

import dev.mayday.database.Overtaken;
import dev.mayday.issues.ingestion.directory.Environments;
import dev.mayday.issues.ingestion.read.Occurrence;
import dev.mayday.issues.issue.state.Recurrence;
import dev.mayday.issues.issue.state.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the events of one batch mean for one issue. Pure.
///
/// @param before its row as it was found
/// @param opened it did not exist before this batch
/// @param placed the events, in order of arrival
/// @param standing its state afterwards
/// @param regressedBy the event that reopened it; null when none did
/// @param spread the first events in environments that the known issue had not met; none while it
///     is archived, when nobody is told
public record IssueVerdict(
        StoredIssue before,
        boolean opened,
        List<Placed> placed,
        Standing standing,
        @Nullable Occurrence regressedBy,
        List<Occurrence> spread) {

    /// `last_seen` is in an index: it moves seldom, so that the row can be updated in place.
    private static final Duration LAST_SEEN_LAG = Duration.ofSeconds(10);

    public IssueVerdict {
        placed = List.copyOf(placed);
        spread = List.copyOf(spread);
    }

    /// An event in its issue.
    ///
    /// @param lateness why it did not reopen a resolved issue; empty when that was no question
    public record Placed(
            Occurrence occurrence, StoredIssue issue, int environment, String lateness) {
        public boolean late() {
            return !lateness.isEmpty();
        }
    }

    public static IssueVerdict on(
            StoredIssue issue, boolean opened, List<Occurrence> occurrences, Environments.Ids ids) {
        var standing = issue.standing();
        var placed = new ArrayList<Placed>(occurrences.size());
        Occurrence regressedBy = null;
        for (var occurrence : occurrences) {
            var lateness = "";
            switch (standing.recur(occurrence.occasion())) {
                case Recurrence.Usual _ -> {}
                case Recurrence.Held held -> lateness = held.lateness().wire();
                case Recurrence.Regressed regressed -> {
                    standing = regressed.standing();
                    regressedBy = occurrence;
                }
            }
            placed.add(new Placed(occurrence, issue, ids.of(occurrence), lateness));
        }
        var spread = standing.isArchived() ? List.<Occurrence>of() : spread(issue, placed);
        return new IssueVerdict(issue, opened, placed, standing, regressedBy, spread);
    }

    /// The same verdicts without some of the events. What made an issue, or moved its state, cannot
    /// be taken out: then all must be decided anew.
    public static List<IssueVerdict> without(
            Predicate<Occurrence.Key> lost, List<IssueVerdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.without(lost))
                .filter(verdict -> !verdict.placed().isEmpty())
                .toList();
    }

    private IssueVerdict without(Predicate<Occurrence.Key> lost) {
        var left = placed.stream().filter(e -> !lost.test(e.occurrence().key())).toList();
        if (left.size() == placed.size()) return this;
        if (opened || regressedBy != null) throw new Overtaken();
        var stillSpread = standing.isArchived() ? List.<Occurrence>of() : spread(before, left);
        return new IssueVerdict(before, false, left, standing, null, stillSpread);
    }

    /// The very first environment is told of with the issue itself. An event that came late says
    /// nothing about where the error is now, and one that names no environment is nowhere.
    private static List<Occurrence> spread(StoredIssue issue, List<Placed> placed) {
        var met = new HashSet<>(issue.environments());
        var spread = new ArrayList<Occurrence>();
        for (var event : placed) {
            boolean first = met.isEmpty();
            boolean isNew = met.add(event.environment());
            var named = !event.occurrence().environment().isEmpty();
            if (isNew && !first && named && !event.late()) spread.add(event.occurrence());
        }
        return spread;
    }

    private Set<Integer> environments() {
        var met = new HashSet<>(before.environments());
        for (var event : placed) met.add(event.environment());
        return met;
    }

    /// The row as it is to be stored.
    ///
    /// @param newUsers that were not seen in this issue before
    public StoredIssue after(long newUsers, Map<String, Integer> tagKeys) {
        var latest = latest();
        var headline = before.headline();
        var release =
                latest.release().isEmpty() ? before.figures().lastRelease() : latest.release();
        var first = before.figures().firstRelease();
        var figures =
                new StoredIssue.Figures(
                        before.figures().events() + placed.size(),
                        before.figures().users() + newUsers,
                        firstSeen(),
                        lastSeen(latest.received()),
                        first.isEmpty() ? release : first,
                        release,
                        latest.id());
        var current =
                new Occurrence.Headline(
                        headline.title(),
                        headline.type(),
                        headline.value(),
                        headline.culprit(),
                        latest.headline().level(),
                        headline.platform(),
                        headline.handled());
        return new StoredIssue(
                before.projectId(),
                before.id(),
                before.number(),
                current,
                standing,
                figures,
                tagKeys,
                environments());
    }

    private Occurrence latest() {
        return placed.stream()
                .map(Placed::occurrence)
                .max(Comparator.comparing(Occurrence::received))
                .orElseThrow();
    }

    private Instant firstSeen() {
        var earliest = before.figures().firstSeen();
        for (var event : placed) {
            var received = event.occurrence().received();
            if (received.isBefore(earliest)) earliest = received;
        }
        return earliest;
    }

    private Instant lastSeen(Instant latest) {
        var known = before.figures().lastSeen();
        boolean due = opened || regressedBy != null || !latest.isBefore(known.plus(LAST_SEEN_LAG));
        return due && latest.isAfter(known) ? latest : known;
    }
}
