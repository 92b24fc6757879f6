package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.AuditApi;
import dev.mayday.issues.access.Caller;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.audit.AuditChain;
import dev.mayday.issues.audit.AuditDesk;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// [AuditApi] with the rights of the person.
class AuditResource implements AuditApi {

    private final CurrentCaller caller;
    private final AuditDesk desk;
    private final AuditChain chain;

    AuditResource(CurrentCaller caller, AuditDesk desk, AuditChain chain) {
        this.caller = caller;
        this.desk = desk;
        this.chain = chain;
    }

    @Needs("org:write")
    @Override
    public Uni<Page> list(String bearer, Search search) {
        return desk.page(organization(), installation(), search);
    }

    @Needs("org:write")
    @Override
    public Uni<Part> export(String bearer, @Nullable String format, Search search) {
        return desk.part(organization(), installation(), format, search);
    }

    @Needs("org:write")
    @Override
    public Uni<Chain> chain(String bearer) {
        return chain.state().map(AuditResource::told);
    }

    @Needs("org:write")
    @Override
    public Uni<Chain> check(String bearer) {
        return chain.check().map(AuditResource::told);
    }

    private long organization() {
        return caller.organization().id();
    }

    /// What concerns the installation is told to who runs it.
    private boolean installation() {
        return caller.get() instanceof Caller.Person person && person.instanceAdmin();
    }

    private static Chain told(AuditChain.State state) {
        return new Chain(
                state.checkedAt(), state.isBroken(), state.brokenAt(), state.brokenSince());
    }
}
