package dev.mayday.issues.api.sentry;

import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.organization.Organization;
import jakarta.inject.Singleton;

/// The organization that a path names, if it is the caller's.
@Singleton
record Here(CurrentCaller caller) {

    Organization allowed(Scope needed) {
        return caller.allowed(needed);
    }

    /// @param organization slug or decimal id
    /// @throws Refused 403 or 404
    Organization in(String organization, Scope needed) {
        var mine = caller.allowed(needed);
        boolean same =
                organization.equals(mine.slug()) || organization.equals(Long.toString(mine.id()));
        if (!same) throw Refused.notFound();
        return mine;
    }

    String actor() {
        var name = caller.get().actor();
        return name == null ? "a service" : name;
    }
}
