package dev.mayday.issues.ownership;

import dev.mayday.contracts.issues.OwnershipApi.Coverage;
import dev.mayday.contracts.issues.OwnershipApi.IdleRule;
import dev.mayday.contracts.issues.OwnershipApi.UnownedDirectory;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.ownership.LatestEvents.Latest;
import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.OwnedEvent;
import dev.mayday.issues.ownership.rules.Ownership;
import dev.mayday.issues.ownership.rules.Rule;
import dev.mayday.issues.ownership.rules.RuleSet;
import dev.mayday.issues.read.ProjectInfo;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much of what came lately has an owner (semantics 9.6). The latest event of each issue
/// speaks for it; of many issues the newest are looked at, and how many says the answer.
@Singleton
public class OwnershipCoverage {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MOST = 300;
    private static final int MOST_DIRECTORIES = 10;
    private static final int MOST_IDLE = 50;
    private static final String NO_PATH = "(no path)";

    private static final String LATEST =
            "SELECT "
                    + LatestEvents.COLUMNS
                    + """
            , i.last_seen, i.assigned_team IS NULL AND i.assigned_account IS NULL AS unassigned,
                   coalesce(d.events, 0) AS events
              FROM (SELECT * FROM issue
                     WHERE project_id = $1 AND last_seen > $2
                     ORDER BY last_seen DESC, id DESC LIMIT $4) i
              LEFT JOIN LATERAL (
                   SELECT sum(c.events)::bigint AS events FROM issue_day c
                    WHERE c.project_id = i.project_id AND c.issue_id = i.id AND c.day > $3) d ON true
             ORDER BY i.last_seen DESC, i.id DESC""";

    private static final String COUNT =
            "SELECT count(*) AS issues FROM issue WHERE project_id = $1 AND last_seen > $2";

    private final Pool database;
    private final LatestEvents latest;
    private final Surroundings surroundings;
    private final RuleSets ruleSets = new RuleSets();

    OwnershipCoverage(
            @ReactiveDataSource("issues") Pool database,
            LatestEvents latest,
            Surroundings surroundings) {
        this.database = database;
        this.latest = latest;
        this.surroundings = surroundings;
    }

    public Uni<Coverage> of(ProjectInfo project) {
        var now = surroundings.now();
        var month = Utc.of(now.minus(MONTH));
        var week = LocalDate.ofInstant(now.minus(WEEK), ZoneOffset.UTC);
        return Uni.combine()
                .all()
                .unis(
                        database.preparedQuery(LATEST)
                                .execute(Tuple.of(project.id(), month, week, MOST)),
                        database.preparedQuery(COUNT).execute(Tuple.of(project.id(), month)),
                        ruleSets.of(database, List.of(project.id())),
                        Directories.of(database, project.id()))
                .asTuple()
                .chain(
                        known -> {
                            var rules = known.getItem3().getOrDefault(project.id(), RuleSet.NONE);
                            var tally = new Tally(rules, known.getItem4(), now.minus(WEEK));
                            long all = known.getItem2().iterator().next().getLong("issues");
                            return tally(project, tally, known.getItem1())
                                    .map(_ -> tally.coverage(all));
                        });
    }

    private Uni<Void> tally(ProjectInfo project, Tally tally, RowSet<Row> rows) {
        var issues = new LinkedHashMap<Long, Row>();
        for (var row : rows) issues.put(row.getLong("id"), row);
        var wanted = issues.values().stream().map(Latest::read).toList();
        return latest.each(
                        project.id(),
                        wanted,
                        tally.rules.mappings(),
                        (event, issue) ->
                                tally.add(Objects.requireNonNull(issues.remove(issue)), event))
                .invoke(() -> issues.values().forEach(row -> tally.add(row, null)));
    }

    /// What is counted, issue by issue.
    private final class Tally {

        private final RuleSet rules;
        private final Directory directory;
        private final Instant since;
        private final Set<Rule> matched = new HashSet<>();
        private final Map<String, long[]> unowned = new HashMap<>();
        private int looked;
        private int issues;
        private int issuesUnowned;
        private long events;
        private long eventsUnowned;

        Tally(RuleSet rules, Directory directory, Instant since) {
            this.rules = rules;
            this.directory = directory;
            this.since = since;
        }

        /// @param event null when the latest one is gone
        void add(Row row, @Nullable OwnedEvent event) {
            looked++;
            var verdict = event == null ? null : Ownership.own(event, rules, directory);
            if (verdict != null) verdict.matches().forEach(match -> matched.add(match.rule()));
            if (Utc.instant(row, "last_seen").isBefore(since)) return;
            long count = row.getLong("events");
            issues++;
            events += count;
            boolean owned = verdict != null && verdict.owner() != null;
            if (owned || !row.getBoolean("unassigned")) return;
            issuesUnowned++;
            eventsUnowned += count;
            var counts =
                    unowned.computeIfAbsent(
                            event == null ? NO_PATH : directory(event), _ -> new long[2]);
            counts[0]++;
            counts[1] += count;
        }

        Coverage coverage(long all) {
            var directories =
                    unowned.entrySet().stream()
                            .map(
                                    one ->
                                            new UnownedDirectory(
                                                    one.getKey(),
                                                    one.getValue()[0],
                                                    one.getValue()[1]))
                            .sorted(
                                    Comparator.comparingLong(UnownedDirectory::events)
                                            .reversed()
                                            .thenComparing(UnownedDirectory::path))
                            .limit(MOST_DIRECTORIES)
                            .toList();
            return new Coverage(
                    looked, all, issues, issuesUnowned, events, eventsUnowned, directories, idle());
        }

        private List<IdleRule> idle() {
            var idle = new ArrayList<IdleRule>();
            for (var list : List.of(rules.rules(), rules.lines())) {
                for (var rule : list) {
                    if (idle.size() == MOST_IDLE) return idle;
                    if (!matched.contains(rule))
                        idle.add(new IdleRule(rule.source().wire(), rule.line(), rule.written()));
                }
            }
            return idle;
        }
    }

    /// Of the innermost frame of the application that has a path.
    private static String directory(OwnedEvent event) {
        for (boolean inApp : List.of(true, false)) {
            for (var frame : event.frames()) {
                if (frame.inApp() != inApp || frame.paths().isEmpty()) continue;
                var path = frame.paths().getFirst();
                int slash = path.lastIndexOf('/');
                return slash < 0 ? path : path.substring(0, slash + 1);
            }
        }
        return NO_PATH;
    }
}
