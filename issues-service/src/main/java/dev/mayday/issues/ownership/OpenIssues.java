package dev.mayday.issues.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.issues.OwnershipApi.OpenWithoutOwner;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.event.body.StoredBody;
import dev.mayday.issues.ownership.RuleAssignments.Given;
import dev.mayday.issues.ownership.rules.AssignMode;
import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.OwnedEventReader;
import dev.mayday.issues.ownership.rules.RuleSet;
import dev.mayday.issues.read.ProjectInfo;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private static final String WITHOUT =
            """
              FROM issue
             WHERE project_id = $1 AND status = 'unresolved'
               AND assigned_team IS NULL AND assigned_account IS NULL AND assigned_by NOT LIKE 'person:%'""";

    private static final String COUNT = "SELECT count(*) AS issues " + WITHOUT;

    /// The day of the latest event is that of the issue's last sight, or the one after it.
    private static final String NEWEST =
            "SELECT i.id, e.dictionary, e.body FROM (SELECT * "
                    + WITHOUT
                    + " "
                    + """
             ORDER BY last_seen DESC, id DESC LIMIT $2) i
             CROSS JOIN LATERAL (
                   SELECT v.dictionary, v.body FROM event v
                    WHERE v.project_id = i.project_id AND v.id = i.last_event_id
                      AND v.day BETWEEN (i.last_seen AT TIME ZONE 'UTC')::date
                                    AND (i.last_seen AT TIME ZONE 'UTC')::date + 1
                    LIMIT 1) e""";

    /// In the order in which everybody locks issues; what somebody took meanwhile is left out.
    private static final String LOCK =
            "SELECT id " + WITHOUT + " AND id = ANY ($2) ORDER BY project_id, id FOR NO KEY UPDATE";

    private final Pool database;
    private final Surroundings surroundings;
    private final ObjectMapper json;
    private final RuleSets ruleSets = new RuleSets();

    OpenIssues(
            @ReactiveDataSource("issues") Pool database,
            Surroundings surroundings,
            ObjectMapper json) {
        this.database = database;
        this.surroundings = surroundings;
        this.json = json;
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
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(
                        known ->
                                given(
                                        project,
                                        known.getItem1(),
                                        known.getItem2().getOrDefault(project.id(), RuleSet.NONE),
                                        known.getItem3()));
    }

    private List<Given> given(
            ProjectInfo project, RowSet<Row> rows, RuleSet rules, Directory directory) {
        var given = new ArrayList<Given>();
        for (var row : rows) {
            var body = new StoredBody(row.getShort("dictionary"), row.getBuffer("body").getBytes());
            var one =
                    RuleAssignments.decide(
                            AssignMode.ASSIGN,
                            project.id(),
                            row.getLong("id"),
                            OwnedEventReader.read(read(body), rules.mappings()),
                            rules,
                            directory,
                            surroundings.now());
            if (one != null) given.add(one);
        }
        return given;
    }

    private JsonNode read(StoredBody body) {
        try {
            return json.readTree(body.json());
        } catch (IOException broken) {
            throw new UncheckedIOException("event body is no JSON", broken);
        }
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
