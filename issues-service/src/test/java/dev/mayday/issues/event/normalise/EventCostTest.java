package dev.mayday.issues.event.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.json.JsonTree;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.scrub.Scrubber;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A megabyte costs what its bytes cost to read, whatever they say. What is asserted is work, not
/// time; [#main] prints it, and what is allocated.
class EventCostTest {

    private static final int MOST_VALUES_READ = 100_000;
    private static final int MOST_VALUES_STORED = 60_000;
    private static final int MOST_CHARACTERS_STORED = 1_100_000;

    static Stream<String> payloads() {
        return HostilePayloads.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void a_hostile_megabyte_leaves_no_more_to_work_on_than_a_large_event(String name) {
        var payload = bytes(HostilePayloads.all().get(name));

        assertThat(values(JsonTree.parse(payload))).isLessThanOrEqualTo(MOST_VALUES_READ);
        if (!(new EventReader().read(payload, Reads.FACTS, Scrubber.DEFAULT)
                instanceof Reading.Read(NormalisedEvent event))) return;
        assertThat(values(event.body().tree())).isLessThanOrEqualTo(MOST_VALUES_STORED);
        assertThat(Reads.stored(event)).hasSizeLessThanOrEqualTo(MOST_CHARACTERS_STORED);
    }

    private static int values(JsonNode node) {
        int values = 1;
        for (var child : node) values += values(child);
        return values;
    }

    private static byte[] bytes(String payload) {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    /// CPU of each payload, warm: reading, scrubbing and writing.
    public static void main(String[] arguments) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var reader = new EventReader();
        var payloads = HostilePayloads.all();
        for (int round = 0; round < 3; round++) {
            for (var payload : payloads.values()) run(reader, bytes(payload));
        }
        for (var payload : payloads.entrySet()) {
            var bytes = bytes(payload.getValue());
            long best = Long.MAX_VALUE;
            long allocated = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 7; i++) {
                long start = threads.getCurrentThreadCpuTime();
                run(reader, bytes);
                best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
            System.out.printf(
                    "%6.1f ms %6.1f MB  %s%n", best / 1e6, allocated / 7e6, payload.getKey());
        }
    }

    private static void run(EventReader reader, byte[] payload) {
        if (reader.read(payload, Reads.FACTS, Scrubber.DEFAULT)
                instanceof Reading.Read(NormalisedEvent event)) Reads.stored(event);
    }
}
