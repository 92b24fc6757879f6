package dev.mayday.issues.event.body;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import dev.mayday.issues.event.headline.Headlines;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.normalise.EventReader;
import dev.mayday.issues.event.normalise.Reading;
import dev.mayday.issues.event.normalise.TransportFacts;
import dev.mayday.issues.ingestion.read.TypicalEvents;
import dev.mayday.issues.scrub.Scrubber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Bodies as the digest stores them, to train dictionaries with and to try them on.
final class Corpus {

    /// Of the generated events; those to try are of another seed.
    private static final int GENERATED = 600;

    private static final EventReader READER = new EventReader();
    private static final ObjectMapper JSON = new ObjectMapper();

    record Body(String platform, byte[] json) {}

    private Corpus() {}

    /// Generated ones, and those of real SDKs' shapes whose story is not kept back.
    static List<Body> training() throws IOException {
        var bodies = generated(1, GENERATED);
        bodies.addAll(shapes(true));
        bodies.addAll(bench());
        return bodies;
    }

    static List<Body> generated(long seed, int count) {
        var random = new Random(seed);
        var events = new TypicalEvents(random);
        var bodies = new ArrayList<Body>();
        for (int i = 0; i < count; i++) bodies.add(body(events.event(), random));
        return bodies;
    }

    /// 600 payloads of the benchmark's workload, of a seed that it does not run with.
    static List<Body> bench() throws IOException {
        var random = new Random(4);
        var bodies = new ArrayList<Body>();
        try (var packed =
                        Corpus.class.getResourceAsStream(
                                "/dictionaries/bench-payloads.ndjson.zst");
                var lines = new ZstdInputStream(packed).setLongMax(27)) {
            for (var line : new String(lines.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                bodies.add(body(line.getBytes(StandardCharsets.UTF_8), random));
            }
        }
        return bodies;
    }

    /// Events of real SDKs' shapes. All variants of one story are on one side, so that what is
    /// tried was never seen.
    static List<Body> shapes(boolean forTraining) throws IOException {
        var random = new Random(forTraining ? 2 : 3);
        var bodies = new ArrayList<Body>();
        var resource = Corpus.class.getResourceAsStream("/grouping/events.jsonl");
        try (var lines =
                new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var event = JSON.readTree(line);
                var story = event.path("id").asText().replaceFirst("#.*", "");
                boolean kept = story.hashCode() % 2 == 0;
                if (kept == forTraining) {
                    bodies.add(body(JSON.writeValueAsBytes(event.path("event")), random));
                }
            }
        }
        return bodies;
    }

    private static Body body(byte[] payload, Random random) {
        var facts =
                new TransportFacts(
                        1 + random.nextInt(50),
                        new UUID(random.nextLong(), random.nextLong()),
                        Instant.ofEpochMilli(1_768_814_071_000L + random.nextInt(1_000_000_000)),
                        null,
                        "198.51.100." + random.nextInt(256),
                        "",
                        "");
        if (!(READER.read(payload, facts, Scrubber.DEFAULT)
                instanceof Reading.Read(NormalisedEvent event))) {
            throw new IllegalStateException("no event");
        }
        return new Body(event.platform(), event.body().toJson(event, Headlines.of(event)));
    }
}
