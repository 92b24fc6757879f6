package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.organization.Organization;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The caller of the request at hand.
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    void is(Caller known) {
        caller = known;
    }

    public Caller get() {
        if (caller == null) throw Refused.anonymous();
        return caller;
    }

    /// See [Caller#allowed].
    public Organization allowed(Scope needed) {
        return get().allowed(needed);
    }

    /// See [Caller#requireInstanceAdmin].
    public void requireInstanceAdmin() {
        get().requireInstanceAdmin();
    }

    /// See [Caller#requireService].
    public void requireService() {
        get().requireService();
    }
}
