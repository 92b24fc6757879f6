package dev.mayday.alerts.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A rule's state for one episode of one issue (semantics 12.5).
///
/// @param suppressed matches since the last message
public record Firing(boolean active, @Nullable Instant lastSent, int suppressed) {

    public static final Firing NONE = new Firing(false, null, 0);
}
