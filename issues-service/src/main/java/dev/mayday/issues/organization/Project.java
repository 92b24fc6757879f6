package dev.mayday.issues.organization;

import org.jspecify.annotations.Nullable;

/// A project that was just made.
///
/// @param dsn of its first key
public record Project(long id, String slug, String name, @Nullable String platform, String dsn) {}
