package dev.mayday.issues.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a session begins.
///
/// @param via `password`, `link`, `break-glass`, or the name of a provider
/// @param address whence; empty when unknown
/// @param agent what the browser says of itself
/// @param expiresAt when it ends at the latest; null for as long as any session lives
public record Opening(String via, String address, String agent, @Nullable Instant expiresAt) {

    private static final int LONGEST = 300;

    public Opening {
        agent = agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent;
    }
}
