package dev.mayday.bench.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import dev.mayday.bench.workload.Envelope.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.123456Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_same_seed_and_ticket_give_the_same_bytes_in_any_order() {
        var forward = workload("mixed").maker();
        var backward = workload("mixed").maker();

        var bodies = new byte[500][];
        for (int i = 0; i < 500; i++) bodies[i] = forward.make(i, NOW).body();

        for (int i = 499; i >= 0; i--)
            assertThat(backward.make(i, NOW).body()).isEqualTo(bodies[i]);
    }

    @ParameterizedTest
    @CsvSource({"2k, 2048", "8k, 8192", "50k, 51200"})
    void uniform_events_have_about_their_size(String variant, int bytes) throws IOException {
        var maker = workload(variant).maker();

        double raw = 0;
        for (int i = 0; i < 300; i++) raw += maker.make(i, NOW).rawBytes();

        assertThat(raw / 300).isCloseTo(bytes, within(bytes * 0.1));
    }

    @Test
    void sizes_of_the_mix_lie_as_real_ones_do() {
        var maker = workload("mixed").maker();

        var sizes =
                java.util.stream.LongStream.range(0, 6_000)
                        .mapToObj(ticket -> maker.make(ticket, NOW))
                        .filter(envelope -> envelope.kind() == Kind.EVENT)
                        .mapToInt(Envelope::rawBytes)
                        .sorted()
                        .toArray();

        assertThat(sizes[sizes.length / 2]).isBetween(3_400, 5_000);
        assertThat(sizes[sizes.length * 9 / 10]).isBetween(14_000, 22_000);
        assertThat(sizes[sizes.length * 99 / 100]).isBetween(40_000, 75_000);
        assertThat(sizes[sizes.length - 1]).isLessThan(230_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2k", "8k", "mixed"})
    void every_envelope_but_the_malformed_frames_and_parses(String variant) throws IOException {
        var maker = workload(variant).maker();
        for (int ticket = 0; ticket < 1_500; ticket++) {
            var envelope = maker.make(ticket, NOW);
            if (envelope.kind() == Kind.MALFORMED) continue;

            var lines = decoded(envelope).split("\n", 3);
            var item = JSON.readTree(lines[1]);
            var payload = JSON.readTree(lines[2]);

            assertThat(JSON.readTree(lines[0]).isObject()).isTrue();
            if (item.has("length")) {
                assertThat(lines[2].stripTrailing()).hasSize(item.get("length").asInt());
            }
            if (envelope.kind() == Kind.EVENT) assertIsEvent(payload, envelope.eventId());
        }
    }

    private static void assertIsEvent(JsonNode event, String id) {
        assertThat(event.at("/event_id").asText()).isEqualTo(id).matches("[0-9a-f]{32}");
        assertThat(event.at("/exception/values/0/stacktrace/frames")).isNotEmpty();
        assertThat(event.at("/tags")).hasSize(10);
        assertThat(event.at("/user/id").asText()).isNotEmpty();
        assertThat(event.at("/contexts/trace/trace_id").asText()).hasSize(32);
        assertThat(event.at("/contexts")).hasSizeGreaterThan(1);
        assertThat(event.at("/platform").asText()).isIn("python", "java", "javascript");
        assertThat(event.at("/request/url").asText()).startsWith("https://");
        assertThat(event.at("/breadcrumbs/values").isArray()).isTrue();
    }

    @Test
    void languages_have_equal_parts_and_one_in_a_hundred_is_a_duplicate() {
        var workload = workload("8k");
        var maker = workload.maker();
        var parts = new EnumMap<Language, Integer>(Language.class);
        var ids = new HashSet<String>();
        int n = 20_000;

        for (int ticket = 0; ticket < n; ticket++) {
            var occurrence = workload.occurrence(ticket, NOW);
            parts.merge(occurrence.language(), 1, Integer::sum);
            ids.add(occurrence.eventId());
        }

        assertThat(parts.values()).allSatisfy(part -> assertThat(part).isBetween(6_300, 7_050));
        assertThat(n - ids.size()).isBetween(150, 260);
        assertThat(maker.make(0, NOW).encoding()).isEqualTo(Encoding.GZIP);
    }

    @Test
    void the_mix_has_its_shares_of_encodings_credentials_and_connections() {
        var maker = workload("mixed").maker();
        var encodings = new EnumMap<Encoding, Integer>(Encoding.class);
        int inQuery = 0;
        int fresh = 0;
        int malformed = 0;
        int n = 8_000;

        for (int ticket = 0; ticket < n; ticket++) {
            var envelope = maker.make(ticket, NOW);
            encodings.merge(envelope.encoding(), 1, Integer::sum);
            if (envelope.keyInQuery()) inQuery++;
            if (envelope.lastOnConnection()) fresh++;
            if (envelope.kind() == Kind.MALFORMED) malformed++;
        }

        assertThat(encodings.get(Encoding.GZIP) / (double) n).isCloseTo(0.80, within(0.02));
        assertThat(encodings.get(Encoding.IDENTITY) / (double) n).isCloseTo(0.15, within(0.02));
        assertThat(encodings).containsKeys(Encoding.DEFLATE, Encoding.ZSTD, Encoding.BROTLI);
        assertThat(inQuery / (double) n).isCloseTo(0.30, within(0.02));
        assertThat(fresh / (double) n).isCloseTo(0.10, within(0.015));
        assertThat(malformed).isBetween(20, 65);
    }

    @Test
    void issues_follow_zipf() {
        var zipf = new Zipf(2_000, 1.1);
        var random = new java.util.SplittableRandom(1);
        var hits = new int[2_000];

        for (int i = 0; i < 200_000; i++) hits[zipf.draw(random)]++;

        assertThat(hits[0] / (double) hits[1]).isCloseTo(Math.pow(2, 1.1), within(0.1));
        assertThat(hits[0] / (double) hits[9]).isCloseTo(Math.pow(10, 1.1), within(1.0));
        assertThat(hits[1_999] + hits[1_998] + hits[1_997]).isPositive();
    }

    @Test
    void no_two_issues_have_the_same_words() {
        var seen = new HashSet<Names>();

        for (int issue = 0; issue < 200_000; issue++) seen.add(Names.of(issue));

        assertThat(seen).hasSize(200_000);
    }

    private static Workload workload(String variant) {
        return new Workload(variant, 2_000, 42, "0badcafe", false, NOW);
    }

    private static String decoded(Envelope envelope) throws IOException {
        var body = new ByteArrayInputStream(envelope.body());
        try (var in = decoder(envelope.encoding(), body)) {
            var bytes = in.readAllBytes();
            assertThat(bytes).hasSize(envelope.rawBytes());
            return new String(bytes, UTF_8);
        }
    }

    private static InputStream decoder(Encoding encoding, InputStream body) throws IOException {
        return switch (encoding) {
            case GZIP -> new GZIPInputStream(body);
            case IDENTITY -> body;
            case DEFLATE -> new InflaterInputStream(body);
            case ZSTD -> new ZstdInputStream(body);
            case BROTLI -> new BrotliInputStream(body);
        };
    }
}
