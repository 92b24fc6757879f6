package dev.mayday.alerts;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/// What is left here of a project that is no more: deleted in steps that keep nobody waiting, so
/// that who asks again goes on where it stopped.
@Singleton
public record Remains(@ReactiveDataSource("alerts") Pool pool) {

    /// Rows of one step.
    private static final int STEP = 2_000;

    /// With the columns that beside the project tell a row. Rules first, so that nothing more is
    /// said; deliveries and attempts go with their notification.
    private static final List<Part> PARTS =
            List.of(
                    new Part("rule", "id"),
                    new Part("notification", "id"),
                    new Part("destination", "id"),
                    new Part("line", "destination_project, destination_id, rule_id"),
                    new Part("firing", "rule_id, condition, issue_id, episode, watching"),
                    new Part("evaluation", "rule_id, issue_id, code, hour"),
                    new Part("issue", "issue_id"),
                    new Part("processed_change", "change_id"),
                    new Part("dead_change", "id"),
                    new Part("project", "project_id"));

    private record Part(String table, String key) {

        String step() {
            return "DELETE FROM alerts.%1$s WHERE project_id = $1 AND (%2$s) IN (SELECT %2$s FROM alerts.%1$s WHERE project_id = $1 LIMIT %3$d)"
                    .formatted(table, key, STEP);
        }
    }

    public Uni<Void> delete(long project) {
        return Multi.createFrom()
                .iterable(PARTS)
                .onItem()
                .transformToUniAndConcatenate(part -> empty(part.step(), project))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Again and again, until there is less than a step to do.
    private Uni<Integer> empty(String step, long project) {
        return pool.preparedQuery(step)
                .execute(Tuple.of(project))
                .map(rows -> rows.rowCount())
                .repeat()
                .until(rows -> rows < STEP)
                .collect()
                .last();
    }
}
