package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Prepared;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.grouping.Grouping;
import dev.mayday.issues.ingestion.read.Groupings;
import dev.mayday.issues.testing.Database;
import dev.mayday.wire.SpooledEnvelope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Nothing is lost and nothing counts twice, whatever fails.
class FaultsTest {

    private final Rig rig = new Rig();

    @Test
    void a_batch_that_comes_again_changes_nothing() {
        var batch = rig.sender.batch(someEvents(50));
        Rig.await(rig.send(batch));

        Rig.await(rig.send(batch));

        assertThat(rig.column("events")).isEqualTo(50);
        assertThat(rig.received("error")).isEqualTo(50);
    }

    @Test
    void one_event_in_two_lanes_at_once_counts_once_and_is_a_duplicate_once() {
        Rig.await(rig.send(rig.sender.batch(7, someEvents(1))));
        var replica = rig.consumer(Groupings.current(), 4);
        var sends = new ArrayList<CompletableFuture<Void>>();
        for (int round = 0; round < 20; round++) {
            var ids = new ArrayList<UUID>();
            for (int i = 0; i < 25; i++) ids.add(UUID.randomUUID());
            sends.add(rig.send(rig.sender.batch(0, withIds(ids))));
            sends.add(Rig.send(replica, rig.sender.batch(1, withIds(ids))));
        }
        sends.forEach(Rig::await);

        assertThat(rig.events()).isEqualTo(501);
        assertThat(rig.column("events")).isEqualTo(501);
        assertThat(rig.counted(1)).isEqualTo(501);
        assertThat(rig.outcomes("error", "accepted", "stored")).isEqualTo(501);
        assertThat(rig.outcomes("error", "invalid", "duplicate")).isEqualTo(500);
    }

    @Test
    void a_zombie_with_an_overlapping_batch_changes_nothing() {
        var records = someEvents(60);
        var zombie = rig.consumer(Groupings.current(), 2);

        var first = rig.send(rig.sender.batch(records.subList(0, 40)));
        var second = Rig.send(zombie, rig.sender.batch(records.subList(0, 40)));
        Rig.await(CompletableFuture.allOf(first, second));
        Rig.await(Rig.send(zombie, rig.sender.batch(records.subList(20, 60))));
        Rig.await(rig.send(rig.sender.batch(records.subList(0, 40))));

        assertThat(rig.column("events")).isEqualTo(60);
        assertThat(rig.events()).isEqualTo(60);
        assertThat(rig.received("error")).isEqualTo(60);
    }

    @Test
    void lanes_and_replicas_count_the_same_issues_side_by_side() {
        var replica = rig.consumer(Groupings.current(), 2);
        var sends = new ArrayList<CompletableFuture<Void>>();
        for (int round = 0; round < 5; round++) {
            for (int lane = 0; lane < 8; lane++) {
                var consumer = lane % 2 == 0 ? replica : rig.consumer();
                sends.add(Rig.send(consumer, rig.sender.batch(lane, ofSomeIssues(100))));
            }
        }
        sends.forEach(Rig::await);

        assertThat(rig.issues()).isEqualTo(20);
        assertThat(rig.events()).isEqualTo(4_000);
        assertThat(rig.sum("SELECT sum(events)::bigint FROM issue WHERE project_id = $1"))
                .isEqualTo(4_000);
        assertThat(rig.counted(1)).isEqualTo(4_000);
        assertThat(rig.sum("SELECT max(number) FROM issue WHERE project_id = $1")).isEqualTo(20);
        assertThat(rig.received("error")).isEqualTo(4_000);
    }

    @Test
    void an_event_that_we_cannot_read_is_put_aside_and_the_rest_lands() {
        Function<NormalisedEvent, Grouping> touchy =
                input -> {
                    if ("cursed".equals(input.origin().logger())) {
                        throw new IllegalStateException("no way to group this");
                    }
                    return Groupings.current().apply(input);
                };
        var poisoned = new Rig(rig.database, touchy);
        var sender = poisoned.sender;

        poisoned.digest(
                sender.event(anEvent(), rig.now),
                sender.event(anEvent().with("logger", "cursed"), rig.now),
                sender.event(anEvent(), rig.now));

        assertThat(poisoned.column("events")).isEqualTo(2);
        assertThat(poisoned.outcomes("error", "invalid", "internal")).isEqualTo(1);
        assertThat(poisoned.received("error")).isEqualTo(3);
        assertThat(
                        poisoned.word(
                                "(SELECT reason FROM dead_envelope d WHERE d.project_id = issue.project_id)"))
                .contains("no way to group this");
    }

    @Test
    void an_event_that_the_database_refuses_is_found_and_put_aside() {
        refusePoison();
        var records = new ArrayList<>(someEvents(30));
        records.add(17, poison());

        Rig.await(rig.send(rig.sender.batch(inOrder(records))));

        assertThat(rig.column("events")).isEqualTo(30);
        assertThat(rig.outcomes("error", "invalid", "internal")).isEqualTo(1);
        assertThat(rig.received("error")).isEqualTo(31);
        assertThat(rig.sum("SELECT count(*) FROM dead_envelope WHERE project_id = $1"))
                .isEqualTo(1);
    }

