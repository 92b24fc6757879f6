package dev.mayday.issues.access;

import dev.mayday.issues.InstallationConfig;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/// Finds or makes the admin of the installation, and gives it the configured password.
@Singleton
public record Accounts(
        AccountEntity.Repository accounts,
        MembershipEntity.Repository memberships,
        Passwords passwords,
        @ReactiveDataSource("issues") Pool database,
        InstallationConfig config,
        Surroundings surroundings) {

    private static final String LACKS_PASSWORD =
            "SELECT count(*) FROM account WHERE id = $1 AND password_hash IS NULL";

    /// A link that lies about somewhere is void as soon as there is another way in.
    private static final String SET_PASSWORD =
            """
            WITH given AS (UPDATE account SET password_hash = $2
                              WHERE id = $1 AND password_hash IS NULL RETURNING id)
            DELETE FROM sign_in_link l USING given WHERE l.account_id = given.id AND l.used_at IS NULL""";

    /// The account with the configured address, an owner of the organization. Within the
    /// transaction of the caller.
    public Uni<Long> admin(Organization organization) {
        return accounts.byEmail(address())
                .chain(known -> known == null ? make(organization) : Uni.createFrom().item(known))
                .map(account -> account.id);
    }

    /// Sets the configured password where there is none; one that somebody chose later stays. Not
    /// within a transaction, because hashing takes its time.
    public Uni<Void> givePassword(long account) {
        var password = config.adminPassword();
        if (password.isEmpty()) return Uni.createFrom().voidItem();
        return database.preparedQuery(LACKS_PASSWORD)
                .execute(Tuple.of(account))
                .map(rows -> rows.iterator().next().getLong(0) == 1)
                .chain(lacks -> lacks ? set(account, password.get()) : Uni.createFrom().voidItem());
    }

    /// Whether the admin has no way in but a link: there is no password, and nobody was ever here.
    public Uni<Boolean> needsLink(long admin) {
        return accounts.count(
                        "lastSignIn is not null or (id = ?1 and passwordHash is not null)", admin)
                .map(others -> others == 0);
    }

    private String address() {
        return config.adminEmail().orElse("admin@localhost").strip();
    }

    private Uni<AccountEntity> make(Organization organization) {
        var account = new AccountEntity();
        account.email = address();
        account.name = account.email.replaceFirst("@.*", "");
        account.instanceAdmin = true;
        account.createdAt = surroundings.now();
        return accounts.persistAndFlush(account)
                .call(() -> memberships.join(organization.id(), account.id, Role.OWNER));
    }

    private Uni<Void> set(long account, String password) {
        return passwords
                .hash(password)
                .chain(
                        hash ->
                                database.preparedQuery(SET_PASSWORD)
                                        .execute(Tuple.of(account, hash)))
                .replaceWithVoid();
    }
}
