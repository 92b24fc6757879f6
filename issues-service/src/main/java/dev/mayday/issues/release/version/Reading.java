package dev.mayday.issues.release.version;

/// What a scheme makes of a version.
///
/// @param pack before the last `@`: `shop` in `shop@2.5.0`; empty when there is none
record Reading(String pack, VersionKey key) {}
