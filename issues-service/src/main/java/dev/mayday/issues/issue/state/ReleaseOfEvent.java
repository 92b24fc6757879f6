package dev.mayday.issues.issue.state;

import dev.mayday.issues.release.version.Release;

/// The release that an event names.
///
/// @param passedOver why it never reopens anything: `archived`, `ignored by *999.9*`; empty when it
///     does
public record ReleaseOfEvent(Release release, String passedOver) {}
