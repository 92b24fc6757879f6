package dev.mayday.issues.issue.state;

import dev.mayday.issues.event.model.ClaimedTime;
import java.time.Instant;

/// All that an occurrence tells the life of its issue.
///
/// @param received server time
/// @param claimed when it says it happened, its clock corrected but nothing clamped
/// @param release empty when it names none
/// @param environment empty when it names none
public record Occasion(Instant received, ClaimedTime claimed, String release, String environment) {}
