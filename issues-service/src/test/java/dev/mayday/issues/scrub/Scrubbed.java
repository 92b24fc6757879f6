package dev.mayday.issues.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.normalise.EventReader;
import dev.mayday.issues.event.normalise.Reading;
import dev.mayday.issues.event.normalise.Reads;
import dev.mayday.issues.event.normalise.TransportFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An event on its whole way: read, scrubbed, stored.
final class Scrubbed {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TransportFacts FACTS =
            new TransportFacts(
                    42,
                    UUID.fromString("9ec79c33-ec99-42ab-8353-589fcb2e04dc"),
                    Instant.parse("2026-01-19T09:14:37.900Z"),
                    null,
                    "198.51.100.7",
                    "",
                    "");

    private Scrubbed() {}

    static JsonNode body(String payload) {
        return body(payload, ScrubSettings.DEFAULT);
    }

    static JsonNode body(String payload, ScrubSettings settings) {
        return Reads.body(event(payload, settings));
    }

    static NormalisedEvent event(String payload, ScrubSettings settings) {
        var bytes = payload.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ((Reading.Read) new EventReader().read(bytes, FACTS, new Scrubber(settings)))
                .event();
    }

    static ScrubSettings safe(String... fields) {
        return new ScrubSettings(true, true, false, List.of(), List.of(fields));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
