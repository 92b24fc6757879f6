package dev.mayday.issues.grouping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.grouping.facts.Circumstances;
import dev.mayday.issues.grouping.facts.ClientChoice;
import dev.mayday.issues.grouping.facts.Frame;
import dev.mayday.issues.grouping.facts.LogMessage;
import dev.mayday.issues.grouping.facts.Mechanism;
import dev.mayday.issues.grouping.facts.Stack;
import dev.mayday.issues.grouping.facts.Thrown;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads the facts out of an event of the corpus.
final class EventJson {

    private EventJson() {}

    static GroupingInput read(JsonNode event) {
        var logger = text(event, "logger");
        var circumstances =
                new Circumstances(
                        text(event, "platform"),
                        text(event, "transaction"),
                        null,
                        logger,
                        text(event, "level"),
                        null,
                        Map.of());
        var message = event.has("logentry") ? message(event.get("logentry")) : null;
        return new GroupingInput(
                circumstances,
                stream(event.path("exception").path("values")).map(EventJson::thrown).toList(),
                List.of(),
                null,
                message,
                null,
                null,
                ClientChoice.NONE);
    }

    private static LogMessage message(JsonNode entry) {
        return new LogMessage(text(entry, "message"), text(entry, "formatted"));
    }

    private static Thrown thrown(JsonNode value) {
        var frames = stream(value.path("stacktrace").path("frames")).map(EventJson::frame).toList();
        var mechanism = value.has("mechanism") ? mechanism(value.get("mechanism")) : Mechanism.NONE;
        return new Thrown(
                text(value, "type"), text(value, "value"), null, mechanism, new Stack(frames));
    }

    private static Mechanism mechanism(JsonNode mechanism) {
        return new Mechanism(
                text(mechanism, "type"),
                mechanism.path("synthetic").asBoolean(),
                number(mechanism, "exception_id"),
                number(mechanism, "parent_id"),
                mechanism.path("is_exception_group").asBoolean(),
                text(mechanism, "source"),
                null);
    }

    static Frame frame(JsonNode frame) {
        var data = frame.path("data");
        return new Frame(
                text(frame, "platform"),
                text(frame, "module"),
                text(frame, "function"),
                text(frame, "raw_function"),
                text(frame, "filename"),
                text(frame, "abs_path"),
                text(frame, "package"),
                text(frame, "context_line"),
                frame.hasNonNull("in_app") ? frame.get("in_app").asBoolean() : null,
                text(data, "category"),
                data.hasNonNull("sourcemap"),
                data.path("symbolicated").asBoolean());
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }

    private static @Nullable Integer number(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asInt() : null;
    }
}
