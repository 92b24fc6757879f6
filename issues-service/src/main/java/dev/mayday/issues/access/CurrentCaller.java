package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.organization.Organization;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The caller of the request at hand.
@RequestScoped
public class CurrentCaller {

    private final Origin origin;
    private @Nullable Caller caller;
    private @Nullable Organization organization;

    CurrentCaller(Origin origin) {
        this.origin = origin;
    }

    /// @param reached null where the route's mark asks for no right in an organization
    void is(Caller known, @Nullable Organization reached) {
        caller = known;
        organization = reached;
    }

    public Caller get() {
        if (caller == null) throw Refused.anonymous();
        return caller;
    }

    /// Where the caller has the right that the route's mark asks for, as far as it reaches: in the
    /// organization that the path names, or else in the one at hand.
    public Organization organization() {
        if (organization == null) throw new IllegalStateException("the mark asks for no right");
        return organization;
    }

    /// What the mark does not say: a right besides, in the organization at hand. See
    /// [Caller#reach].
    public Organization allowed(Scope needed) {
        return get().reach(Right.of(needed), null);
    }

    /// See [Caller#reach].
    ///
    /// @param organization slug or decimal id; null for the one at hand
    public Organization allowed(Right needed, @Nullable String organization) {
        return get().reach(needed, organization);
    }

    /// See [Caller#organizations].
    public List<Organization> organizations(Scope needed) {
        return get().organizations(needed);
    }

    /// The address of the person with whose rights is asked; empty when there is none.
    public String email() {
        var person = get().principal();
        return person == null ? "" : person.email();
    }

    /// See [Caller#requirePerson].
    public Caller.Person person() {
        return get().requirePerson();
    }

    /// See [Caller#by].
    public By by() {
        return get().by(actor());
    }

    /// Who does this, by which way and whence: for the audit log and the history of issues.
    public Actor actor() {
        return get().actor(origin.isDashboard(), origin.address());
    }
}
