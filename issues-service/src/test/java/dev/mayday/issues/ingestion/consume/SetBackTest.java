package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.wire.SpooledEnvelope;
import org.junit.jupiter.api.Test;

/// The database is restored to an earlier state, or another one takes over, while we run.
class SetBackTest {

    private static final String ENVIRONMENTS =
            """
            SELECT count(*) FROM event e JOIN environment n ON n.project_id = e.project_id AND n.id = e.environment
             WHERE e.project_id = $1 AND n.name = '%s'""";

    private final Rig rig = new Rig();

    @Test
    void what_was_remembered_of_the_database_before_is_not_believed() {
        rig.digest(event("production", "1.0"), event("staging", "1.0"));
        restoreToNothing();
        rig.database.run(
                "INSERT INTO environment (project_id, id, name, first_seen) VALUES (%d, 1, 'qa', now())"
                        .formatted(rig.project));

        rig.digest(event("staging", "1.0"), event("production", "1.0"));

        assertThat(rig.events()).isEqualTo(2);
        assertThat(rig.sum(ENVIRONMENTS.formatted("production"))).isEqualTo(1);
        assertThat(rig.sum(ENVIRONMENTS.formatted("staging"))).isEqualTo(1);
        assertThat(rig.sum(ENVIRONMENTS.formatted("qa"))).isZero();
        assertThat(rig.sum("SELECT count(*) FROM release WHERE project_id = $1")).isEqualTo(1);
    }

    @Test
    void what_goes_beyond_the_room_of_a_project_keeps_sharing_after_it() {
        for (int i = 0; i < 205; i++) rig.digest(event("env-" + i, "1.0"));
        rig.digest(event("env-204", "1.0"));

        assertThat(rig.sum(ENVIRONMENTS.formatted("(other)"))).isPositive();
        assertThat(rig.sum(ENVIRONMENTS.formatted("env-204"))).isZero();
    }

    private SpooledEnvelope event(String environment, String release) {
        return rig.sender.event(anEvent().environment(environment).release(release), rig.now);
    }

    private void restoreToNothing() {
        for (var table : new String[] {"event", "environment", "release"}) {
            rig.database.run("DELETE FROM %s WHERE project_id = %d".formatted(table, rig.project));
        }
        rig.database.run(
                "UPDATE digest_position SET sequence = 0 WHERE node = '%s'"
                        .formatted(rig.sender.node()));
    }
}
