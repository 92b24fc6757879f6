package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.ingestion.decide.IssueVerdict;
import dev.mayday.issues.ingestion.decide.StoredIssue;
import dev.mayday.issues.ingestion.directory.Environments;
import dev.mayday.issues.ingestion.read.GroupKey;
import dev.mayday.issues.ingestion.read.Occurrence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Brings events to their issues: makes the new ones, locks the known ones, and asks what the
/// events mean for them.
///
/// @param occurrences by group key, in order of arrival
/// @param known issues of the keys that were there before
public record Adoption(
        Map<GroupKey, List<Occurrence>> occurrences,
        Map<GroupKey, Long> known,
        Environments.Ids environments) {

    Uni<List<IssueVerdict>> adopt(SqlConnection tx, Hashes.Claimed claimed) {
        var firsts = claimed.won().stream().sorted(GroupKey.ORDER).map(this::first).toList();
        return Numbers.take(tx, firsts)
                .chain(
                        numbers ->
                                Issues.lock(tx, existing(claimed))
                                        .map(found -> verdicts(claimed, numbers, found)));
    }

    private Occurrence first(GroupKey group) {
        return of(group).getFirst();
    }

    private List<Occurrence> of(GroupKey group) {
        return occurrences.getOrDefault(group, List.of());
    }

    private Long issueOf(GroupKey group, Hashes.Claimed claimed) {
        var id = known.get(group);
        if (id == null) id = claimed.issues().get(group);
        if (id == null) throw new IllegalStateException("group key without issue");
        return id;
    }

    private List<Issues.Key> existing(Hashes.Claimed claimed) {
        return occurrences.keySet().stream()
                .filter(group -> !claimed.won().contains(group))
                .map(group -> new Issues.Key(group.projectId(), issueOf(group, claimed)))
                .distinct()
                .sorted(
                        Comparator.comparingLong(Issues.Key::projectId)
                                .thenComparingLong(Issues.Key::id))
                .toList();
    }

    private List<IssueVerdict> verdicts(
            Hashes.Claimed claimed, Map<GroupKey, Long> numbers, Map<Long, StoredIssue> found) {
        var issues = new HashMap<>(found);
        var events = new TreeMap<Long, List<Occurrence>>();
        for (var group : occurrences.keySet()) {
            long id = issueOf(group, claimed);
            var number = numbers.get(group);
            if (number != null) issues.put(id, StoredIssue.opened(id, number, first(group)));
            events.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(of(group));
        }
        var verdicts = new ArrayList<IssueVerdict>();
        events.forEach(
                (id, those) -> {
                    var issue = issues.get(id);
                    if (issue == null) throw new IllegalStateException("no such issue: " + id);
                    those.sort(Comparator.comparing(Occurrence::received));
                    verdicts.add(
                            IssueVerdict.on(issue, !found.containsKey(id), those, environments));
                });
        verdicts.sort(Comparator.comparing(IssueVerdict::before, StoredIssue.ORDER));
        return verdicts;
    }
}
