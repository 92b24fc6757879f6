package dev.mayday.issues.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.Level;
import dev.mayday.contracts.Word;
import dev.mayday.issues.search.SearchedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An event as it lies in the store.
///
/// @param occurred the event's own time, corrected
/// @param environment empty when the event names none
/// @param release empty when the event names none
/// @param lateness why it did not reopen its issue; mostly empty
/// @param userHash by which users are told apart, in hex; empty when the event counts for none
/// @param body the normalised payload of protocol 5: hostile text all through
public record StoredEvent(
        UUID id,
        IssueKey issue,
        String project,
        Instant received,
        Instant occurred,
        String environment,
        String release,
        String lateness,
        String userHash,
        JsonNode body) {

    /// As a query asks about it.
    SearchedEvent searched() {
        return new SearchedEvent(id, project, received, occurred, lateness, body);
    }

    public Level level() {
        return Word.of(Level.class, searched().level());
    }

    /// Who it happened to, by the name that says most; empty when nobody knows.
    public String userName() {
        for (var name : List.of("email", "username", "name", "id", "ip_address")) {
            var said = body.path("user").path(name).asText("");
            if (!said.isEmpty()) return said;
        }
        return "";
    }

    /// In the order of the event.
    public Map<String, String> tags() {
        return searched().tags();
    }
}
