package dev.mayday.issues.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A project that the asker may see.
public record ProjectInfo(
        long id,
        String slug,
        String name,
        @Nullable String platform,
        boolean active,
        Instant created,
        @Nullable Instant firstEventAt) {}
