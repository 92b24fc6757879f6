package dev.mayday.issues.issue.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.mayday.contracts.bus.IssueChange;
import java.io.UncheckedIOException;

/// Changes as text, the same in the outbox and on the bus: times as ISO 8601.
final class ChangeJson {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private ChangeJson() {}

    static String write(Object change) {
        try {
            return JSON.writeValueAsString(change);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The text of a row with its number put in: only the database knows it.
    static String numbered(String row, long id) {
        try {
            var c = JSON.readValue(row, IssueChange.class);
            return write(
                    new IssueChange(
                            id,
                            c.kind(),
                            c.at(),
                            c.project(),
                            c.issue(),
                            c.event(),
                            c.actor(),
                            c.reason()));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
