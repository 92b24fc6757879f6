package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// What a browser reported by itself.
///
/// @param kind `csp`, `hpkp`, `expectct` or `expectstaple`
/// @param directive the effective, else the violated directive
/// @param blocked the blocked URI, else the host it is about
public record SecurityReport(String kind, @Nullable String directive, @Nullable String blocked) {}
