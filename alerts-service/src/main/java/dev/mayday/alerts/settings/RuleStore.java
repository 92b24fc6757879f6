package dev.mayday.alerts.settings;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.rules.Condition;
import dev.mayday.alerts.rules.Rule;
import dev.mayday.alerts.rules.Rule.Settings;
import dev.mayday.contracts.Word;
import dev.mayday.contracts.alerts.RuleMode;
import dev.mayday.front.Seldom;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/// The rules of a project. Those that each project begins with are made when they are first needed;
/// from then on they are rows like any other. One that a later version wrote is left as it is, and
/// out of what this version judges by.
@ApplicationScoped
public class RuleStore {

    private static final Logger LOG = Logger.getLogger(RuleStore.class);

    private final Seldom strange;

    RuleStore(Surroundings surroundings) {
        this.strange = new Seldom(surroundings.clock(), Duration.ofMinutes(1));
    }

    private static final String OF_PROJECT =
            """
            SELECT project_id, id, name, mode, conditions, filter, environments, routes, throttle
              FROM alerts.rule
             WHERE project_id = $1
             ORDER BY id""";

    /// In the order in which they were made.
    ///
    /// @param client one connection in a transaction, or the pool
    public Uni<List<Rule>> of(SqlClient client, long project) {
        return read(client, project)
                .flatMap(
                        rules ->
                                rules.isEmpty()
                                        ? begin(client, project).chain(() -> read(client, project))
                                        : Uni.createFrom().item(rules));
    }

    private Uni<List<Rule>> read(SqlClient client, long project) {
        return client.preparedQuery(OF_PROJECT)
                .execute(Tuple.of(project))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.flatMap(row -> rule(row).stream()).toList());
    }

    /// Once for each project: who comes second waits for the first, and makes nothing.
    private static final String BEGIN =
            """
            WITH begun AS (
                INSERT INTO alerts.project (project_id) VALUES ($1)
                ON CONFLICT DO NOTHING
                RETURNING project_id)
            INSERT INTO alerts.rule (project_id, name, mode, conditions, throttle)
            SELECT begun.project_id, first.name, first.mode, first.conditions, first.throttle
              FROM begun,
                   unnest($2::text[], $3::text[], $4::jsonb[], $5::bigint[])
                       WITH ORDINALITY AS first(name, mode, conditions, throttle, place)
             ORDER BY first.place""";

    private static Uni<Void> begin(SqlClient client, long project) {
        var first = Settings.FIRST;
        var values =
                Tuple.tuple()
                        .addLong(project)
                        .addArrayOfString(first.stream().map(Settings::name).toArray(String[]::new))
                        .addArrayOfString(
                                first.stream().map(one -> one.mode().wire()).toArray(String[]::new))
                        .addArrayOfJsonArray(
                                first.stream()
                                        .map(one -> conditions(one.conditions()))
                                        .toArray(JsonArray[]::new))
                        .addArrayOfLong(
                                first.stream()
                                        .map(one -> one.throttle().toSeconds())
                                        .toArray(Long[]::new));
        return client.preparedQuery(BEGIN).execute(values).replaceWithVoid();
    }

    private static final String SET =
            """
            UPDATE alerts.rule
               SET name = $3, mode = $4, conditions = $5, filter = $6, environments = $7,
                   routes = $8, throttle = $9
             WHERE project_id = $1 AND id = $2""";

    /// Empty when the project has no such rule.
    public Uni<Optional<Rule>> set(SqlClient client, Rule rule) {
        var wanted = rule.settings();
        var values =
                Tuple.tuple()
                        .addLong(rule.project())
                        .addLong(rule.id())
                        .addString(wanted.name())
                        .addString(wanted.mode().wire())
                        .addJsonArray(conditions(wanted.conditions()))
                        .addString(wanted.filter())
                        .addArrayOfString(wanted.environments().toArray(String[]::new))
                        .addArrayOfLong(wanted.routes().toArray(Long[]::new))
                        .addLong(wanted.throttle().toSeconds());
        return client.preparedQuery(SET)
                .execute(values)
                .map(rows -> rows.rowCount() == 1 ? Optional.of(rule) : Optional.empty());
    }

    private static JsonArray conditions(List<Condition> conditions) {
        return new JsonArray(conditions.stream().map(Condition::text).toList());
    }

    /// Empty for one of a later version, of which this one does not know what it means.
    private Optional<Rule> rule(Row row) {
        var mode = Word.of(RuleMode.class, row.getString("mode"));
        var texts = row.getJsonArray("conditions").stream().map(String::valueOf).toList();
        var conditions = texts.stream().flatMap(text -> Condition.parse(text).stream()).toList();
        if (mode == RuleMode.UNKNOWN || conditions.size() < texts.size()) {
            strange.say(
                    () ->
                            LOG.warnf(
                                    "rule of a later version left out project=%d rule=%d",
                                    row.getLong("project_id"), row.getLong("id")));
            return Optional.empty();
        }
        return Optional.of(rule(row, mode, conditions));
    }

    private static Rule rule(Row row, RuleMode mode, List<Condition> conditions) {
        return new Rule(
                row.getLong("project_id"),
                row.getLong("id"),
                new Settings(
                        row.getString("name"),
                        mode,
                        conditions,
                        row.getString("filter"),
                        List.of(row.getArrayOfStrings("environments")),
                        List.of(row.getArrayOfLongs("routes")),
                        Duration.ofSeconds(row.getLong("throttle"))));
    }
}
