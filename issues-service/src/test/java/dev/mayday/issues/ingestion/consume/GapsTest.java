package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.ingestion.read.Groupings;
import dev.mayday.issues.ingestion.read.Sender;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.EnvelopeRecord;
import dev.mayday.wire.SpooledEnvelope;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

/// What lies behind a gap is never applied before what is missing, and nothing is passed over.
class GapsTest {

    private final Rig rig = new Rig();
    private final List<SpooledEnvelope> records = someEvents(30);
    private long offset = 7;

    @Test
    void a_batch_behind_a_gap_goes_back_to_the_sender_in_memory_and_is_named() {
        Rig.await(rig.send(batch(0, 0, 10)));

        var early = rig.send(batch(20, 20, 30));

        assertThat(early).failsWithin(java.time.Duration.ofSeconds(60));
        assertThat(rig.events()).isEqualTo(10);
        assertThat(waitingFor()).isEqualTo(20);
        assertThat(rig.meters.counter("mayday.digest.gaps").count()).isEqualTo(1);
        assertThat(rig.meters.get("mayday.digest.waiting.lanes").gauge().value()).isEqualTo(1);
    }

    @Test
    void the_lane_goes_on_when_the_missing_has_come_again() {
        Rig.await(rig.send(batch(0, 0, 10)));
        assertThat(rig.send(batch(20, 20, 30))).failsWithin(java.time.Duration.ofSeconds(60));

        Rig.await(rig.send(batch(10, 10, 20)));
        Rig.await(rig.send(batch(20, 20, 30)));

        assertThat(rig.events()).isEqualTo(30);
        assertThat(rig.received("error")).isEqualTo(30);
        assertThat(waitingFor()).isZero();
        assertThat(rig.meters.get("mayday.digest.waiting.lanes").gauge().value()).isZero();
    }

    @Test
    void over_a_broker_a_dropped_record_keeps_its_lane_waiting_until_it_comes_again() {
        Rig.await(deliver(rig.consumer(), batch(0, 0, 10)));
        var third = deliver(rig.consumer(), batch(20, 20, 30));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(waitingFor()).isEqualTo(20));
        assertThat(third).isNotDone();

        Rig.await(deliver(rig.consumer(), batch(10, 10, 20)));

