package dev.mayday.issues.event.normalise;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Whole payloads, as SDKs send them.
public final class Samples {

    private Samples() {}

    /// The KeyError of a FastAPI service, as `sentry-sdk` reports it.
    public static byte[] pythonIncident() {
        try (var file = Samples.class.getResourceAsStream("python-incident.json")) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
