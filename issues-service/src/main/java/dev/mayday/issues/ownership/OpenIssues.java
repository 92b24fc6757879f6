package dev.mayday.issues.ownership;

import dev.mayday.contracts.issues.OwnershipApi.OpenWithoutOwner;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.glob.Effort;
import dev.mayday.issues.ownership.LatestEvents.Latest;
import dev.mayday.issues.ownership.RuleAssignments.Given;
import dev.mayday.issues.ownership.rules.AssignMode;
import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.RuleSet;
import dev.mayday.issues.read.ProjectInfo;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Open issues that nobody has, and to whom the rules of today would give them: told first, and
/// done when a person says so (semantics 9.5).
@Singleton
public class OpenIssues {

    private static final int MOST = 1_000;

    /// Of all rules on all of them; those beyond get no owner.
    private static final long STEPS = 1_000_000_000;

    private static final String WITHOUT =
            """
              FROM issue i
             WHERE project_id = $1 AND status = 'unresolved'
               AND assigned_team IS NULL AND assigned_account IS NULL AND assigned_by NOT LIKE 'person:%'""";

    private static final String COUNT = "SELECT count(*) AS issues " + WITHOUT;

    private static final String NEWEST =
            "SELECT "
                    + LatestEvents.COLUMNS
                    + WITHOUT
                    + " ORDER BY last_seen DESC, id DESC LIMIT $2";

    /// In the order in which everybody locks issues; what somebody took meanwhile is left out.
    private static final String LOCK =
            "SELECT id " + WITHOUT + " AND id = ANY ($2) ORDER BY project_id, id FOR NO KEY UPDATE";

    private final Pool database;
    private final LatestEvents latest;
    private final Surroundings surroundings;
    private final RuleSets ruleSets = new RuleSets();

    OpenIssues(
            @ReactiveDataSource("issues") Pool database,
            LatestEvents latest,
            Surroundings surroundings) {
        this.database = database;
        this.latest = latest;
        this.surroundings = surroundings;
    }

    /// To whom they would go.
    public Uni<OpenWithoutOwner> preview(ProjectInfo project) {
        return count(project).chain(all -> given(project).map(given -> told(given, all)));
    }

    /// Gives them away.
    ///
    /// @return those that went
    public Uni<OpenWithoutOwner> assign(ProjectInfo project) {
        return count(project)
                .chain(
                        all ->
                                given(project)
                                        .chain(
                                                given ->
                                                        database.withTransaction(
                                                                tx -> write(tx, project, given)))
                                        .map(given -> told(given, all)));
    }

    private Uni<Long> count(ProjectInfo project) {
        return database.preparedQuery(COUNT)
                .execute(Tuple.of(project.id()))
                .map(rows -> rows.iterator().next().getLong("issues"));
    }

    private Uni<List<Given>> given(ProjectInfo project) {
        return Uni.combine()
                .all()
                .unis(
                        database.preparedQuery(NEWEST).execute(Tuple.of(project.id(), MOST)),
                        ruleSets.of(database, List.of(project.id())),
                        Directories.of(database, project.id()))
                .asTuple()
                .chain(
                        known ->
                                given(
                                        project,
                                        known.getItem1(),
                                        known.getItem2().getOrDefault(project.id(), RuleSet.NONE),
                                        known.getItem3()));
    }

    private Uni<List<Given>> given(
            ProjectInfo project, RowSet<Row> rows, RuleSet rules, Directory directory) {
        var wanted = new ArrayList<Latest>();
        for (var row : rows) wanted.add(Latest.read(row));
        var given = new ArrayList<Given>();
        var effort = new Effort(STEPS);
        return latest.each(
                        project.id(),
                        wanted,
                        rules.mappings(),
                        (event, issue) -> {
                            if (effort.isExhausted()) return;
                            var one =
                                    RuleAssignments.decide(
                                            AssignMode.ASSIGN,
                                            project.id(),
                                            issue,
                                            event,
                                            rules,
                                            directory,
                                            surroundings.now(),
                                            effort);
                            if (one != null) given.add(one);
                        })
                .replaceWith(given);
    }

    private static Uni<List<Given>> write(SqlClient tx, ProjectInfo project, List<Given> given) {
        var ids = given.stream().map(Given::issue).toArray(Long[]::new);
        return tx.preparedQuery(LOCK)
                .execute(Tuple.tuple().addLong(project.id()).addArrayOfLong(ids))
                .map(
                        rows -> {
                            var open = new HashSet<Long>();
                            for (var row : rows) open.add(row.getLong("id"));
                            return given.stream()
                                    .filter(one -> open.contains(one.issue()))
                                    .toList();
                        })
                .call(left -> RuleAssignments.write(tx, left));
    }

    private static OpenWithoutOwner told(List<Given> given, long all) {
        Map<String, Integer> owners = new TreeMap<>();
        for (var one : given) owners.merge(one.to().name(), 1, Integer::sum);
        return new OpenWithoutOwner(all, Math.min(all, MOST), given.size(), owners);
    }
}
