package dev.mayday.issues.access;

import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Finds or makes the admin of the installation. Within the transaction of the caller.
@ApplicationScoped
class Accounts {

    private final AccountRepository accounts;
    private final MembershipRepository memberships;
    private final Passwords passwords;
    private final InstallationConfig config;
    private final Surroundings surroundings;

    Accounts(
            AccountRepository accounts,
            MembershipRepository memberships,
            Passwords passwords,
            InstallationConfig config,
            Surroundings surroundings) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.passwords = passwords;
        this.config = config;
        this.surroundings = surroundings;
    }

    /// The account of the configured address, an owner of the organisation. A configured password
    /// is set where there is
    /// none; one that somebody chose later stays.
    Uni<AccountEntity> admin(OrganizationEntity organization) {
        return accounts.byEmail(address())
                .chain(known -> known == null ? make(organization) : Uni.createFrom().item(known))
                .call(this::givePassword);
    }

    Uni<Boolean> anybodySignedIn() {
        return accounts.anybodySignedIn();
    }

    private String address() {
        return config.adminEmail().orElse("admin@localhost").strip();
    }

    private Uni<AccountEntity> make(OrganizationEntity organization) {
        var account = new AccountEntity();
        account.email = address();
        account.name = account.email.replaceFirst("@.*", "");
        account.instanceAdmin = true;
        account.createdAt = surroundings.now();
        return accounts.persistAndFlush(account)
                .call(() -> memberships.join(organization, account, Role.OWNER));
    }

    private Uni<?> givePassword(AccountEntity account) {
        @Nullable String password = config.adminPassword().orElse(null);
        if (password == null || account.passwordHash != null) return Uni.createFrom().voidItem();
        return passwords.hash(password).invoke(hash -> account.passwordHash = hash);
    }
}
