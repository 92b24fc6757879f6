package dev.mayday.issues.api.internal;

import dev.mayday.issues.access.Bearers;
import dev.mayday.issues.access.By;
import dev.mayday.issues.access.Caller;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.organization.Organization;
import jakarta.inject.Singleton;

/// Who asks something about people, and in which organization.
@Singleton
record Asker(CurrentCaller caller) {

    /// The organization at hand.
    ///
    /// @throws Refused 403
    Organization in(Scope needed) {
        return caller.allowed(needed);
    }

    Actor actor() {
        return caller.actor();
    }

    By by() {
        return caller.by();
    }

    /// Likewise, where only somebody who signed in can do it, with whatever rights.
    ///
    /// @throws Refused 403
    Caller.Person person() {
        return caller.person();
    }

    void requireService() {
        caller.requireService();
    }

    /// The token of the session.
    static String session(String bearer) {
        return Bearers.secret(bearer);
    }
}
