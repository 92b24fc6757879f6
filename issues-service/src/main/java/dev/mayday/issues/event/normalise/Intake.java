package dev.mayday.issues.event.normalise;

import java.time.Instant;
import java.util.UUID;

/// What the server says of an event, whatever its payload does.
record Intake(long projectId, UUID eventId, Instant received) {}
