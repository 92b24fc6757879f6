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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pairs of payloads of strangers that were once decided wrongly, read as those of any sender.
class CasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Not decided rightly yet, by name: whoever makes one right takes it off the list.
    private static final Set<String> KNOWN_FAILING =
            Set.of(
                    "01-rust-panic-other-place.json",
                    "03-spa-null-access.json",
                    "04-spa-undefined-variable.json",
                    "05-react-error-number.json",
                    "07-vite-hash-with-dash.json",
                    "09-source-file-with-digit.json",
                    "10-type-with-digit.json",
                    "14-throw-helper-method.json",
                    "15-message-id-0.json",
                    "15-message-id-2.json",
                    "15-message-id-4.json",
                    "15-message-id-6.json",
                    "16-message-swallowed-0.json",
                    "16-message-swallowed-2.json",
                    "16-message-swallowed-3.json",
                    "16-message-swallowed-5.json",
                    "19-groovy-closure.json",
                    "20-msvc-anonymous-namespace.json",
                    "22-own-class-Sentry.json",
                    "24-recursion-beyond-250.json",
                    "26-ruby34-message.json");

    @ParameterizedTest
    @MethodSource("pairs")
    void each_pair_is_decided_as_people_decided_it(String name) {
        var pair = read(name);

        boolean same = Events.same(Reads.payload(pair.path("a")), Reads.payload(pair.path("b")));

        boolean right = same == pair.path("expected").asText().equals("same");
        assertThat(right).as(name).isEqualTo(!KNOWN_FAILING.contains(name));
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
