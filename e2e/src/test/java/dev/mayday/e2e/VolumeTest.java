package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The incident at its real size.
class VolumeTest {

    @TempDir Path directory;

    @Test
    void ten_thousand_occurrences_are_one_issue_and_another_function_is_another() throws Exception {
        try (var mayday = Standalone.start("volume", directory.resolve("data"), Map.of())) {
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            var stream =
                    new Stream(mayday.sender(), n -> EventSender.keyError("classify", n % 389));
            stream.acceptMore(10_000, statuses);
            int sent = stream.accepted().size();
            var elsewhere = new Stream(mayday.sender(), n -> EventSender.keyError("reclassify", n));
            elsewhere.acceptMore(1, statuses);

            var api = mayday.api();
            Awaitility.await("both issues complete")
                    .atMost(Duration.ofMinutes(3))
                    .until(
                            () ->
                                    api.issues().stream()
                                                    .mapToLong(i -> i.get("count").asLong())
                                                    .sum()
                                            >= sent + elsewhere.accepted().size());

            assertThat(statuses).containsExactly(200);
            assertThat(api.issues())
                    .hasSize(2)
                    .anySatisfy(
                            issue -> {
                                assertThat(issue.get("count").asLong()).isEqualTo(sent);
                                assertThat(issue.get("userCount").asInt()).isEqualTo(389);
                                assertThat(issue.get("culprit").asText()).contains("classify");
                            });
        }
    }
}
