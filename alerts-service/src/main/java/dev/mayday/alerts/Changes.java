package dev.mayday.alerts;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
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

/// Changes as JSON text: on the bus, and kept with what they caused.
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
        this.json = json.copy().registerModule(module);
    }

    /// @throws Unreadable when the text is no change, or half of one
    public IssueChange read(String text) {
        try {
            var change = json.readValue(text, IssueChange.class);
            if (change == null || !isComplete(change)) {
                throw new Unreadable("something is missing", null);
            }
            return change;
        } catch (JsonProcessingException e) {
            throw new Unreadable("not the JSON of a change" + where(e.getLocation()), e);
        }
    }

    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where, never what: messages of the parser quote the text.
    private static String where(@Nullable JsonLocation at) {
        return at == null ? "" : ", column " + at.getColumnNr();
    }

    private static boolean isComplete(IssueChange change) {
        var issue = change.issue();
        var project = change.project();
        var event = change.event();
        return present(change.kind(), change.at(), change.reason(), project, issue)
                && present(project.name(), issue.shortId(), issue.title(), issue.culprit())
                && present(issue.level(), issue.firstSeen(), issue.url())
                && (event == null || present(event.environment(), event.release()));
    }

    private static boolean present(@Nullable Object... parts) {
        return Stream.of(parts).allMatch(Objects::nonNull);
    }

    /// Reading it again would not help.
    public static final class Unreadable extends RuntimeException {
        Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
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
