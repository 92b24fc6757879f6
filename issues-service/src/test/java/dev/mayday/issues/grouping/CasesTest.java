package dev.mayday.issues.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.event.normalise.Reads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pairs of payloads of strangers that were once decided wrongly, read as those of any sender.
class CasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("pairs")
    void each_pair_is_decided_as_people_decided_it(String name) {
        var pair = read(name);

        boolean same = Events.same(Reads.payload(pair.path("a")), Reads.payload(pair.path("b")));

        assertThat(same)
                .as(name + " " + pair.path("why").asText())
                .isEqualTo(pair.path("expected").asText().equals("same"));
    }

    @Test
    void a_fingerprint_of_nothing_but_variables_stays_small() {
        var event = Reads.payload(read("27-fingerprint-amplification.json").path("event"));

        var decided = Events.decided(event);

        assertThat(decided.key().toString()).hasSizeLessThan(5_000);
        assertThat(JSON.valueToTree(decided.explanation()).toString().length())
                .isLessThanOrEqualTo(16 * 1024);
    }

    static Stream<String> pairs() throws IOException {
        try (var files = Files.list(cases())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> read(name).has("expected"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static JsonNode read(String name) {
        try {
            return JSON.readTree(cases().resolve(name).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path cases() {
        try {
            return Path.of(CasesTest.class.getResource("/grouping/cases").toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
