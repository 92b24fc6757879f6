package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.people.InvitationsApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Bearers;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.people.Acceptances;
import dev.mayday.issues.people.InvitationLinks;
import dev.mayday.issues.people.Invitations;
import dev.mayday.issues.people.Newcomers;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// [InvitationsApi] for the dashboard.
class InvitationsResource implements InvitationsApi {

    private final CurrentCaller caller;
    private final Invitations invitations;
    private final InvitationLinks links;
    private final Acceptances acceptances;
    private final Newcomers newcomers;

    InvitationsResource(
            CurrentCaller caller,
            Invitations invitations,
            InvitationLinks links,
            Acceptances acceptances,
            Newcomers newcomers) {
        this.caller = caller;
        this.invitations = invitations;
        this.links = links;
        this.acceptances = acceptances;
        this.newcomers = newcomers;
    }

    @Needs("member:write")
    @Override
    public Uni<Invited> invite(String bearer, @Nullable Draft draft) {
        var in = caller.organization();
        if (draft == null) throw Refused.invalid("email: an address such as ana@example.com");
        return invitations.invite(in, caller.by(), draft);
    }

    @Needs("member:write")
    @Override
    public Uni<Invited> renew(String bearer, long member) {
        return invitations.renew(caller.organization(), caller.by(), member);
    }

    @Admits(Who.SERVICE)
    @Override
    public Uni<Offer> look(String bearer, @Nullable Link link) {
        return links.look(secret(link));
    }

    @Admits(Who.PERSON)
    @Override
    public Uni<Accepted> accept(String bearer, @Nullable Link link) {
        return acceptances.accept(secret(link), caller.actor(), Bearers.secret(bearer));
    }

    @Admits(Who.SERVICE)
    @Override
    public Uni<Accepted> enter(String bearer, @Nullable Newcomer newcomer) {
        if (newcomer == null) throw Refused.invalid("name: 1 to 100 characters");
        return newcomers.enter(newcomer, caller.actor().address());
    }

    private static @Nullable String secret(@Nullable Link link) {
        return link == null ? null : link.secret();
    }
}
