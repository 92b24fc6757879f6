package dev.mayday.issues.api.sentry;

import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Right;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.organization.Organization;
import jakarta.inject.Singleton;
import java.util.List;

/// The organization that a path names, if it is one of the caller's.
@Singleton
record Here(CurrentCaller caller) {

    /// The one at hand.
    Organization allowed(Scope needed) {
        return caller.allowed(needed);
    }

    /// @param organization slug or decimal id
    /// @throws Refused 403 or 404
    Organization in(String organization, Scope needed) {
        return caller.allowed(Right.of(needed), organization);
    }

    /// All in which the caller has this right, the one at hand first.
    List<Organization> organizations(Scope needed) {
        return caller.organizations(needed);
    }

    Actor actor() {
        return caller.actor();
    }
}
