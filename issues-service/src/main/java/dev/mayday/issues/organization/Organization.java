package dev.mayday.issues.organization;

import java.time.Instant;

/// A tenant. Whoever holds one got it from [Caller#allowed], so may act in it.
public record Organization(long id, String slug, String name, Instant created) {}
