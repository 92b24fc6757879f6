package dev.mayday.issues.audit;

import org.jspecify.annotations.Nullable;

/// Who did something, as the audit log names them.
///
/// @param account null for a token of the organization, for a service and for the system
/// @param email as it is before what is done: whoever leaves for good has another one afterwards;
///     empty when it is no account
/// @param via by which way
/// @param address whence; empty when unknown or when it was nobody outside
public record Actor(@Nullable Long account, String email, String name, Via via, String address) {

    /// The ways by which something is changed (semantics 17.4).
    public enum Via {
        UI,
        API,
        LAUNCHER,
        SYSTEM
    }

    /// What Mayday does by itself.
    public static final Actor SYSTEM = nobody("Mayday", Via.SYSTEM, "");

    /// What has no account: a program, a service, or who is not known.
    public static Actor nobody(String name, Via via, String address) {
        return new Actor(null, "", name, via, address);
    }
}