        Rig.await(third);
        assertThat(rig.events()).isEqualTo(30);
        assertThat(rig.received("error")).isEqualTo(30);
    }

    @Test
    void over_a_broker_batches_of_a_lane_on_two_partitions_are_brought_into_order() {
        var sends = new ArrayList<CompletableFuture<Void>>();
        for (int from = 25; from >= 0; from -= 5) {
            sends.add(deliver(rig.consumer(), batch(from, from, from + 5)));
        }

        sends.forEach(Rig::await);

        assertThat(rig.events()).isEqualTo(30);
        assertThat(rig.received("error")).isEqualTo(30);
        assertThat(waitingFor()).isZero();
    }

    @Test
    void over_a_broker_a_lane_goes_on_when_another_replica_has_stored_the_missing() {
        var replica = rig.consumer(Groupings.current(), 2);
        var second = deliver(rig.consumer(), batch(10, 10, 20));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(waitingFor()).isEqualTo(10));

        Rig.await(deliver(replica, batch(0, 0, 10)));

        Rig.await(second);
        assertThat(rig.events()).isEqualTo(20);
    }

    @Test
    void a_lane_that_another_replica_has_taken_over_is_no_longer_counted() {
        var waiting = new WaitingLanes();
        var lane = new Lanes.Lane(rig.sender.node(), 0);
        waiting.isNew(lane, 20);

        waiting.watch(lane);
        waiting.first(lane);

        assertThat(waiting.count()).isZero();
    }

    @Test
    void a_waiting_lane_leaves_the_others_alone() {
        var early = deliver(rig.consumer(), batch(20, 20, 30));
        var other = rig.consumer();

        Rig.await(deliver(other, new EnvelopeBatch(rig.sender.node(), 1, 0, someEvents(5))));
        Rig.await(deliver(other, new EnvelopeBatch(rig.sender.node(), 2, 0, someEvents(5))));
        Rig.await(deliver(other, new EnvelopeBatch(rig.sender.node(), 3, 0, someEvents(5))));

        assertThat(early).isNotDone();
        assertThat(rig.events()).isEqualTo(15);
    }

    @Test
    void an_unknown_event_behind_the_position_is_stored_and_a_known_one_is_counted() {
        Rig.await(rig.send(batch(0, 0, 20)));
        var sequences = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 5; i++) {
            sequences.add(
                    numbered(rig.sender.event(anEvent(), rig.now), records.get(i).sequence()));
        }
        sequences.add(records.get(5));

        Rig.await(rig.send(new EnvelopeBatch(rig.sender.node(), 0, 0, sequences)));

        assertThat(rig.events()).isEqualTo(25);
        assertThat(rig.received("error")).isEqualTo(25);
        assertThat(rig.meters.counter("mayday.digest.skipped.records").count()).isEqualTo(1);
    }

    @Test
    void what_the_sender_gave_up_is_remembered_until_it_comes() {
        Rig.await(rig.send(batch(0, 0, 10)));
        Rig.await(rig.send(batch(10, 20, 30)));
        assertThat(missing()).isEqualTo("{[11,21)}");

        Rig.await(rig.send(batch(12, 12, 15)));
        assertThat(missing()).isEqualTo("{[11,13),[16,21)}");
        Rig.await(rig.send(batch(10, 10, 20)));

        assertThat(missing()).isEqualTo("{}");
        assertThat(rig.events()).isEqualTo(30);
        assertThat(rig.received("error")).isEqualTo(30);
    }

    /// Nothing but its sequence tells whether it came before.
    @Test
    void what_has_no_event_id_is_counted_once_when_it_comes_behind_the_position() {
        records.set(4, session(records.get(4).sequence()));
        Rig.await(rig.send(batch(0, 0, 3)));
        Rig.await(rig.send(batch(3, 6, 10)));
        assertThat(rig.received("session")).isZero();

        Rig.await(rig.send(batch(3, 3, 6)));
        Rig.await(rig.send(batch(3, 3, 6)));

        assertThat(rig.received("session")).isEqualTo(1);
        assertThat(rig.events()).isEqualTo(9);
        assertThat(rig.received("error")).isEqualTo(9);
    }

    @Test
    void where_nothing_is_missing_between_two_strides_of_a_lane_nothing_is_remembered() {
        long cycle = (long) EnvelopeBatch.LANES * EnvelopeBatch.STRIDE;
        var next = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 3; i++) next.add(numbered(records.get(i), cycle + i));
        Rig.await(rig.send(single(0, 1)));
        Rig.await(rig.send(single(1, EnvelopeBatch.STRIDE - 1)));
        assertThat(missing()).isEqualTo("{[2,511)}");

        Rig.await(
                rig.send(new EnvelopeBatch(rig.sender.node(), 0, EnvelopeBatch.STRIDE - 1, next)));

        assertThat(missing()).isEqualTo("{[2,511)}");
    }

    @Test
    void of_what_is_missing_the_newest_thousand_places_are_remembered() {
        Rig.await(rig.send(batch(0, 0, 1)));
        rig.database.run(
                """
                UPDATE digest_position
                   SET sequence = 8000,
                       missing = (SELECT range_agg(int8range(2 * i, 2 * i + 1)) FROM generate_series(1, 1000) AS i)
                 WHERE node = '%s'"""
                        .formatted(rig.sender.node()));

        Rig.await(rig.send(single(8000, 8200)));

        assertThat(missing()).startsWith("{[4,5),").endsWith(",[2000,2001),[8192,8200)}");
    }

    @Test
    void over_a_broker_a_batch_of_a_later_version_is_kept_and_stops_its_lane() {
        var later = batch(0, 0, 10).encode();
        later[0] = 9;
        var message = message(later);
        rig.consumer().take(message.message());

        var next = deliver(rig.consumer(), batch(10, 10, 20));

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(waitingFor()).isEqualTo(10));
        assertThat(message.answered()).isNotDone();
        assertThat(next).isNotDone();
        assertThat(rig.events()).isZero();
    }

    @Test
    void over_a_broker_what_is_no_batch_is_put_aside() {
        var message = message(new byte[] {2, 0, 3, 1});
        rig.consumer().take(message.message());

        Rig.await(message.answered());

        assertThat(deadOf(rig.key + "/3")).isEqualTo(1);
    }

    @Test
    void over_a_broker_a_record_without_a_value_and_json_are_put_aside() {
        for (var bytes : Arrays.asList(null, "{\"a\":1}".getBytes(StandardCharsets.UTF_8))) {
            var message = message(bytes);
            rig.consumer().take(message.message());
            Rig.await(message.answered());
        }

        assertThat(deadOf(rig.key + "/3")).isEqualTo(2);
    }

    @Test
    void a_record_that_cannot_be_read_is_put_aside_alone_and_its_lane_goes_on() {
        var bytes = new ArrayList<ByteBuffer>();
        for (var record : records.subList(0, 10)) {
            bytes.add(ByteBuffer.wrap(EnvelopeRecord.encode(record)));
        }
        bytes.get(4).put(30, (byte) 99);
        var message = message(EnvelopeBatch.encode(rig.sender.node(), 0, 0, bytes));
        rig.consumer().take(message.message());
        Rig.await(message.answered());

        Rig.await(deliver(rig.consumer(), batch(10, 10, 20)));

        assertThat(rig.events()).isEqualTo(19);
        assertThat(deadOf(rig.sender.node())).isEqualTo(1);
    }

    private long deadOf(String node) {
        return rig.database.number("SELECT count(*) FROM dead_envelope WHERE node = $1", node);
    }

    private CompletableFuture<Void> deliver(EnvelopeConsumer consumer, EnvelopeBatch batch) {
        return message(batch.encode()).to(consumer);
    }

    private Delivery message(byte[] payload) {
        var record = new ConsumerRecord<>(rig.key, 3, offset++, "", payload);
        var metadata = new IncomingKafkaRecordMetadata<>(record, "envelopes");
        return Delivery.of(Message.of(payload, Metadata.of(metadata)));
    }

    private EnvelopeBatch batch(long before, int from, int to) {
        return new EnvelopeBatch(rig.sender.node(), 0, before, records.subList(from, to));
    }

    private EnvelopeBatch single(long before, long sequence) {
        var record = numbered(rig.sender.event(anEvent(), rig.now), sequence);
        return new EnvelopeBatch(rig.sender.node(), 0, before, List.of(record));
    }

    private SpooledEnvelope session(long sequence) {
        var item = Sender.item("session", "{\"sid\":\"1\"}");
        return numbered(rig.sender.envelope(null, rig.now, item), sequence);
    }

    private String missing() {
        return rig.database.text(
                "SELECT missing::text FROM digest_position WHERE node = $1 AND lane = 0",
                rig.sender.node());
    }

    private long waitingFor() {
        return rig.database.number(
                """
                SELECT coalesce(max(waiting_for), 0) FROM digest_position
                 WHERE node = $1 AND lane = 0""",
                rig.sender.node());
    }

    private List<SpooledEnvelope> someEvents(int count) {
        var events = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < count; i++) events.add(rig.sender.event(anEvent(), rig.now));
        return events;
    }

    private static SpooledEnvelope numbered(SpooledEnvelope r, long sequence) {
        return new SpooledEnvelope(
                sequence,
                r.received(),
                r.projectId(),
                r.publicKey(),
                r.verified(),
                r.endpoint(),
                r.encoding(),
                r.eventId(),
                r.clientAddress(),
                r.userAgent(),
                r.sentryClient(),
                r.origin(),
                r.body());
    }
}
