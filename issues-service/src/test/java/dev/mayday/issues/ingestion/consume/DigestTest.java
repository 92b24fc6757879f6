package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.body.StoredBody;
import dev.mayday.wire.SpooledEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// From accepted envelopes to rows.
class DigestTest {

    private final Rig rig = new Rig();

    @Test
    void ten_thousand_occurrences_of_one_error_are_one_issue_with_exact_figures() {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 10_000; i++) {
            var environment = i % 2 == 0 ? "production" : "staging";
            var event = anEvent().user("user-" + i % 1_234).environment(environment);
            records.add(rig.sender.event(event, rig.now));
        }

        rig.digest(records);

        assertThat(rig.issues()).isEqualTo(1);
        assertThat(rig.column("events")).isEqualTo(10_000);
        assertThat(rig.column("users")).isEqualTo(1_234);
        assertThat(rig.events()).isEqualTo(10_000);
        assertThat(rig.outcomes("error", "accepted", "stored")).isEqualTo(10_000);
        for (int tier : List.of(1, 5, 60)) assertThat(rig.counted(tier)).isEqualTo(10_000);
        assertThat(rig.sum("SELECT sum(events)::bigint FROM issue_day WHERE project_id = $1"))
                .isEqualTo(10_000);
        assertThat(rig.sum("SELECT sum(events)::bigint FROM issue_user WHERE project_id = $1"))
                .isEqualTo(10_000);
    }

    @Test
    void the_same_error_in_another_function_is_another_issue_with_the_next_number() {
        rig.digest(
                rig.sender.event(anEvent().in("app.services.classifier", "classify"), rig.now),
                rig.sender.event(anEvent().in("app.services.billing", "charge"), rig.now));

        assertThat(rig.rows("SELECT number FROM issue WHERE project_id = $1 ORDER BY number"))
                .extracting(row -> row.getLong(0))
                .containsExactly(1L, 2L);
    }

    @Test
    void a_new_issue_says_what_and_where_it_is() {
        var event =
                anEvent()
                        .of("KeyError", "'unknown_category'")
                        .environment("production")
                        .release("shop@2.5.0")
                        .tag("region", "eu")
                        .user("42");

        rig.digest(rig.sender.event(event, rig.now));

        assertThat(rig.word("title")).isEqualTo("KeyError: 'unknown_category'");
        assertThat(rig.word("culprit")).isNotEmpty();
        assertThat(rig.word("status")).isEqualTo("unresolved");
        assertThat(rig.word("substatus")).isEqualTo("new");
        assertThat(rig.word("first_release")).isEqualTo("shop@2.5.0");
        assertThat(rig.word("level")).isEqualTo("error");
        assertThat(rig.tag("region", "eu")).isEqualTo(1);
        assertThat(rig.tag("level", "error")).isEqualTo(1);
        assertThat(
                        rig.word(
                                "(SELECT version FROM release r WHERE r.project_id = issue.project_id)"))
                .isEqualTo("shop@2.5.0");
        assertThat(
                        rig.word(
                                "(SELECT e.name FROM environment e JOIN event v ON v.project_id = e.project_id"
                                        + " AND v.environment = e.id WHERE e.project_id = issue.project_id)"))
                .isEqualTo("production");
    }

    @Test
    void the_body_of_an_event_can_be_read_again() {
        rig.digest(rig.sender.event(anEvent().of("KeyError", "'boiler'"), rig.now));

        var row = rig.rows("SELECT dictionary, body FROM event WHERE project_id = $1").getFirst();
        var stored = new StoredBody(row.getShort(0), row.getBuffer(1).getBytes());
        assertThat(new String(stored.json(), StandardCharsets.UTF_8)).contains("'boiler'");
    }

    @Test
    void the_first_event_of_a_project_is_noted() {
        rig.digest(rig.sender.event(anEvent(), rig.now));

        assertThat(
                        rig.rows("SELECT first_event_at FROM project WHERE id = $1")
                                .getFirst()
                                .getOffsetDateTime(0)
                                .toInstant())
                .isEqualTo(rig.now);
    }

    @Test
    void an_event_id_counts_once_and_every_item_has_its_outcome() {
        var id = UUID.randomUUID();
        rig.digest(
                rig.sender.event(anEvent(), id, rig.now), rig.sender.event(anEvent(), id, rig.now));

        rig.digest(rig.sender.event(anEvent(), id, rig.now));

        assertThat(rig.column("events")).isEqualTo(1);
        assertThat(rig.outcomes("error", "accepted", "stored")).isEqualTo(1);
        assertThat(rig.outcomes("error", "invalid", "duplicate")).isEqualTo(2);
    }

    @Test
    void an_event_id_of_yesterday_is_known_today() {
        var id = UUID.randomUUID();
        var yesterday = rig.now.minus(java.time.Duration.ofHours(26));
        rig.digest(rig.sender.event(anEvent(), id, yesterday));

        rig.digest(rig.sender.event(anEvent(), id, rig.now));

        assertThat(rig.column("events")).isEqualTo(1);
        assertThat(rig.outcomes("error", "invalid", "duplicate")).isEqualTo(1);
    }

    @Test
    void the_same_event_from_many_sides_at_once_counts_once() {
        var id = UUID.randomUUID();
        var sends = new ArrayList<java.util.concurrent.CompletableFuture<Void>>();
        for (int lane = 0; lane < 8; lane++) {
            var copies = new ArrayList<SpooledEnvelope>();
            for (int i = 0; i < 125; i++) copies.add(rig.sender.event(anEvent(), id, rig.now));
            sends.add(rig.send(rig.sender.batch(lane, copies)));
        }
        sends.forEach(Rig::await);

        assertThat(rig.column("events")).isEqualTo(1);
        assertThat(rig.events()).isEqualTo(1);
        assertThat(rig.outcomes("error", "invalid", "duplicate")).isEqualTo(999);
    }

    @Test
    void events_of_the_old_endpoint_come_as_json_or_base64() {
        var encoded = Base64.getEncoder().encode(anEvent().json());

        rig.digest(rig.sender.store(anEvent().json(), rig.now), rig.sender.store(encoded, rig.now));

        assertThat(rig.column("events")).isEqualTo(2);
    }

    @Test
    void a_record_that_ingest_could_not_check_is_checked_here() {
        var unknown = "0".repeat(32);

        rig.digest(
                rig.sender.unverified(anEvent(), 0, rig.key, rig.now),
                rig.sender.unverified(anEvent(), rig.project, rig.key, rig.now),
                rig.sender.unverified(anEvent(), rig.project, unknown, rig.now),
                rig.sender.unverified(anEvent(), rig.project + 1_000_000, rig.key, rig.now));

        assertThat(rig.column("events")).isEqualTo(2);
        assertThat(rig.outcomes("error", "accepted", "stored")).isEqualTo(2);
    }

    @Test
    void a_disabled_key_stores_nothing() {
        rig.database.run(
                "UPDATE project_key SET state = 'disabled' WHERE public_key = $1", rig.key);

        rig.digest(rig.sender.unverified(anEvent(), rig.project, rig.key, rig.now));

        assertThat(rig.issues()).isZero();
        assertThat(rig.outcomes("error", "invalid", "key_disabled")).isEqualTo(1);
    }
}
