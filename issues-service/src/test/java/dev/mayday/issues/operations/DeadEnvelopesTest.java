package dev.mayday.issues.operations;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.ingestion.read.Sender;
import dev.mayday.wire.EnvelopeRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Records that could not be digested, in the hands of an instance admin.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeadEnvelopesTest extends WithAdmins {

    private String dead(long project) {
        var node = "n~" + UUID.randomUUID();
        fixtures.run(
                "INSERT INTO dead_envelope (node, sequence, at, project_id, received, reason,"
                        + " counted_as, record) VALUES (?, 7, now(), ?, now(), 'NullPointerException',"
                        + " '', 's3cret-body'::bytea)",
                node,
                project);
        return node;
    }

    @Test
    void a_dead_envelope_is_listed_with_its_project_and_reason_but_never_its_body() {
        var node = dead(fixtures.tenant().project());

        as(admin())
                .get(DEAD + "?limit=100")
                .then()
                .statusCode(200)
                .body("total", greaterThanOrEqualTo(1))
                .body("envelopes.find { it.node == '" + node + "' }.project", equalTo("shop"))
                .body(
                        "envelopes.find { it.node == '" + node + "' }.reason",
                        equalTo("NullPointerException"))
                .body("toString()", not(containsString("s3cret")));
    }

    @Test
    void pages_of_the_list_follow_each_other_without_gap_or_repetition() {
        var admin = admin();
        var later = dead(1);
        var first =
                as(admin)
                        .get(DEAD + "?limit=1")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("envelopes[0].node");
        String next = as(admin).get(DEAD + "?limit=1").then().extract().path("nextCursor");
        dead(1);

        var page = as(admin).get(DEAD + "?limit=1&cursor=" + next).then().statusCode(200);

        assertThat(first).isEqualTo(later);
        page.body("envelopes.node", not(hasItem(later)));
    }

    @Test
    void a_record_that_cannot_be_read_stays_with_its_reason() {
        var node = dead(1);

        as(admin())
                .post(DEAD + "/" + node + "/7/runs")
                .then()
                .statusCode(200)
                .body("done", equalTo(false))
                .body("reason", not(equalTo("")));
        as(admin()).post(DEAD + "/" + node + "/8/runs").then().statusCode(404);
    }

    @Test
    void all_are_run_again_also_those_behind_a_hundred_that_stay_dead() {
        for (int i = 0; i < 105; i++) dead(1);

        int failed =
                as(admin())
                        .post(DEAD + "/runs")
                        .then()
                        .statusCode(200)
                        .body("done", equalTo(0))
                        .extract()
                        .path("failed");

        assertThat(failed).isGreaterThan(100);
    }

    @Test
    void a_record_whose_trouble_never_passes_does_not_stand_before_the_others() {
        long good = fixtures.tenant().project();
        long bad = fixtures.tenant().project();
        putAside(good);
        var stays = putAside(bad);
        try (var _ = refusing("issue", "NEW.project_id = " + bad)) {
            as(admin())
                    .post(DEAD + "/runs")
                    .then()
                    .statusCode(200)
                    .body("done", equalTo(1))
                    .body("failed", greaterThanOrEqualTo(1));
        }

        assertThat(events(good)).isEqualTo(1);
        as(admin())
                .get(DEAD + "?limit=100")
                .then()
                .body(
                        "envelopes.find { it.node == '" + stays + "' }.reason",
                        containsString("never passes"));
        digestsAgain(stays);
    }

    @Test
    void what_was_done_before_the_database_went_away_is_told() {
        long good = fixtures.tenant().project();
        long bad = fixtures.tenant().project();
        var stays = putAside(bad);
        putAside(good);
        try (var _ = refusing("issue", "NEW.project_id = " + bad);
                var _ = refusing("dead_envelope", "NEW.node = '" + stays + "'")) {
            as(admin())
                    .post(DEAD + "/runs")
                    .then()
                    .statusCode(200)
                    .body("done", equalTo(1))
                    .body("failed", equalTo(0))
                    .body("left", greaterThanOrEqualTo(1));
            as(admin()).post(DEAD + "/runs").then().statusCode(503);
        }

        assertThat(events(good)).isEqualTo(1);
        digestsAgain(stays);
    }

    private void digestsAgain(String node) {
        as(admin()).post(DEAD + "/" + node + "/1/runs").then().body("done", equalTo(true));
    }

    /// A record that could be digested now.
    private String putAside(long project) {
        var sender = new Sender(project, "a".repeat(32));
        var record = sender.event(anEvent(), Instant.now());
        fixtures.run(
                "INSERT INTO dead_envelope (node, sequence, at, project_id, received, reason,"
                        + " counted_as, record) VALUES (?, ?, now(), ?, now(), 'x', '', ?)",
                sender.node(),
                record.sequence(),
                project,
                EnvelopeRecord.encode(record));
        return sender.node();
    }

    private long events(long project) {
        return fixtures.number("SELECT count(*) FROM event WHERE project_id = ?", project);
    }

    /// Until it is closed, rows of this kind end in a conflict, of those that pass by themselves.
    private Refusing refusing(String table, String rows) {
        fixtures.run(
                """
                CREATE OR REPLACE FUNCTION issues.refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE 'never passes' USING ERRCODE = '40001'; END $$\
                """);
        fixtures.run(
                "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION issues.refuse()"
                        .formatted(table, rows));
        return () -> fixtures.run("DROP TRIGGER refuse ON " + table);
    }

    private interface Refusing extends AutoCloseable {
        @Override
        void close();
    }

    @Test
    void deleting_forgets_one_or_all_that_were_seen() {
        var admin = admin();
        var one = dead(1);
        var seen = dead(1);
        var until = Instant.now().plusSeconds(1).toString();
        fixtures.run(
                "UPDATE dead_envelope SET at = now() - interval '1 minute' WHERE node = ?", seen);
        var later = dead(1);
        fixtures.run(
                "UPDATE dead_envelope SET at = now() + interval '1 hour' WHERE node = ?", later);

        as(admin).delete(DEAD + "/" + one + "/7").then().statusCode(204);
        as(admin).delete(DEAD + "/" + one + "/7").then().statusCode(404);
        as(admin).delete(DEAD + "?until=" + until).then().statusCode(200);

        as(admin)
                .get(DEAD + "?limit=100")
                .then()
                .body("envelopes.node", not(hasItem(seen)))
                .body("envelopes.node", hasItem(later));
        as(admin).delete(DEAD + "/" + later + "/7").then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "1:2", "a:b:c:d", "1:1:1:%00", "99999999999999999:1:1:n", "1:-5:1:n"})
    void a_cursor_that_is_not_ours_is_refused(String cursor) {
        as(admin()).get(DEAD + "?cursor=" + cursor).then().statusCode(400);
    }

    @Test
    void deleting_all_without_saying_until_when_is_refused() {
        as(admin()).delete(DEAD).then().statusCode(400).body("detail", containsString("until"));
        as(admin()).delete(DEAD + "?until=now").then().statusCode(400);
    }
}
