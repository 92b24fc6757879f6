package dev.mayday.issues.grouping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.grouping.rules.StackRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The events that grouping is measured on, and what was decided about them.
final class Corpus {

    static final Grouper GROUPER = new Grouper(GroupingConfig.NATIVE_1, StackRules.NONE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Corpus() {}

    static Map<String, NormalisedEvent> events() {
        var events = new LinkedHashMap<String, NormalisedEvent>();
        for (var line : lines("events.jsonl")) {
            events.put(line.get("id").asText(), EventJson.read(line.get("event")));
        }
        return events;
    }

    static Map<String, Grouping> decisions() {
        var decisions = new LinkedHashMap<String, Grouping>();
        events().forEach((id, event) -> decisions.put(id, GROUPER.decide(event)));
        return decisions;
    }

    static List<JsonNode> lines(String file) {
        return text(file).lines().map(Corpus::parse).toList();
    }

    static List<JsonNode> table(String file) {
        return EventJson.stream(parse(text(file))).toList();
    }

    static String text(String file) {
        try (var stream = Corpus.class.getResourceAsStream("/grouping/" + file)) {
            if (stream == null) throw new IllegalArgumentException("no file " + file);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
