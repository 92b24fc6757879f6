package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.wire.SpooledEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class HostileEventsTest {

    private final Rig rig = new Rig();

    @Test
    void nul_and_lone_surrogates_and_control_characters_are_stored() {
        var nasty = "a\u0000b\ud800c\u202ed\u001b[31m";

        rig.digest(
                rig.sender.event(
                        anEvent()
                                .of("E" + nasty, nasty)
                                .in("m" + nasty, "f" + nasty)
                                .tag("t", nasty)
                                .user(nasty)
                                .release("r" + nasty)
                                .environment("e" + nasty)
                                .with("transaction", nasty)
                                .with("logger", nasty),
                        rig.now));

        assertThat(rig.column("events")).isEqualTo(1);
        assertThat(rig.outcomes("error", "accepted", "stored")).isEqualTo(1);
    }

    @Test
    void invalid_utf8_is_stored() {
        var json = anEvent().with("message", "XX").json();
        for (int i = 0; i < json.length; i++) if (json[i] == 'X') json[i] = (byte) 0xC3;

        rig.digest(rig.sender.store(json, rig.now));

        assertThat(rig.column("events")).isEqualTo(1);
    }

    @Test
    void an_event_with_two_thousand_tags_gets_two_hundred_keys() {
        var event = anEvent();
        for (int i = 0; i < 2_000; i++) event.tag("key-" + i, "value");

        rig.digest(rig.sender.event(event, rig.now));

        assertThat(
                        rig.sum(
                                "SELECT count(DISTINCT key) FROM issue_tag WHERE project_id = $1 AND key NOT LIKE '@%'"))
                .isEqualTo(200);
    }

    @Test
    void a_tag_that_is_different_each_time_is_folded() {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 700; i++) {
            records.add(rig.sender.event(anEvent().tag("request.id", "r" + i), rig.now));
        }

        rig.digest(records);

        assertThat(
                        rig.sum(
                                "SELECT count(*) FROM issue_tag WHERE project_id = $1 AND key = 'request.id'"))
                .isEqualTo(1);
        assertThat(rig.tag("request.id", "(other)")).isEqualTo(700);
        assertThat(rig.column("(tag_keys ->> 'request.id')::int")).isEqualTo(-1);
    }

    @Test
    void a_tag_with_many_values_keeps_five_hundred_and_counts_the_others_together() {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 3_000; i++) {
            records.add(rig.sender.event(anEvent().tag("shop", "s" + i / 2 % 600), rig.now));
        }

        rig.digest(records);

        assertThat(
                        rig.sum(
                                "SELECT count(*) FROM issue_tag WHERE project_id = $1 AND key = 'shop'"
                                        + " AND value <> '(other)'"))
                .isEqualTo(500);
        assertThat(
                        rig.sum(
                                "SELECT sum(events)::bigint FROM issue_tag WHERE project_id = $1 AND key = 'shop'"))
                .isEqualTo(3_000);
        assertThat(rig.column("(tag_keys ->> 'shop')::int")).isEqualTo(500);
    }

    @Test
    void environments_beyond_two_hundred_share_one() {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 230; i++) {
            records.add(rig.sender.event(anEvent().environment("pr-" + i), rig.now));
        }

        rig.digest(records);

        assertThat(rig.sum("SELECT count(*) FROM environment WHERE project_id = $1"))
                .isEqualTo(201);
        assertThat(rig.events()).isEqualTo(230);
    }

    @Test
    void impossible_timestamps_are_stored_in_their_day_of_receipt() {
        rig.digest(
                rig.sender.event(anEvent().with("timestamp", "9999-12-31T23:59:59Z"), rig.now),
                rig.sender.event(anEvent().with("timestamp", "NaN"), rig.now),
                rig.sender.event(anEvent().with("timestamp", "1e300"), rig.now));

        assertThat(rig.column("events")).isEqualTo(3);
        assertThat(rig.sum("SELECT count(*) FROM event_default WHERE project_id = $1")).isZero();
    }

    @Test
    void a_receipt_on_a_day_without_partition_lands_in_the_default_one() {
        var longAgo = Instant.parse("2001-09-09T01:46:40Z");

        rig.digest(
                rig.sender.event(anEvent(), longAgo),
                rig.sender.event(anEvent(), rig.now.minus(Duration.ofDays(3))));

        assertThat(rig.column("events")).isEqualTo(2);
        assertThat(rig.sum("SELECT count(*) FROM event_default WHERE project_id = $1"))
                .isEqualTo(1);
    }

    @Test
    void bytes_that_are_no_event_at_all_have_an_outcome() {
        rig.digest(
                rig.sender.store("[]".getBytes(StandardCharsets.UTF_8), rig.now),
                rig.sender.store(new byte[0], rig.now),
                rig.sender.store("%%%".getBytes(StandardCharsets.UTF_8), rig.now));

        assertThat(rig.issues()).isZero();
        assertThat(rig.outcomes("error", "invalid", "invalid_json")).isEqualTo(3);
    }
}
