package dev.mayday.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may befall the four services and their bus, under a steady stream: killed and redelivered,
/// a second replica, a rebalance, more partitions, records that the broker has lost, a broker that
/// dies. What was answered 200 is there once, and the books agree.
class KafkaDrillTest {

    private static final int PER_SECOND = 100;
    private static final int PARTITIONS = 9;
    private static final String TOPIC = "envelopes";

    @TempDir Path directory;

    @Test
    void whatever_befalls_services_and_bus_nothing_accepted_is_lost_or_doubled() throws Exception {
        try (var mayday = Suite.start(directory, Map.of())) {
            var stream = Stream.ofKeyErrors(mayday.sender());
            var steady = stream.sendSteadily(PER_SECOND);

            killedAndRedelivered(mayday, stream);
            aSecondReplicaTakesOver(mayday, stream);
            morePartitionsThanBefore(mayday, stream);
            recordsThatTheBrokerLost(mayday, stream);
            theBrokerAndTheDoorDie(mayday, stream);

            awaitMoreAccepted(stream);
            steady.stop();
            var books = new Books(directory);
            books.awaitAll(stream);
            System.out.printf("kafka drill: %d accepted%n", stream.accepted().size());
            books.assertTheyAgreeOn(stream);
        }
    }

    private static void killedAndRedelivered(Suite mayday, Stream stream) throws Exception {
        awaitMoreAccepted(stream);
        mayday.get("issues-service").kill();
        mayday.get("issues-service").start();
    }

    private static void aSecondReplicaTakesOver(Suite mayday, Stream stream) throws Exception {
        mayday.replicate("issues-service");
        awaitMoreAccepted(stream);
        mayday.get("issues-service").kill();
        awaitMoreAccepted(stream);
        mayday.get("issues-service").start();
        awaitMoreAccepted(stream);
    }

    /// With a backlog on the bus, so that a lane has batches on the old partition and on the new.
    private static void morePartitionsThanBefore(Suite mayday, Stream stream) throws Exception {
        whileNobodyDigests(
                mayday,
                () -> {
                    awaitMoreAccepted(stream);
                    try (var admin = admin(mayday)) {
                        var more = NewPartitions.increaseTo(PARTITIONS);
                        admin.createPartitions(Map.of(TOPIC, more)).all().get();
                    }
                    awaitMoreAccepted(stream);
                });
    }

    /// As an unclean leader election or a short retention would lose them.
    private static void recordsThatTheBrokerLost(Suite mayday, Stream stream) throws Exception {
        whileNobodyDigests(
                mayday,
                () -> {
                    awaitMoreAccepted(stream);
                    awaitSomethingOnTheBus(mayday);
                    try (var admin = admin(mayday)) {
                        deleteAllRecords(admin);
                    }
                    awaitMoreAccepted(stream);
                });
    }

    private static void theBrokerAndTheDoorDie(Suite mayday, Stream stream) throws Exception {
        awaitMoreAccepted(stream);
        mayday.kafka().killAndRestart();
        awaitMoreAccepted(stream);
        mayday.get("ingest-service").kill();
        mayday.get("ingest-service").start();
    }

    private static void whileNobodyDigests(Suite mayday, Stream.ThrowingRunnable work)
            throws Exception {
        mayday.get("issues-service").kill();
        mayday.get("issues-service-2").kill();
        work.run();
        mayday.get("issues-service").start();
        mayday.get("issues-service-2").start();
    }

    private static Admin admin(Suite mayday) {
        return Admin.create(Map.of("bootstrap.servers", mayday.kafka().address()));
    }

    /// More than was there when this was called.
    private static void awaitSomethingOnTheBus(Suite mayday) throws Exception {
        try (var admin = admin(mayday)) {
            long before = records(admin);
            Awaitility.await("something on the bus")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> records(admin) > before);
        }
    }

    private static void deleteAllRecords(Admin admin) throws Exception {
        var all = new HashMap<TopicPartition, RecordsToDelete>();
        ends(admin)
                .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
        admin.deleteRecords(all).all().get();
    }

    private static long records(Admin admin) throws Exception {
        return ends(admin).values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
        var topic = admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (var partition : topic.partitions()) {
            asked.put(new TopicPartition(TOPIC, partition.partition()), OffsetSpec.latest());
        }
        var ends = new HashMap<TopicPartition, Long>();
        admin.listOffsets(asked).all().get().forEach((at, end) -> ends.put(at, end.offset()));
        return ends;
    }

    private static void awaitMoreAccepted(Stream stream) {
        stream.awaitMoreAccepted(2 * PER_SECOND);
    }
}
