package dev.mayday.issues.read;

import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of a list that is open somewhere, as they are by now.
@Singleton
public record CurrentRows(
        @ReactiveDataSource("issues") Pool database, Counts counts, Surroundings surroundings) {

    private static final String ROWS =
            "SELECT "
                    + IssueRows.COLUMNS
                    + """

              FROM issue i JOIN project p ON p.id = i.project_id
             WHERE\s"""
                    + Organization.within("p", 1)
                    + " AND i.id = ANY ($3) ORDER BY i.id";

    /// @param environments names of those that are counted; null for all
    public Uni<List<IssueRow>> of(
            Organization organization,
            List<Long> ids,
            Period period,
            @Nullable List<String> environments) {
        var window = period.endingAt(surroundings.now());
        return database.preparedQuery(ROWS)
                .execute(organization.values().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(
                        rows -> {
                            var found = new ArrayList<Row>();
                            rows.forEach(found::add);
                            return found;
                        })
                .chain(
                        rows ->
                                counts.of(keys(rows), window, environments)
                                        .map(figures -> rows(rows, figures)));
    }

    private static List<IssueKey> keys(List<Row> rows) {
        return rows.stream().map(IssueRows::key).toList();
    }

    private static List<IssueRow> rows(List<Row> rows, Map<Long, Figures> figures) {
        var read = new ArrayList<IssueRow>();
        for (var row : rows) {
            var counted = figures.get(row.getLong("id"));
            if (counted != null) read.add(IssueRows.read(row, counted));
        }
        return read;
    }
}
