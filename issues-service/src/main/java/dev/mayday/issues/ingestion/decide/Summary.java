package dev.mayday.issues.ingestion.decide;

import dev.mayday.contracts.bus.ActivitySummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Sums a batch up for whoever follows the figures: what it brought per issue, environment and
/// minute, and how each issue stands after it. Pure.
public final class Summary {

    private record Key(long project, long issue, String environment, Instant minute) {}

    private static final class Sum {
        private long events;
        private final Set<String> users = new HashSet<>();
    }

    private Summary() {}

    /// @param after each issue as it is stored after the verdict
    public static ActivitySummary of(List<IssueVerdict> verdicts, List<StoredIssue> after) {
        var sums = new LinkedHashMap<Key, Sum>();
        for (var verdict : verdicts) {
            for (var event : verdict.placed()) add(event, sums);
        }
        return new ActivitySummary(
                sums.entrySet().stream()
                        .map(
                                sum ->
                                        new ActivitySummary.Activity(
                                                sum.getKey().project(),
                                                sum.getKey().issue(),
                                                sum.getKey().environment(),
                                                sum.getKey().minute(),
                                                sum.getValue().events,
                                                sum.getValue().users.size()))
                        .toList(),
                figures(verdicts, after));
    }

    /// `last_seen` of the stored row moves only now and then.
    private static List<ActivitySummary.Figures> figures(
            List<IssueVerdict> verdicts, List<StoredIssue> after) {
        var latest = new HashMap<Long, Instant>();
        for (var verdict : verdicts) {
            for (var placed : verdict.placed()) {
                latest.merge(placed.issue().id(), placed.occurrence().received(), Summary::later);
            }
        }
        return after.stream()
                .map(
                        issue ->
                                new ActivitySummary.Figures(
                                        issue.projectId(),
                                        issue.id(),
                                        issue.figures().events(),
                                        issue.figures().users(),
                                        later(
                                                latest.getOrDefault(issue.id(), Instant.MIN),
                                                issue.figures().lastSeen())))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void add(IssueVerdict.Placed event, LinkedHashMap<Key, Sum> sums) {
        var occurrence = event.occurrence();
        var key =
                new Key(
                        occurrence.projectId(),
                        event.issue().id(),
                        occurrence.environment(),
                        occurrence.received().truncatedTo(ChronoUnit.MINUTES));
        var sum = sums.computeIfAbsent(key, _ -> new Sum());
        sum.events++;
        var user = occurrence.userHash();
        if (user != null) sum.users.add(HexFormat.of().formatHex(user));
    }
}
