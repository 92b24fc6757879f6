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

    CurrentCaller(Origin origin) {
        this.origin = origin;
    }

    void is(Caller known) {
        caller = known;
    }

    public Caller get() {
        if (caller == null) throw Refused.anonymous();
        return caller;
    }

    /// In the organization at hand. See [Caller#reach].
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

    /// See [Caller#requirePerson].
    public Caller.Person person() {
        return get().requirePerson();
    }

    /// See [Caller#requireInstanceAdmin].
    public void requireInstanceAdmin() {
        get().requireInstanceAdmin();
    }

    /// See [Caller#requireService].
    public void requireService() {
        get().requireService();
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
