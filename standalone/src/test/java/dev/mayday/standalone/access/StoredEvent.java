package dev.mayday.standalone.access;

import dev.mayday.issues.event.body.BodyCompressor;
import dev.mayday.issues.event.headline.Headlines;
import dev.mayday.issues.event.normalise.EventReader;
import dev.mayday.issues.event.normalise.Reading;
import dev.mayday.issues.event.normalise.TransportFacts;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/// An event in the database as the digest leaves it: normalised and compressed.
final class StoredEvent {

    private StoredEvent() {}

    /// @param secret what it says
    /// @return its id as addresses have it
    static String of(Connection database, long project, long issue, String secret)
            throws SQLException {
        var id = UUID.randomUUID();
        var now = Instant.now();
        var payload = "{\"message\": \"%s\", \"platform\": \"python\"}".formatted(secret);
        var facts = new TransportFacts(project, id, now, null, "192.0.2.1", "", "");
        var read = new EventReader().read(payload.getBytes(StandardCharsets.UTF_8), facts);
        var event = ((Reading.Read) read).event();
        try (var compressor = new BodyCompressor()) {
            var json = event.body().toJson(event, Headlines.of(event));
            var body = compressor.compress(json, event.platform());
            Sql.run(
                    database,
                    """
                    INSERT INTO event (project_id, id, day, issue_id, environment, received, occurred, release, dictionary, body)
                    VALUES (?, ?, ?, ?, 0, ?, ?, '', ?, ?)""",
                    project,
                    id,
                    LocalDate.ofInstant(now, ZoneOffset.UTC),
                    issue,
                    now.atOffset(ZoneOffset.UTC),
                    now.atOffset(ZoneOffset.UTC),
                    body.dictionary(),
                    body.bytes());
        }
        return id.toString().replace("-", "");
    }
}
