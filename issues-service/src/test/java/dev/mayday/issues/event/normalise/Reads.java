package dev.mayday.issues.event.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.event.headline.Headlines;
import dev.mayday.issues.event.model.Headline;
import dev.mayday.issues.event.model.NormalisedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Payloads in short: JSON with single quotes in, event or stored body out.
public final class Reads {

    public static final Instant RECEIVED = Instant.parse("2026-01-19T09:14:37.900Z");
    public static final UUID ID = UUID.fromString("9ec79c33-ec99-42ab-8353-589fcb2e04dc");
    public static final TransportFacts FACTS = sentAt(null);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Reads() {}

    public static TransportFacts sentAt(Instant sentAt) {
        return new TransportFacts(
                42, ID, RECEIVED, sentAt, "198.51.100.7", "curl/8", "raven-python/6.1");
    }

    public static Reading reading(String payload) {
        return new EventReader().read(bytes(payload), FACTS);
    }

    public static NormalisedEvent event(String payload) {
        return event(payload, FACTS);
    }

    public static NormalisedEvent event(String payload, TransportFacts facts) {
        var reading = new EventReader().read(bytes(payload), facts);
        assertThat(reading).as(payload).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).event();
    }

    /// What would be stored, read again.
    public static JsonNode body(String payload) {
        return body(event(payload));
    }

    public static JsonNode body(NormalisedEvent event) {
        return tree(stored(event));
    }

    /// As the digest stores it, with `in_app` as the SDK said it.
    public static byte[] stored(NormalisedEvent event) {
        return event.body().toJson(event, headline(event));
    }

    public static Headline headline(NormalisedEvent event) {
        return Headlines.of(event);
    }

    public static NormalisedEvent payload(JsonNode payload) {
        var reading = new EventReader().read(payload.toString().getBytes(UTF_8), FACTS);
        return ((Reading.Read) reading).event();
    }

    public static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static JsonNode json(String text) {
        return tree(bytes(text));
    }

    /// As many members of a list or object, divided by commas.
    public static String many(int count, IntFunction<String> member) {
        return IntStream.range(0, count).mapToObj(member).collect(Collectors.joining(","));
    }

    private static byte[] bytes(String payload) {
        return payload.replace('\'', '"').getBytes(UTF_8);
    }
}
