package dev.mayday.alerts.delivery;

import dev.mayday.contracts.Word;
import dev.mayday.contracts.alerts.AlertsApi;
import dev.mayday.contracts.alerts.DeliveryState;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What was sent, or is to be, with every attempt.
@Singleton
public record DeliveryLog(@ReactiveDataSource("alerts") Pool pool) {

    private static final String NEWEST =
            """
            SELECT d.id, d.destination_name, d.issue_id, d.state, d.created, d.next_at,
                   d.joined_to, d.others, d.resends, n.rule_name, n.reason, n.change -> 'issue' AS issue,
                   (SELECT r.id FROM alerts.delivery r
                     WHERE r.project_id = d.project_id AND r.notification_id = d.notification_id
                       AND r.resends = d.id) AS resent_by
              FROM alerts.delivery d
              JOIN alerts.notification n
                ON n.project_id = d.project_id AND n.id = d.notification_id
             WHERE d.project_id = $1 AND ($2::bigint IS NULL OR d.issue_id = $2)
             ORDER BY d.id DESC
             LIMIT $3""";

    /// @param issue only of this issue; all when null
    public Uni<List<AlertsApi.Delivery>> newest(long project, @Nullable Long issue, int limit) {
        var values = Tuple.tuple().addLong(project).addLong(issue).addInteger(limit);
        return pool.preparedQuery(NEWEST)
                .execute(values)
                .flatMap(rows -> withAttempts(project, rows));
    }

    private static final String ATTEMPTS =
            """
            SELECT delivery_id, at, status, millis, answer
              FROM alerts.attempt
             WHERE project_id = $1 AND delivery_id = ANY ($2)
             ORDER BY delivery_id, number""";

    private Uni<List<AlertsApi.Delivery>> withAttempts(long project, RowSet<Row> deliveries) {
        var ids = stream(deliveries).map(row -> row.getLong("id")).toArray(Long[]::new);
        return pool.preparedQuery(ATTEMPTS)
                .execute(Tuple.tuple().addLong(project).addArrayOfLong(ids))
                .map(DeliveryLog::byDelivery)
                .map(made -> stream(deliveries).map(row -> delivery(row, made)).toList());
    }

    private static Map<Long, List<AlertsApi.Attempt>> byDelivery(RowSet<Row> rows) {
        return stream(rows)
                .collect(
                        Collectors.groupingBy(
                                row -> row.getLong("delivery_id"),
                                Collectors.mapping(DeliveryLog::attempt, Collectors.toList())));
    }

    private static AlertsApi.Delivery delivery(Row row, Map<Long, List<AlertsApi.Attempt>> made) {
        var issue = row.get(JsonObject.class, "issue");
        var state = Word.of(DeliveryState.class, row.getString("state"));
        var isWaiting = state == DeliveryState.QUEUED || state == DeliveryState.RETRYING;
        return new AlertsApi.Delivery(
                row.getLong("id"),
                row.getString("destination_name"),
                row.getString("rule_name"),
                row.getLong("issue_id"),
                issue.getString("shortId"),
                issue.getString("title"),
                row.getString("reason"),
                state,
                row.getOffsetDateTime("created").toInstant(),
                isWaiting ? row.getOffsetDateTime("next_at").toInstant() : null,
                row.getLong("joined_to"),
                row.getInteger("others"),
                row.getLong("resends"),
                row.getLong("resent_by"),
                made.getOrDefault(row.getLong("id"), List.of()));
    }

    private static AlertsApi.Attempt attempt(Row row) {
        return new AlertsApi.Attempt(
                row.getOffsetDateTime("at").toInstant(),
                row.getInteger("status"),
                row.getLong("millis"),
                row.getString("answer"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
