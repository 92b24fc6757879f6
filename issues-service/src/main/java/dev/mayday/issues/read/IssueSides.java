package dev.mayday.issues.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.Word;
import dev.mayday.contracts.issues.ActivityKind;
import dev.mayday.contracts.issues.DashboardApi.Activity;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.issue.state.Undo;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What stands beside an issue: what happened to it, and why its events are one issue.
@Singleton
record IssueSides(
        @ReactiveDataSource("issues") Pool database, ObjectMapper json, Surroundings surroundings) {

    private static final String ACTIVITY =
            """
            SELECT l.at, l.kind, l.actor, l.decision,
                   l.sentence || coalesce(' #' || t.slug, ' ' || a.name, '') AS sentence
              FROM issue_activity l
              LEFT JOIN team t ON t.id = l.to_team
              LEFT JOIN account a ON a.id = l.to_account
             WHERE l.project_id = $1 AND l.issue_id = $2
             ORDER BY l.id DESC LIMIT 100""";

    private static final String GROUPING =
            """
            SELECT explanation::text FROM issue_hash
             WHERE project_id = $1 AND issue_id = $2
             ORDER BY created_at, kind LIMIT 1""";

    record Sides(List<Activity> activity, @Nullable JsonNode grouping) {}

    Uni<Sides> of(IssueKey issue) {
        return Uni.combine()
                .all()
                .unis(rows(ACTIVITY, issue), rows(GROUPING, issue))
                .asTuple()
                .map(found -> new Sides(activity(found.getItem1()), explanation(found.getItem2())));
    }

    private Uni<RowSet<Row>> rows(String sql, IssueKey issue) {
        return database.preparedQuery(sql).execute(Tuple.of(issue.project(), issue.id()));
    }

    private List<Activity> activity(RowSet<Row> rows) {
        var all = StreamSupport.stream(rows.spliterator(), false).toList();
        var move = all.stream().filter(IssueSides::isMove).findFirst().orElse(null);
        var assignment = all.stream().filter(IssueSides::isAssignment).findFirst().orElse(null);
        boolean undid = assignment != null && isOfOlder(assignment, all);
        return all.stream()
                .map(row -> activity(row, row == move || row == assignment && !undid))
                .toList();
    }

    /// Whether the entry took back what another one did.
    private static boolean isOfOlder(Row entry, List<Row> all) {
        var decision = entry.getLong("decision");
        if (decision == null) return false;
        return all.stream()
                .anyMatch(row -> row != entry && decision.equals(row.getLong("decision")));
    }

    private static boolean isAssignment(Row row) {
        var kind = row.getString("kind");
        return kind.equals(ActivityKind.ASSIGNED.wire())
                || kind.equals(ActivityKind.UNASSIGNED.wire());
    }

    /// Only what was decided last can be taken back.
    private Activity activity(Row row, boolean last) {
        var at = Utc.instant(row, "at");
        var kind = Word.of(ActivityKind.class, row.getString("kind"));
        var open = last && kind != ActivityKind.UNDONE && Undo.isInTime(at, surroundings.now());
        return new Activity(
                at,
                kind,
                row.getString("actor"),
                row.getString("sentence"),
                open ? row.getLong("decision") : null);
    }

    /// Whether it moved the issue.
    private static boolean isMove(Row row) {
        return !isAssignment(row)
                && !row.getString("kind").equals(ActivityKind.FIRST_IN_ENVIRONMENT.wire());
    }

    private @Nullable JsonNode explanation(RowSet<Row> rows) {
        var row = rows.iterator();
        if (!row.hasNext()) return null;
        try {
            return json.readTree(row.next().getString(0));
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("the database keeps only JSON there", notOurs);
        }
    }
}
