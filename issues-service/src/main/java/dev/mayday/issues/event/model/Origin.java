package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// Which build of what it came from, and where that ran.
///
/// @param culprit as the SDK sent it
/// @param title as the SDK sent it
public record Origin(
        @Nullable String release,
        @Nullable String dist,
        @Nullable String environment,
        @Nullable String transaction,
        @Nullable String culprit,
        @Nullable String title,
        @Nullable String logger,
        @Nullable String serverName,
        @Nullable String site,
        @Nullable String sdkName,
        @Nullable String sdkVersion) {}
