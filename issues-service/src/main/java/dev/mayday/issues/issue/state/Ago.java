package dev.mayday.issues.issue.state;

import java.time.Duration;
import java.time.Instant;

/// Spans of time as people say them: `40 s`, `5 min`, `3 h`, `12 d`.
public final class Ago {

    private Ago() {}

    public static String between(Instant from, Instant to) {
        var span = Duration.between(from, to);
        if (span.toDays() >= 2) return span.toDays() + " d";
        if (span.toHours() >= 2) return span.toHours() + " h";
        if (span.toMinutes() >= 2) return span.toMinutes() + " min";
        return span.toSeconds() + " s";
    }
}
