package dev.mayday.issues.access;

import io.smallrye.mutiny.Uni;

/// A kind of bearer: its place is here whatever it is that proves who asks. Each bean of this type
/// is asked in turn, the one with the highest priority first, until one knows the secret.
public interface BearerKind {

    /// Whether the secret has the form of this kind: nobody else is asked then.
    boolean knows(String secret);

    /// Who is behind it, as things are now; fails with [dev.mayday.issues.Refused] 401 when nobody
    /// is.
    ///
    /// @param address whence the request comes; empty when unknown
    Uni<Caller> find(String secret, String address);
}
