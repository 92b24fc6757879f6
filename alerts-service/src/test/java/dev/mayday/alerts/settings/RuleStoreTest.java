package dev.mayday.alerts.settings;

import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.Given;
import dev.mayday.alerts.World;
import dev.mayday.alerts.rules.Rule;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RuleStoreTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject World world;
    @Inject RuleStore rules;

    @Inject
    @ReactiveDataSource("alerts")
    Pool pool;

    private final Given issue = anIssue();

    @Test
    void a_condition_of_a_later_version_leaves_its_rule_out_and_the_others_speak()
            throws Exception {
        rules();
        sql("UPDATE alerts.rule SET conditions = '[\"issue.new\", \"a.later.one\"]'");

        world.hears(issue.is(Kind.REGRESSED), issue.another().is(Kind.OPENED));

        assertThat(rules())
                .extracting(rule -> rule.settings().name())
                .containsExactly("Regression");
        assertThat(world.evaluations(issue.project())).containsExactly("destination_missing");
    }

    @Test
    void a_mode_of_a_later_version_leaves_its_rule_out() {
        rules();
        pool.query("ALTER TABLE alerts.rule DROP CONSTRAINT rule_mode_check")
                .execute()
                .await()
                .atMost(PATIENCE);
        sql("UPDATE alerts.rule SET mode = 'a later one'");

        assertThat(rules())
                .extracting(rule -> rule.settings().name())
                .containsExactly("Regression");
    }

    private List<Rule> rules() {
        return rules.of(pool, issue.project()).await().atMost(PATIENCE);
    }

    /// On the rule that waits for new issues.
    private void sql(String update) {
        pool.query(update + " WHERE name = 'New issue' AND project_id = " + issue.project())
                .execute()
                .await()
                .atMost(PATIENCE);
    }
}
