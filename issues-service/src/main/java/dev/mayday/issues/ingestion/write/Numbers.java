package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.database.Rows;
import dev.mayday.issues.ingestion.read.GroupKey;
import dev.mayday.issues.ingestion.read.Occurrence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Gives new issues their numbers: one update per project, however many there are. The first issue
/// of a project comes with its first event, so that is noted on the way.
public final class Numbers {

    private static final String TAKE =
            """
            UPDATE project p
               SET next_number = p.next_number + t.wanted, first_event_at = coalesce(p.first_event_at, t.at)
              FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) AS t(project_id, wanted, at)
             WHERE p.id = t.project_id
            RETURNING p.id, p.next_number - t.wanted AS first""";

    private record Want(long projectId, long count, Instant earliest) {}

    private Numbers() {}

    /// @param firsts the first occurrence of each new issue
    static Uni<Map<GroupKey, Long>> take(SqlConnection tx, List<Occurrence> firsts) {
        if (firsts.isEmpty()) return Uni.createFrom().item(Map.of());
        var wants =
                firsts.stream()
                        .collect(Collectors.groupingBy(Occurrence::projectId))
                        .values()
                        .stream()
                        .map(Numbers::want)
                        .sorted(Comparator.comparingLong(Want::projectId))
                        .toList();
        var parameters =
                Columns.of(wants)
                        .longs(Want::projectId)
                        .longs(Want::count)
                        .times(Want::earliest)
                        .tuple();
        return tx.preparedQuery(TAKE)
                .execute(parameters)
                .map(rows -> Rows.map(rows, row -> row.getLong(0), row -> row.getLong(1)))
                .map(next -> handOut(firsts, next));
    }

    private static Want want(List<Occurrence> firsts) {
        var earliest =
                firsts.stream()
                        .map(Occurrence::received)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        return new Want(firsts.getFirst().projectId(), firsts.size(), earliest);
    }

    private static Map<GroupKey, Long> handOut(List<Occurrence> firsts, Map<Long, Long> next) {
        return firsts.stream()
                .collect(
                        Collectors.toMap(
                                Occurrence::group,
                                first -> next.merge(first.projectId(), 1L, Long::sum) - 1,
                                (one, _) -> one));
    }
}
