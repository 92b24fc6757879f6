package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.wire.SpooledEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The database is restored to an earlier state, or another one takes over, while we run.
class SetBackTest {

    private static final String ENVIRONMENTS =
            """
            SELECT count(*) FROM event e JOIN environment n ON n.project_id = e.project_id AND n.id = e.environment
             WHERE e.project_id = $1 AND n.name = '%s'\
            """;

    private static final String ACCEPTED =
            """
            SELECT coalesce(sum(quantity), 0)::bigint FROM outcome
             WHERE project_id = $1 AND category = 'error' AND outcome = 'accepted'\
            """;

    private final Rig rig = new Rig();

    @Test
    void what_was_remembered_of_the_database_before_is_not_believed() {
        rig.digest(event("production", "1.0"), event("staging", "1.0"));
        restoreToNothing();
        rig.database.run(
                "INSERT INTO environment (project_id, id, name, first_seen) VALUES (%d, 1, 'qa', now())"
                        .formatted(rig.project));

        var again = List.of(event("staging", "1.0"), event("production", "1.0"));
        rig.digest(again);

        assertExactly(again);
        assertThat(rig.sum(ENVIRONMENTS.formatted("production"))).isEqualTo(1);
        assertThat(rig.sum(ENVIRONMENTS.formatted("staging"))).isEqualTo(1);
        assertThat(rig.sum(ENVIRONMENTS.formatted("qa"))).isZero();
        assertThat(rig.sum("SELECT count(*) FROM release WHERE project_id = $1")).isEqualTo(1);
    }

    /// As ingest does it: from before the position on, in other batches than the first time.
    @Test
    void what_is_sent_again_from_further_back_is_there_once_and_counted_once() {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 6; i++) records.add(event("production", "1." + i));
        rig.digest(records.subList(0, 4));
        restoreToNothing();

        rig.digest(records.subList(0, 3));
        rig.digest(records.subList(1, 5));
        rig.digest(records);

        assertExactly(records);
    }

    /// The tables know more than the position, because they are of another backup.
    @Test
    void what_is_stored_already_behind_an_older_position_is_not_stored_twice() {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 6; i++) records.add(event("production", "1." + i));
        rig.digest(records.subList(0, 4));
        setPositionBack();

        rig.digest(records);

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(idsOf(records));
        assertThat(rig.column("events")).isEqualTo(6);
        assertThat(rig.sum(ACCEPTED)).isEqualTo(6);
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

    /// I1 and I2 of the fault page: the same events, each once, and for each one outcome.
    private void assertExactly(List<SpooledEnvelope> records) {
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(idsOf(records));
        assertThat(rig.sum(ACCEPTED)).isEqualTo(records.size());
        assertThat(rig.received("error")).isEqualTo(records.size());
        assertThat(rig.column("events")).isEqualTo(records.size());
    }

    private List<UUID> ids() {
        return rig.rows("SELECT id FROM event WHERE project_id = $1").stream()
                .map(row -> row.getUUID("id"))
                .toList();
    }

    private static List<UUID> idsOf(List<SpooledEnvelope> records) {
        return records.stream().map(SpooledEnvelope::eventId).toList();
    }

    /// All that is known of the project, but not who it is.
    private void restoreToNothing() {
        rig.database.run(
                """
                DO $$ DECLARE it text; BEGIN
                  FOR it IN SELECT table_name FROM information_schema.columns
                             WHERE table_schema = 'issues' AND column_name = 'project_id'
                               AND table_name <> 'project_key' LOOP
                    EXECUTE format('DELETE FROM %%I WHERE project_id = %d', it);
                  END LOOP; END $$\
                """
                        .formatted(rig.project));
        setPositionBack();
    }

    private void setPositionBack() {
        rig.database.run(
                "UPDATE digest_position SET sequence = 0 WHERE node = '%s'"
                        .formatted(rig.sender.node()));
    }
}
