package dev.mayday.alerts.settings;

import dev.mayday.alerts.rules.AlertRule;
import dev.mayday.alerts.rules.Mode;
import dev.mayday.alerts.rules.Trigger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The rules of a project: the standard ones unless somebody set them.
@ApplicationScoped
public class RuleStore {

    private static final String OF_PROJECT =
            """
            SELECT trigger, mode, environments
              FROM alerts.rule
             WHERE project_id = $1""";

    /// In the order of [Trigger], one for each.
    public Uni<List<AlertRule>> of(SqlClient client, long project) {
        return client.preparedQuery(OF_PROJECT).execute(Tuple.of(project)).map(RuleStore::complete);
    }

    private static final String SET =
            """
            INSERT INTO alerts.rule (project_id, trigger, mode, environments)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (project_id, trigger)
            DO UPDATE SET mode = excluded.mode, environments = excluded.environments""";

    public Uni<AlertRule> set(SqlClient client, long project, AlertRule rule) {
        var environments = rule.environments().toArray(String[]::new);
        var values =
                Tuple.tuple()
                        .addLong(project)
                        .addString(rule.trigger().text())
                        .addString(rule.mode().text())
                        .addArrayOfString(environments);
        return client.preparedQuery(SET).execute(values).replaceWith(rule);
    }

    private static List<AlertRule> complete(RowSet<Row> rows) {
        var set = StreamSupport.stream(rows.spliterator(), false).map(RuleStore::rule).toList();
        return Stream.of(Trigger.values()).map(trigger -> pick(set, trigger)).toList();
    }

    private static AlertRule pick(List<AlertRule> set, Trigger trigger) {
        return set.stream()
                .filter(rule -> rule.trigger() == trigger)
                .findFirst()
                .orElse(AlertRule.standard(trigger));
    }

    private static AlertRule rule(Row row) {
        var trigger = Trigger.parse(row.getString("trigger")).orElseThrow();
        var mode = Mode.parse(row.getString("mode")).orElseThrow();
        return new AlertRule(trigger, mode, List.of(row.getArrayOfStrings("environments")));
    }
}
