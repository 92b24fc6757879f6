package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.AccountApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Bearers;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Origin;
import dev.mayday.issues.access.Role;
import dev.mayday.issues.account.HandedResets;
import dev.mayday.issues.account.OwnAccount;
import dev.mayday.issues.account.OwnAccount.Asker;
import dev.mayday.issues.account.ResetLinks;
import dev.mayday.issues.account.Resets;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// [AccountApi] for the dashboard, which names the person's address.
class AccountResource implements AccountApi {

    private final CurrentCaller caller;
    private final OwnAccount accounts;
    private final dev.mayday.issues.account.PasswordChange passwords;
    private final Resets resets;
    private final ResetLinks resetLinks;
    private final HandedResets handedResets;
    private final Origin origin;

    AccountResource(
            CurrentCaller caller,
            OwnAccount accounts,
            dev.mayday.issues.account.PasswordChange passwords,
            Resets resets,
            ResetLinks resetLinks,
            HandedResets handedResets,
            Origin origin) {
        this.caller = caller;
        this.accounts = accounts;
        this.passwords = passwords;
        this.resets = resets;
        this.resetLinks = resetLinks;
        this.handedResets = handedResets;
        this.origin = origin;
    }

    @Admits(Who.PERSON)
    @Override
    public Uni<Account> account(String bearer) {
        return accounts.of(asker(bearer));
    }

    @Admits(Who.PERSON)
    @Override
    public Uni<Void> rename(String bearer, @Nullable NewName name) {
        return accounts.rename(asker(bearer), name == null ? null : name.name());
    }

    @Admits(Who.PERSON)
    @Override
    public Uni<Void> changePassword(String bearer, @Nullable PasswordChange change) {
        if (change == null) throw Refused.invalid("old and next: the old password and the new one");
        return passwords.change(asker(bearer), change.old(), change.next());
    }

    @Admits(Who.PERSON)
    @Override
    public Uni<Void> endSession(String bearer, long id) {
        return accounts.end(asker(bearer), id);
    }

    @Admits(Who.PERSON)
    @Override
    public Uni<Ended> endOthers(String bearer) {
        return accounts.endOthers(asker(bearer)).map(Ended::new);
    }

    @Admits(Who.SERVICE)
    @Override
    public Uni<Void> requestReset(String bearer, @Nullable ResetRequest request) {
        return resets.request(request == null ? null : request.email(), address());
    }

    @Admits(Who.SERVICE)
    @Override
    public Uni<ResetWay> resetWay(String bearer) {
        return Uni.createFrom().item(new ResetWay(resets.mailed()));
    }

    @Admits(Who.SERVICE)
    @Override
    public Uni<ResetOffer> look(String bearer, @Nullable ResetSecret secret) {
        return resetLinks.look(secret == null ? null : secret.secret()).map(ResetOffer::new);
    }

    @Needs(value = "member:admin", person = true)
    @Override
    public Uni<ResetLink> makeResetLink(String bearer, long membership) {
        var person = caller.person();
        var organization = caller.organization();
        return handedResets.make(
                organization.id(),
                caller.actor(),
                membership,
                person.role() == Role.OWNER,
                person.instanceAdmin());
    }

    @Admits(Who.SERVICE)
    @Override
    public Uni<Void> reset(String bearer, @Nullable Reset reset) {
        if (reset == null) throw Refused.invalid("secret and password");
        return resetLinks.use(reset.secret(), reset.password(), address());
    }

    private String address() {
        return origin.address();
    }

    /// Links and passwords are a person's own: no token for programs reaches them.
    private Asker asker(String bearer) {
        return new Asker(caller.person().account(), Bearers.secret(bearer), address());
    }
}
