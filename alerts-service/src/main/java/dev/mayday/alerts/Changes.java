package dev.mayday.alerts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.mayday.contracts.bus.IssueChange;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Changes as JSON text: on the bus, and kept with what they caused. Fields that a later version
/// added are passed over; a kind that it added is not understood.
@ApplicationScoped
@RegisterForReflection(
        targets = {
            IssueChange.class,
            IssueChange.Project.class,
            IssueChange.Issue.class,
            IssueChange.Trigger.class
        })
public class Changes {

    private final ObjectMapper json;

    Changes(ObjectMapper json) {
        var module = new SimpleModule().addDeserializer(String.class, new Storable());
        this.json =
                json.copy()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .registerModule(module);
    }

    /// What a text from the bus is.
    public sealed interface Reading {
        record Understood(IssueChange change) implements Reading {}

        /// @param reason never quotes the text
        /// @param project 0 when the text does not tell
        /// @param change 0 when the text does not tell
        record Strange(String reason, long project, long change) implements Reading {}
    }

    /// Never fails: whatever a text does to its reader, it is the text that is strange.
    public Reading read(@Nullable String text) {
        try {
            return read(json.readTree(text == null ? "" : text));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var where = at == null ? "" : ", column " + at.getColumnNr();
            return new Reading.Strange("not the JSON of a change" + where, 0, 0);
        } catch (RuntimeException | StackOverflowError fault) {
            return new Reading.Strange("cannot be read: " + fault.getClass().getSimpleName(), 0, 0);
        }
    }

    private Reading read(JsonNode tree) {
        var project = tree.path("project").path("id").asLong();
        var id = tree.path("id").asLong();
        if (!isKnown(tree.path("kind").asText())) {
            return new Reading.Strange("a kind that this version does not know", project, id);
        }
        try {
            var change = json.treeToValue(tree, IssueChange.class);
            return isComplete(change)
                    ? new Reading.Understood(change)
                    : new Reading.Strange("something is missing", project, id);
        } catch (JsonProcessingException _) {
            return new Reading.Strange("a field has a value of another type", project, id);
        }
    }

    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isKnown(String kind) {
        return Stream.of(IssueChange.Kind.values()).anyMatch(known -> known.name().equals(kind));
    }

    private static boolean isComplete(IssueChange change) {
        var issue = change.issue();
        var project = change.project();
        var event = change.event();
        return present(change.kind(), change.at(), change.reason(), project, issue)
                && present(project.slug(), project.name(), issue.shortId(), issue.title())
                && present(issue.culprit(), issue.level(), issue.firstSeen(), issue.url())
                && (event == null || present(event.environment(), event.release()));
    }

    private static boolean present(@Nullable Object... parts) {
        return Stream.of(parts).allMatch(Objects::nonNull);
    }

    /// Text without U+0000, which PostgreSQL does not store.
    private static final class Storable extends StringDeserializer {
        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            var text = super.deserialize(parser, context);
            return text == null ? null : text.replace("\0", "");
        }
    }
}
