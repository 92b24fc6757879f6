package dev.mayday.issues.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.GivenSettings;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.organization.Organization;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccountsTest {

    @Inject Starts starts;
    @Inject FrontDoor frontDoor;
    @Inject Fixtures fixtures;

    @Test
    void the_configured_admin_signs_in_with_the_configured_password() throws Throwable {
        start("boss@mayday.test", "correct horse");
        start("boss@mayday.test", "a later one is ignored");

        var session = enter("boss@mayday.test", "correct horse");

        assertThat(session.person().role()).isEqualTo(Role.OWNER);
        assertThat(fixtures.number("SELECT count(*) FROM account WHERE email = 'boss@mayday.test'"))
                .isOne();
    }

    @Test
    void a_password_can_be_given_to_an_admin_who_came_by_a_link() throws Throwable {
        start("late@mayday.test", null);
        start("late@mayday.test", "correct horse");

        var session = enter("late@mayday.test", "correct horse");

        assertThat(session.person().email()).isEqualTo("late@mayday.test");
    }

    @Test
    void a_link_that_lies_about_is_void_once_there_is_a_password() throws Throwable {
        long admin = start("linked@mayday.test", null);
        fixtures.run(
                "INSERT INTO sign_in_link (hash, account_id, expires_at) VALUES (?, ?, now() + interval '1 hour')",
                Fixtures.sha256("printed on a console"),
                admin);

        start("linked@mayday.test", "correct horse");

        assertThatThrownBy(
                        () ->
                                VertxContextSupport.subscribeAndAwait(
                                        () -> frontDoor.enter("printed on a console", "", "")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("unknown, used up or expired");
    }

    private FrontDoor.Session enter(String email, String password) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> frontDoor.enter(email, password, "", ""));
    }

    private long start(String email, @Nullable String password) throws Throwable {
        var organization =
                new Organization(fixtures.tenant().organization(), "", "", Instant.EPOCH);
        var settings = GivenSettings.NONE.admin(email, password);
        return VertxContextSupport.subscribeAndAwait(
                () ->
                        starts.admin(settings, organization)
                                .call(admin -> starts.accounts(settings).givePassword(admin)));
    }

    /// Accounts under other settings than those of the running service.
    @ApplicationScoped
    static class Starts {

        @Inject AccountEntity.Repository accounts;
        @Inject MembershipEntity.Repository memberships;
        @Inject Passwords passwords;

        @Inject
        @ReactiveDataSource("issues")
        Pool database;

        @Inject Surroundings surroundings;

        @WithTransaction("issues")
        Uni<Long> admin(GivenSettings settings, Organization organization) {
            return accounts(settings).admin(organization);
        }

        Accounts accounts(GivenSettings settings) {
            return new Accounts(accounts, memberships, passwords, database, settings, surroundings);
        }
    }
}
