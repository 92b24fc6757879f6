package dev.mayday.alerts.delivery;

import dev.mayday.alerts.AlertsConfig;
import dev.mayday.alerts.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// Makes a few messages of a storm, a first form of semantics 12.8: when a line is long, its first
/// delivery tells of all others, which are superseded by it, and the line is held for a while.
@ApplicationScoped
class Storms {

    private final Surroundings surroundings;
    private final AlertsConfig.Delivery limits;

    Storms(Surroundings surroundings, AlertsConfig config) {
        this.surroundings = surroundings;
        this.limits = config.delivery();
    }

    /// What waits behind a leased delivery that is tried for the first time joins it when it is too
    /// much for single messages. On later attempts the message must stay the same.
    private static final String JOIN =
            """
            WITH unfinished AS (
                SELECT h.project_id, h.id AS head, h.rule_id AS line, d.id, d.rule_id, d.state,
                       min(d.id) OVER (PARTITION BY h.project_id, h.id, d.issue_id, d.episode)
                           AS first
                  FROM unnest($1::bigint[], $2::bigint[]) AS leased(project_id, id)
                  JOIN alerts.delivery h USING (project_id, id)
                  JOIN alerts.delivery d
                    ON d.destination_project = h.destination_project
                   AND d.destination_id = h.destination_id
                   AND d.project_id = h.project_id
                   AND d.state IN ('queued', 'retrying', 'sending')
                 WHERE h.attempts = 1),
            waiting AS (
                SELECT project_id, head, id, count(*) OVER (PARTITION BY project_id, head) AS length
                  FROM unfinished
                 WHERE state = 'queued' AND rule_id = line AND id = first),
            joined AS (
                UPDATE alerts.delivery d
                   SET state = 'superseded', finished = $3, joined_to = w.head
                  FROM waiting w
                 WHERE d.project_id = w.project_id AND d.id = w.id AND w.length > $4
                RETURNING d.project_id, d.joined_to),
            heads AS (
                UPDATE alerts.delivery d
                   SET others = j.others
                  FROM (SELECT project_id, joined_to, count(*)::int AS others
                          FROM joined
                         GROUP BY project_id, joined_to) j
                 WHERE d.project_id = j.project_id AND d.id = j.joined_to
                RETURNING d.destination_project, d.destination_id, d.project_id, d.rule_id, d.id,
                          d.others)
            UPDATE alerts.line l
               SET held_until = $5
              FROM heads h
             WHERE l.destination_project = h.destination_project
               AND l.destination_id = h.destination_id
               AND l.project_id = h.project_id AND l.rule_id = h.rule_id
            RETURNING h.id, h.others""";

    /// @return for how many others a delivery speaks, by its id
    Uni<Map<Long, Integer>> join(SqlConnection tx, RowSet<Row> leased) {
        var projects = new ArrayList<Long>();
        var ids = new ArrayList<Long>();
        for (var row : leased) {
            projects.add(row.getLong("project_id"));
            ids.add(row.getLong("id"));
        }
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var values =
                Tuple.tuple()
                        .addArrayOfLong(projects.toArray(Long[]::new))
                        .addArrayOfLong(ids.toArray(Long[]::new))
                        .addOffsetDateTime(now)
                        .addInteger(limits.singles())
                        .addOffsetDateTime(now.plus(limits.gather()));
        return tx.preparedQuery(JOIN).execute(values).map(Storms::joined);
    }

    private static Map<Long, Integer> joined(RowSet<Row> rows) {
        var others = new HashMap<Long, Integer>();
        for (var row : rows) {
            others.put(row.getLong("id"), row.getInteger("others"));
        }
        return others;
    }
}