    /// Makes the database refuse the event of a [#poison] record.
    private void refusePoison() {
        rig.database.run(
                "ALTER TABLE event ADD CONSTRAINT no_poison_%1$s CHECK (release <> 'poison-%1$s')"
                        .formatted(rig.key));
    }

    private SpooledEnvelope poison() {
        return rig.sender.event(anEvent().release("poison-" + rig.key), rig.now);
    }

    @Test
    void what_was_stored_before_is_counted_in_every_part_of_a_batch() {
        refusePoison();
        var records = new ArrayList<>(someEvents(6));
        Rig.await(rig.send(rig.sender.batch(records)));
        records.add(poison());

        Rig.await(rig.send(rig.sender.batch(records)));

        assertThat(rig.meters.counter("mayday.digest.skipped.records").count()).isEqualTo(6);
    }

    @Test
    void what_cannot_be_put_aside_with_its_outcomes_is_put_aside_alone() {
        refusePoison();
        rig.database.run(
                """
                ALTER TABLE outcome ADD CONSTRAINT no_internal_%1$s
                      CHECK (project_id <> %2$d OR reason <> 'internal')"""
                        .formatted(rig.key, rig.project));

        rig.digest(
                rig.sender.event(anEvent(), rig.now),
                poison(),
                rig.sender.event(anEvent(), rig.now));

        assertThat(rig.column("events")).isEqualTo(2);
        assertThat(rig.sum("SELECT count(*) FROM dead_envelope WHERE project_id = $1"))
                .isEqualTo(1);
    }

    @Test
    void a_committed_batch_stays_so_when_nobody_can_be_told() {
        var deaf =
                rig.consumer(
                        Groupings.current(),
                        2,
                        _ -> {
                            throw new IllegalStateException("nobody listens");
                        });

        Rig.await(Rig.send(deaf, rig.sender.batch(someEvents(3))));

        assertThat(rig.column("events")).isEqualTo(3);
        assertThat(rig.sum("SELECT count(*) FROM dead_envelope WHERE project_id = $1")).isZero();
    }

    @Test
    void a_database_that_goes_away_costs_time_only() throws IOException {
        try (var database = Database.start()) {
            var mine = new Rig(database);
            var sends = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < 12; i++) {
                var records = new ArrayList<SpooledEnvelope>();
                for (int j = 0; j < 200; j++) {
                    records.add(mine.sender.event(anEvent().user("u" + j), rig.now));
                }
                sends.add(mine.send(mine.sender.batch(i % 8, records)));
            }
            Rig.await(sends.getFirst());

            database.stop();
            database.startAgain();
            sends.forEach(Rig::await);

            assertThat(mine.column("events")).isEqualTo(2_400);
            assertThat(mine.events()).isEqualTo(2_400);
            assertThat(mine.column("users")).isEqualTo(200);
            assertThat(mine.received("error")).isEqualTo(2_400);
        }
    }

    /// Between the schema and its first project a key is unknown that is about to be made.
    @Test
    void nothing_is_digested_before_the_installation_is_made() {
        var prepared = new Prepared();
        var early = new Rig(Database.shared(), Groupings.current(), prepared);
        var sent =
                early.send(early.sender.batch(List.of(early.sender.event(anEvent(), early.now))));
        assertThat(sent).isNotDone();
        assertThat(early.events()).isZero();

        prepared.now();

        Rig.await(sent);
        assertThat(early.events()).isEqualTo(1);
    }

    @Test
    void what_is_no_batch_is_refused() {
        var refused = new CompletableFuture<Throwable>();
        var message =
                org.eclipse.microprofile.reactive.messaging.Message.of(new byte[] {99})
                        .withNack(
                                failure -> {
                                    refused.complete(failure);
                                    return CompletableFuture.completedFuture(null);
                                });

        rig.consumer().take(message);

        assertThat(refused.join()).hasMessageContaining("not a batch");
    }

    private List<SpooledEnvelope> withIds(List<UUID> ids) {
        return ids.stream().map(id -> rig.sender.event(anEvent(), id, rig.now)).toList();
    }

    private List<SpooledEnvelope> someEvents(int count) {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < count; i++) records.add(rig.sender.event(anEvent(), rig.now));
        return records;
    }

    private List<SpooledEnvelope> ofSomeIssues(int count) {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < count; i++) {
            var event =
                    anEvent().in("app.module" + i % 20, "work").user("u" + i).tag("n", "v" + i % 3);
            records.add(rig.sender.event(event, rig.now));
        }
        return records;
    }

    private List<SpooledEnvelope> inOrder(List<SpooledEnvelope> records) {
        return records.stream()
                .sorted(java.util.Comparator.comparingLong(SpooledEnvelope::sequence))
                .toList();
    }
}
