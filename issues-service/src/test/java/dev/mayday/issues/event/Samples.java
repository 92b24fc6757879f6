package dev.mayday.issues.event;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Whole payloads, as SDKs send them.
final class Samples {

    private Samples() {}

    /// The KeyError of a FastAPI service, as `sentry-sdk` reports it.
    static byte[] pythonIncident() {
        try (var file = Samples.class.getResourceAsStream("python-incident.json")) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
