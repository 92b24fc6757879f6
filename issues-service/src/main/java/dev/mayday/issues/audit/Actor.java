package dev.mayday.issues.audit;

import org.jspecify.annotations.Nullable;

/// Who did something, as the audit log names them.
///
/// @param account null for a token of the organization, for a service and for the system
/// @param via by which way
/// @param address whence; empty when unknown or when it was nobody outside
public record Actor(@Nullable Long account, String name, Via via, String address) {

    /// The ways by which something is changed (semantics 17.4).
    public enum Via {
        UI,
        API,
        LAUNCHER,
        SYSTEM
    }

    /// What Mayday does by itself.
    public static final Actor SYSTEM = new Actor(null, "Mayday", Via.SYSTEM, "");
}
