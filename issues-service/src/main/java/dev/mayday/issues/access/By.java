package dev.mayday.issues.access;

import dev.mayday.issues.audit.Actor;

/// With whose rank something is done about people, and as whom the audit log has it. That the log
/// names nobody gives nobody a rank.
public sealed interface By {

    Actor actor();

    Giving giving();

    /// With what the person is in the organization at that moment.
    record Person(long account, Actor actor, Giving giving) implements By {}

    /// With that of an admin: what it may do at all, its scopes have said.
    record OrganizationToken(Actor actor, Giving giving) implements By {}
}
